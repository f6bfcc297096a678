using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>Compares what a split, merge, repack or transfer took with what it gave, item by item.</summary>
internal static class EventParts
{
    /// <summary>Finds the events whose parts do not add up. The movements must hold both sides of the event.</summary>
    public static IEnumerable<ConservationAlarm> Wrong(IEnumerable<StockMovement> moves, IReadOnlyList<UnitFactor> factors)
    {
        foreach (var group in moves.Where(m => m.Operation is Operation.Split or Operation.Merge or Operation.Repack or Operation.Relabel or Operation.Transfer)
            .GroupBy(m => (m.MessageId, m.Item)))
        {
            StockMovement[] taken = [.. group.Where(m => m.Kind == MovementKind.MovedOut)], given = [.. group.Where(m => m.Kind == MovementKind.MovedIn)];
            var unit = taken.FirstOrDefault()?.Unit ?? Projections.Pieces;
            if (taken.Length > 0 && given.Length > 0 && Sum(taken, unit, factors) is { } before && Sum(given, unit, factors) is { } after && before != after)
            {
                yield return new ConservationAlarm(ConservationAlarms.PartsDoNotAddUp, taken[0].Node,
                    $"{DecimalText.Shortest(before)} {unit} of item '{group.Key.Item}' were divided by {taken[0].Event}, and its parts are {DecimalText.Shortest(after)}. Correct the quantities at the source, or report the loss as scrap.", [taken[0].Event]);
            }
        }
    }

    private static decimal? Sum(StockMovement[] moves, string unit, IReadOnlyList<UnitFactor> factors)
    {
        var all = moves.Select(m => UnitConversion.To(new MaterialReference { Item = m.Item is null ? null : new ItemReference(m.Item), Quantity = m.Quantity, Unit = m.Unit ?? unit }, unit, factors, m.Day)).ToArray();
        return Array.TrueForAll(all, a => a.Succeeded && a.Value.Quantity is not null) ? all.Sum(a => a.Value.Quantity!.Value) : null;
    }
}
