using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Reads envelopes for people.</summary>
public static class EnvelopeReader
{
    /// <summary>Shows one envelope with a page of its messages, in their order; null where there is none of that id.</summary>
    public static async Task<EnvelopeView?> ShowAsync(HubContext context, Guid id, int offset, int limit, CancellationToken cancellationToken)
    {
        var row = await context.Set<EnvelopeRow>().FirstOrDefaultAsync(one => one.PublicId == id, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var at = HubInstant.Text(row.ReceivedAt);
        var messages = await context.Set<MessageRow>().Where(message => message.EnvelopeId == row.Id)
            .OrderBy(message => message.Ordinal).Skip(offset).Take(limit)
            .Select(message => new MessageSummary(
                message.Name, message.Interface, at, message.State, message.Reason, message.Key, message.Pointer, row.SourceName))
            .ToListAsync(cancellationToken);
        return new EnvelopeView(row.PublicId, row.Interface, at, row.Sha256, row.Size, row.ContentType, row.SourceName, row.State, row.Open,
            new Page<MessageSummary>(messages, row.MessageCount ?? 0, offset));
    }
}
