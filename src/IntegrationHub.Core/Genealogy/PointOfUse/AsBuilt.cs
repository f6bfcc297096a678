using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.PointOfUse;

/// <summary>What is recorded as built into a unit, against what was planned for it.</summary>
/// <param name="Unit">The node key of the unit.</param>
/// <param name="Item">Its item.</param>
/// <param name="Lines">Position by position: planned ones in the order of the bill of material, then what nobody planned.</param>
/// <param name="Differences">How many lines differ.</param>
/// <param name="Remarks">What could not be compared.</param>
public sealed record AsBuilt(string Unit, string? Item, IReadOnlyList<AsBuiltLine> Lines, int Differences, IReadOnlyList<string> Remarks)
{
    /// <summary>Compares.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="plan">What was planned for it.</param>
    /// <param name="built">What is recorded as built in and not removed.</param>
    public static AsBuilt Compare(NodeFact unit, UsePlan plan, IReadOnlyList<BuiltIn> built)
    {
        var remarks = new List<string>();
        if (plan.Uses.Count == 0)
        {
            remarks.Add($"No bill of material of {unit.Item ?? "the unit"} is known: everything below is unplanned only because nothing is planned.");
        }

        var lines = new List<AsBuiltLine>();
        var taken = new HashSet<string>(StringComparer.Ordinal);

        // Items at one position are alternates of each other.
        foreach (var position in plan.Uses.Where(u => UnitEffectivity.Covers(CapturePlan.Effectivity(u), plan.Unit, plan.Day) != false)
            .GroupBy(u => u.Usage.Position ?? "item " + u.Usage.Item.Id, StringComparer.Ordinal))
        {
            var items = position.Select(u => u.Usage.Item.Id).ToHashSet(StringComparer.Ordinal);
            // Where a position was reported it decides; without one the item does.
            BuiltIn[] here = [.. built.Where(b => b.Item is not null && items.Contains(b.Item) && (b.Position is null || b.Position == position.First().Usage.Position) && taken.Add(b.Id))];
            lines.Add(Line(plan, position.First().Usage.Position, [.. position], here));
        }

        var skipped = plan.Uses.Select(u => u.Usage.Item.Id).ToHashSet(StringComparer.Ordinal);
        lines.AddRange(built.Where(b => !taken.Contains(b.Id)).Select(b => new AsBuiltLine(null, null, null, null, [b], b.Item is not null && skipped.Contains(b.Item)
            ? AsBuiltDifference.NotEffective : AsBuiltDifference.Unplanned, b.Item is not null && skipped.Contains(b.Item)
            ? b.Position is { } reported && !plan.Uses.Any(u => u.Usage.Item.Id == b.Item && u.Usage.Position == reported)
                ? $"{b.Item} is built in at position {reported}, and planned at {string.Join(" or ", plan.Uses.Where(u => u.Usage.Item.Id == b.Item).Select(u => u.Usage.Position ?? "no position"))}."
                : $"{b.Item} is planned for other units only." : $"{b.Item ?? b.Id} is built in and not planned.")));
        return new AsBuilt(unit.Key, unit.Item, lines, lines.Count(l => l.Difference != AsBuiltDifference.None), remarks);
    }

    private static AsBuiltLine Line(UsePlan plan, string? position, PlannedUse[] uses, BuiltIn[] built)
    {
        var use = uses.FirstOrDefault(u => built.Any(b => b.Item == u.Usage.Item.Id)) ?? uses[0];
        var (need, planned) = (CaptureNeed.Of(plan, use), use.Usage);
        var (difference, words) = Judge(need, planned.Item.Id, planned.Quantity, planned.Unit, built);
        if (difference == AsBuiltDifference.None && use != uses[0])
        {
            (difference, words) = (AsBuiltDifference.Alternate, $"{planned.Item.Id} is built in instead of {uses[0].Usage.Item.Id}, which stands first at the position.");
        }

        return new AsBuiltLine(position, string.Join(" or ", uses.Select(u => u.Usage.Item.Id)), planned.Quantity, planned.Unit, built, difference, words);
    }

    private static (AsBuiltDifference, string) Judge(CaptureNeed need, string item, decimal? quantity, string? unit, BuiltIn[] built)
    {
        if (built.Length == 0)
        {
            return need is { Serial: TrackingLevel.Required or TrackingLevel.Optional } or { Lot: TrackingLevel.Required or TrackingLevel.Optional }
                ? (AsBuiltDifference.Missing, $"{item} is planned and nothing of it is recorded.")
                : (AsBuiltDifference.NotRecorded, $"{item} is not kept by serial number or lot: what is built in leaves no trace.");
        }

        if (Array.Find(built, b => (need.Serial == TrackingLevel.Required && b.Serial is null) || (need.Lot == TrackingLevel.Required && b.Lot is null && b.Serial is null)) is { } weak)
        {
            return (AsBuiltDifference.WeakIdentity, $"{item} is kept by {(need.Serial == TrackingLevel.Required ? "serial number" : "lot")}, and only {weak.Lot ?? weak.Id} is recorded.");
        }

        if (Array.Find(built, b => b.Evidence == EvidenceGrade.Assumed) is { } assumed)
        {
            return (AsBuiltDifference.Assumed, $"{assumed.Id} is assumed to be built in; nobody scanned it.");
        }

        // One piece of a serial number is one, whatever the event says; of a lot only what is stated in the planned unit can be added up.
        var all = built.Select(b => b.Serial is not null ? (decimal?)1 : b.Unit == unit || unit is null ? b.Quantity : null).ToArray();
        return quantity is not { } wanted || Array.Exists(all, q => q is null) || all.Sum() == wanted ? (AsBuiltDifference.None, "")
            : (AsBuiltDifference.Quantity, $"{DecimalText.Shortest(all.Sum() ?? 0)} of {item} are recorded, {DecimalText.Shortest(wanted)} planned.");
    }
}

/// <summary>One position.</summary>
/// <param name="Position">The position in the bill of material; null for what nobody planned.</param>
/// <param name="Planned">The planned item, or alternates.</param>
/// <param name="Quantity">How much is planned.</param>
/// <param name="Unit">In which unit of measure.</param>
/// <param name="Built">What is recorded.</param>
/// <param name="Difference">How it differs.</param>
/// <param name="Words">The same in words; empty where it does not.</param>
public sealed record AsBuiltLine(
    string? Position, string? Planned, decimal? Quantity, string? Unit, IReadOnlyList<BuiltIn> Built, AsBuiltDifference Difference, string Words);

/// <summary>How what is built differs from what was planned.</summary>
public enum AsBuiltDifference
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Planned, and nothing is recorded.</summary>
    Missing,

    /// <summary>Recorded, and not planned.</summary>
    Unplanned,

    /// <summary>Recorded, and planned for other units only.</summary>
    NotEffective,

    /// <summary>Another item that is planned at the same position.</summary>
    Alternate,

    /// <summary>Another quantity.</summary>
    Quantity,

    /// <summary>A lot where a serial number is required, or neither.</summary>
    WeakIdentity,

    /// <summary>Backflushed, never scanned.</summary>
    Assumed,

    /// <summary>Kept by nobody: cannot be compared.</summary>
    NotRecorded,
}
