using IntegrationHub.Core.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Counts both ledgers. Each side comes from its own rows, so an imbalance is something that can be seen.</summary>
public static class LedgerReader
{
    /// <summary>Reads the ledgers, per interface or per interface and day.</summary>
    public static async Task<Ledgers> ReadAsync(HubContext context, bool perDay, CancellationToken cancellationToken)
    {
        var received = await context.Set<EnvelopeRow>()
            .GroupBy(row => new { row.Interface, row.Day })
            .Select(group => new Count(group.Key.Interface, group.Key.Day, null, group.Sum(row => (long)(row.MessageCount ?? 1))))
            .ToListAsync(cancellationToken);
        var unsplit = await context.Set<EnvelopeRow>().Where(row => row.MessageCount == null)
            .GroupBy(row => new { row.Interface, row.Day })
            .Select(group => new Count(group.Key.Interface, group.Key.Day, MessageState.InFlight.ToString(), group.LongCount()))
            .ToListAsync(cancellationToken);
        var messages = await context.Set<MessageRow>()
            .GroupBy(row => new { row.Interface, row.Day, row.State })
            .Select(group => new { group.Key.Interface, group.Key.Day, group.Key.State, Number = group.LongCount() })
            .ToListAsync(cancellationToken);
        var due = await context.Set<DueRow>()
            .GroupBy(row => new { row.Target, row.Day })
            .Select(group => new Count(group.Key.Target, group.Key.Day, null, group.Sum(row => (long)row.Due)))
            .ToListAsync(cancellationToken);
        var deliveries = await context.Set<DeliveryRow>()
            .GroupBy(row => new { row.Target, row.Day, row.State })
            .Select(group => new { group.Key.Target, group.Key.Day, group.Key.State, Number = group.LongCount() })
            .ToListAsync(cancellationToken);

        var intake = Fold(received, [.. unsplit, .. messages.Select(row => new Count(row.Interface, row.Day, row.State.ToString(), row.Number))], perDay);
        var targets = Fold(due, [.. deliveries.Select(row => new Count(row.Target, row.Day, row.State.ToString(), row.Number))], perDay);
        return new Ledgers(
            [.. intake.Select(line => new IntakeLine(line.Flow, line.Day, line.Declared, line[MessageState.Applied], line[MessageState.Quarantined],
                line[MessageState.Suppressed], line[MessageState.Rejected], line[MessageState.InFlight]))],
            [.. targets.Select(line => new TargetLine(line.Flow, line.Day, line.Declared, line[DeliveryState.Posted], line[DeliveryState.Refused],
                line[DeliveryState.Cancelled], line[DeliveryState.Quarantined], line[DeliveryState.InFlight]))]);
    }

    private static IEnumerable<Line> Fold(List<Count> declared, List<Count> counted, bool perDay)
    {
        var lines = new SortedDictionary<(string Flow, int Day), Line>(
            Comparer<(string Flow, int Day)>.Create((a, b) => string.CompareOrdinal(a.Flow, b.Flow) is var order and not 0 ? order : a.Day.CompareTo(b.Day)));
        foreach (var count in declared.Concat(counted))
        {
            var key = (count.Flow, perDay ? count.Day : 0);
            if (!lines.TryGetValue(key, out var line))
            {
                lines.Add(key, line = new Line(count.Flow, perDay ? Days.Text(count.Day) : null));
            }

            line.Add(count);
        }

        return lines.Values;
    }

    private sealed record Count(string Flow, int Day, string? State, long Number);

    private sealed class Line(string flow, string? day)
    {
        private readonly Dictionary<string, long> _states = new(StringComparer.Ordinal);

        public string Flow => flow;

        public string? Day => day;

        public long Declared { get; private set; }

        public long this[Enum state] => _states.GetValueOrDefault(state.ToString());

        public void Add(Count count)
        {
            if (count.State is null)
            {
                Declared += count.Number;
            }
            else
            {
                _states[count.State] = _states.GetValueOrDefault(count.State) + count.Number;
            }
        }
    }
}
