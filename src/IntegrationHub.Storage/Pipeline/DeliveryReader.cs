using System.Text;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Reads the outbox for people.</summary>
public static class DeliveryReader
{
    /// <summary>Lists deliveries, newest first.</summary>
    public static async Task<Page<DeliverySummary>> ListAsync(
        HubContext context, string? target, DeliveryState? state, int offset, int limit, CancellationToken cancellationToken)
    {
        var rows = context.Set<DeliveryRow>().Where(row => (target == null || row.Target == target) && (state == null || row.State == state));
        return new Page<DeliverySummary>(
            await ReadAsync(context, rows.OrderByDescending(row => row.Id).Skip(offset).Take(limit), cancellationToken),
            await rows.LongCountAsync(cancellationToken), offset);
    }

    internal static Task<IReadOnlyList<DeliverySummary>> OfMessageAsync(HubContext context, long messageId, CancellationToken cancellationToken) =>
        ReadAsync(context, context.Set<DeliveryRow>().Where(row => row.MessageId == messageId), cancellationToken);

    private static async Task<IReadOnlyList<DeliverySummary>> ReadAsync(HubContext context, IQueryable<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        var pairs = await rows
            .Join(context.Set<MessageRow>(), row => row.MessageId, message => message.Id, (row, message) => new { row, message.Name })
            .OrderByDescending(pair => pair.row.Id)
            .ToListAsync(cancellationToken);
        return [.. pairs.Select(pair => new DeliverySummary(
            pair.row.PublicId, pair.row.Target, pair.Name, pair.row.State, pair.row.Attempts,
            pair.row.State == DeliveryState.InFlight && pair.row.NextAttemptAt > 0 ? HubInstant.Text(pair.row.NextAttemptAt) : null,
            pair.row.Detail, pair.row.Route, Text(pair.row.Loss), Text(pair.row.Document), Text(pair.row.Escrow)))];
    }

    private static string? Text(byte[]? bytes) => bytes is null ? null : Encoding.UTF8.GetString(bytes);
}
