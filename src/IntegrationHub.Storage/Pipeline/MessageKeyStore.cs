using IntegrationHub.Core.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Idempotency keys, unique per interface by the primary key of their table.</summary>
public sealed class MessageKeyStore(HubContext context) : IMessageKeys
{
    /// <inheritdoc />
    public async Task<KeyClaim> ClaimAsync(string flow, string key, string bodyHash, long messageId, CancellationToken cancellationToken)
    {
        var held = await context.Set<MessageKeyRow>().AsNoTracking()
            .Where(row => row.Interface == flow && row.Key == key)
            .Join(context.Set<MessageRow>(), row => row.MessageId, message => message.Id, (row, message) => new { row.BodyHash, message.Name, message.Id })
            .FirstOrDefaultAsync(cancellationToken);
        if (held is null)
        {
            context.Add(new MessageKeyRow { Interface = flow, Key = key, BodyHash = bodyHash, MessageId = messageId });
            await context.SaveChangesAsync(cancellationToken);
            return new KeyClaim(KeyVerdict.Mine, null);
        }

        var verdict = held.Id == messageId ? KeyVerdict.Mine
            : string.Equals(held.BodyHash, bodyHash, StringComparison.Ordinal) ? KeyVerdict.Duplicate
            : KeyVerdict.Conflict;
        return new KeyClaim(verdict, held.Name);
    }
}
