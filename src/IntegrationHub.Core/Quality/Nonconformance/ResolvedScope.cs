using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using NonconformanceReport = IntegrationHub.Core.Canonical.Quality.Nonconformance;

namespace IntegrationHub.Core.Quality.Nonconformance;

/// <summary>One piece in the scope.</summary>
/// <param name="Item">The item.</param>
/// <param name="Serial">The serial number.</param>
/// <param name="Lot">The lot that it belongs to; null where that is unknown.</param>
/// <param name="Certainty">How sure it is that it is affected.</param>
/// <param name="Stated">True where the report names it or its lot; false where genealogy reached it.</param>
public sealed record ScopedUnit(string? Item, string Serial, string? Lot, Certainty Certainty, bool Stated = true);

/// <summary>One lot in the scope.</summary>
/// <param name="Item">The item.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Hold">How much must be blocked; null: all of it, its size was never stated.</param>
/// <param name="Affected">How much of that is affected.</param>
/// <param name="Unit">The unit of both quantities.</param>
public sealed record ScopedLot(string? Item, string Lot, decimal? Hold, decimal? Affected, string? Unit);

/// <summary>The scope of a nonconformance in both views.</summary>
/// <param name="Units">The known pieces.</param>
/// <param name="Lots">The lots, with how much of each.</param>
/// <param name="OpenLots">Lots of the scope of which not every affected piece is known by name: unit holds alone do not cover them.</param>
/// <param name="Homeless">Stated pieces whose lot is unknown: a system that holds only lots cannot be told of them.</param>
public sealed record ResolvedScope(
    IReadOnlyList<ScopedUnit> Units, IReadOnlyList<ScopedLot> Lots, IReadOnlyList<ScopedLot> OpenLots, IReadOnlyList<ScopedUnit> Homeless)
{
    /// <summary>Says the report in the granularity of a system.</summary>
    /// <param name="report">The report.</param>
    /// <param name="holds">The holds that the system can place (<c>unit</c>, <c>lot</c>, <c>stock-status</c>); empty: it takes the record as it is.</param>
    /// <returns>The report with the system's view of the material, or problem <c>QUA-0001</c> for a piece that it cannot be told of.</returns>
    public Outcome<NonconformanceReport> ViewFor(NonconformanceReport report, IReadOnlyList<string> holds)
    {
        if (holds.Contains("unit", StringComparer.Ordinal))
        {
            return Outcome<NonconformanceReport>.Of(report with { Materials = [.. Units.Select(Material), .. OpenLots.Select(Material)] });
        }

        if (!holds.Contains("lot", StringComparer.Ordinal) && !holds.Contains("stock-status", StringComparer.Ordinal))
        {
            return Outcome<NonconformanceReport>.Of(report);
        }

        return Homeless.Count > 0
            ? Outcome<NonconformanceReport>.Failed([.. Homeless.Select(u => new Problem("QUA-0001",
                "The system blocks by lot, and the lot of this piece is not known. Report the record that says it, then release the message.", RawValue: u.Serial))])
            : Outcome<NonconformanceReport>.Of(report with { Materials = [.. Lots.Select(Material)] });
    }

    /// <summary>Lists the holds that a view asks for.</summary>
    /// <param name="report">The report in the system's view.</param>
    /// <param name="system">The system.</param>
    /// <param name="at">When, UTC microseconds.</param>
    public static IReadOnlyList<Hold> HoldsOf(NonconformanceReport report, string system, long at) =>
    [
        .. (report.Materials ?? []).Select(m => (Material: m, Node: NodeIdentity.Of(m, system)?.Node)).Where(m => m.Node is not null)
            .Select(m => new Hold(report.Id, system, m.Node!.Key, HoldState.Requested, at, null, m.Node.Kind == NodeKind.Lot ? m.Material.Quantity : null))
            .DistinctBy(h => h.Unit, StringComparer.Ordinal),
    ];

    private static MaterialReference Material(ScopedUnit unit) =>
        new() { Item = Item(unit.Item), Serial = unit.Serial, Lot = unit.Lot, Quantity = 1, Unit = Translation.Projections.Pieces };

    private static MaterialReference Material(ScopedLot lot) =>
        new() { Item = Item(lot.Item), Lot = lot.Lot, Quantity = lot.Hold, Unit = lot.Hold is null ? null : lot.Unit };

    private static ItemReference? Item(string? id) => id is null ? null : new ItemReference(id);
}
