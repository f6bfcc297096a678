using System.Text;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Versioning;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Reads the journal for people.</summary>
public static class JournalReader
{
    private const int ShownBytes = 64 * 1024;

    /// <summary>Lists messages, newest first.</summary>
    public static async Task<Page<MessageSummary>> ListAsync(
        HubContext context, string? flow, MessageState? state, int offset, int limit, CancellationToken cancellationToken)
    {
        var rows = context.Set<MessageRow>().Where(row => (flow == null || row.Interface == flow) && (state == null || row.State == state));
        var total = await rows.LongCountAsync(cancellationToken);
        var items = await rows.OrderByDescending(row => row.Id).Skip(offset).Take(limit)
            .Join(context.Set<EnvelopeRow>(), row => row.EnvelopeId, envelope => envelope.Id, (row, envelope) => new { row, envelope })
            .OrderByDescending(pair => pair.row.Id)
            .ToListAsync(cancellationToken);
        return new Page<MessageSummary>([.. items.Select(pair => Summary(pair.row, pair.envelope))], total, offset);
    }

    /// <summary>Shows one message with all that made it and all that it made; null where there is none of that name.</summary>
    public static async Task<MessageDetail?> ShowAsync(HubContext context, string name, CancellationToken cancellationToken)
    {
        var row = await context.Set<MessageRow>().FirstOrDefaultAsync(row => row.Name == name, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var envelope = await context.Set<EnvelopeRow>().SingleAsync(one => one.Id == row.EnvelopeId, cancellationToken);
        var body = await context.Set<EnvelopeBodyRow>().FirstOrDefaultAsync(one => one.EnvelopeId == row.EnvelopeId, cancellationToken);
        var closure = await context.Set<ClosureRow>().FirstOrDefaultAsync(one => one.Hash == row.Closure, cancellationToken);
        var standing = await context.Set<ActivationRow>().Where(one => one.Closure == row.Closure)
            .OrderBy(one => one.Id).Select(one => one.Standing).FirstOrDefaultAsync(cancellationToken);
        var canonical = await context.Set<CanonicalRow>().Where(one => one.MessageId == row.Id).OrderBy(one => one.Ordinal).ToListAsync(cancellationToken);
        var problems = await context.Set<ProblemRow>().Where(one => one.MessageId == row.Id).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        var deliveries = await DeliveryReader.OfMessageAsync(context, row.Id, cancellationToken);
        return new MessageDetail(
            Summary(row, envelope), envelope.Sha256, envelope.Size, row.Closure,
            closure?.Items.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [], standing, row.Build,
            row.SettledAt is { } at ? HubInstant.Text(at) : null,
            body is null ? null : Text(JournalStore.Decompress(body.Body, envelope.Size)),
            [.. canonical.Select(one => new CanonicalView(one.Type, Encoding.UTF8.GetString(one.Document)))],
            [.. problems.Select(QuarantineReader.View)],
            deliveries);
    }

    private static MessageSummary Summary(MessageRow row, EnvelopeRow envelope) => new(
        row.Name, row.Interface, HubInstant.Text(envelope.ReceivedAt), row.State, row.Reason, row.Key, row.Pointer, envelope.SourceName);

    private static string Text(byte[] body) =>
        Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, ShownBytes)) + (body.Length > ShownBytes ? "…" : "");
}
