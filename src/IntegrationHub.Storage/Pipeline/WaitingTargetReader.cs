using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Reads which targets do not answer.</summary>
public static class WaitingTargetReader
{
    /// <summary>Lists targets with deliveries that failed at least once and are to be tried again.</summary>
    public static async Task<IReadOnlyList<WaitingTarget>> ListAsync(HubContext context, CancellationToken cancellationToken)
    {
        var waiting = context.Set<DeliveryRow>().Where(row => row.State == DeliveryState.InFlight && row.NextAttemptAt > 0);
        var groups = await waiting.GroupBy(row => row.Target)
            .Select(group => new { Target = group.Key, Number = group.LongCount(), Next = group.Min(row => row.NextAttemptAt), Last = group.Max(row => row.Id) })
            .ToListAsync(cancellationToken);
        var newest = groups.ConvertAll(group => group.Last);
        var details = await context.Set<DeliveryRow>().Where(row => newest.Contains(row.Id))
            .ToDictionaryAsync(row => row.Target, row => row.Detail, StringComparer.Ordinal, cancellationToken);
        return [.. groups.OrderBy(group => group.Target, StringComparer.Ordinal)
            .Select(group => new WaitingTarget(group.Target, group.Number, HubInstant.Text(group.Next), details.GetValueOrDefault(group.Target)))];
    }
}
