using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.PointOfUse;

/// <summary>What must be scanned at a workplace, and why.</summary>
/// <param name="Item">The item that is made, received or shipped.</param>
/// <param name="Point">The point in the flow.</param>
/// <param name="Unit">The unit, where it is known.</param>
/// <param name="Itself">What must be captured of the item itself.</param>
/// <param name="Components">What must be captured of each component; empty where nothing is built in at this point, or no bill of material is known.</param>
/// <param name="Remarks">What the plan cannot know.</param>
public sealed record CapturePlan(string Item, CapturePoint Point, string? Unit, CaptureLine Itself, IReadOnlyList<CaptureLine> Components, IReadOnlyList<string> Remarks)
{
    /// <summary>Makes the plan.</summary>
    /// <param name="plan">What is planned.</param>
    /// <param name="built">What is recorded as built into the unit already.</param>
    public static CapturePlan Of(UsePlan plan, IReadOnlyList<BuiltIn> built)
    {
        var remarks = new List<string>();
        var builds = plan.Point is CapturePoint.Production or CapturePoint.Issue;
        if (builds && plan.Uses.Count == 0)
        {
            remarks.Add($"No bill of material of {plan.Item} is known here: what is built in is not checked. Send the item's master with its components.");
        }

        var lines = new List<CaptureLine>();
        foreach (var use in builds ? plan.Uses : [])
        {
            var effectivity = Effectivity(use);
            var holds = UnitEffectivity.Covers(effectivity, plan.Unit, plan.Day);
            if (holds is null)
            {
                remarks.Add($"Whether {use.Usage.Item.Id} is for this unit cannot be told from '{effectivity}'{(plan.Unit is null ? ": the unit is not named" : "")}. It is listed; have a person decide.");
            }

            if (holds != false)
            {
                lines.Add(Line(use.Usage.Item.Id, use.Usage.Position, use.Usage.Quantity, use.Usage.Unit, CaptureNeed.Of(plan, use), effectivity, [.. built.Where(b => b.Item == use.Usage.Item.Id)]));
            }
        }

        return new CapturePlan(plan.Item, plan.Point, plan.Unit, Line(plan.Item, null, 1, null, CaptureNeed.Of(plan, plan.Masters), null, []), lines, remarks);
    }

    /// <summary>Gets for which units a line holds; null for all.</summary>
    internal static string? Effectivity(PlannedUse use) =>
        use.Usage.Tracking?.Select(rule => rule.Scope?.Usage?.Effectivity).FirstOrDefault(text => text is not null);

    private static CaptureLine Line(string item, string? position, decimal? quantity, string? unit, CaptureNeed need, string? effectivity, IReadOnlyList<BuiltIn> captured) =>
        new(item, position, quantity, unit, need.Serial, need.Lot, need.Scan, need.Because, effectivity, captured);
}

/// <summary>What must be captured of one material.</summary>
/// <param name="Item">The item.</param>
/// <param name="Position">The position in the bill of material.</param>
/// <param name="Quantity">How much is planned.</param>
/// <param name="Unit">The unit of measure.</param>
/// <param name="Serial">How strictly the serial number is kept.</param>
/// <param name="Lot">How strictly the lot is kept.</param>
/// <param name="Scan">What to scan: <c>serial</c>, <c>lot</c>; in brackets what may be left out; nothing: a quantity will do.</param>
/// <param name="Because">Why, rule by rule.</param>
/// <param name="Effectivity">For which units the line holds; null for all.</param>
/// <param name="Captured">What is recorded already.</param>
public sealed record CaptureLine(
    string Item, string? Position, decimal? Quantity, string? Unit, TrackingLevel Serial, TrackingLevel Lot,
    IReadOnlyList<string> Scan, IReadOnlyList<string> Because, string? Effectivity, IReadOnlyList<BuiltIn> Captured);

/// <summary>Material that is recorded as built in.</summary>
/// <param name="Id">The node key.</param>
/// <param name="Item">The item.</param>
/// <param name="Serial">The serial number, for a piece.</param>
/// <param name="Lot">The lot number, for material of a lot.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Unit">The unit of measure.</param>
/// <param name="Evidence">How sure it is.</param>
public sealed record BuiltIn(string Id, string? Item, string? Serial, string? Lot, decimal? Quantity, string? Unit, EvidenceGrade Evidence)
{
    /// <summary>Gets the position in the parent (reference designator, find number) that was reported; null where none was.</summary>
    public string? Position { get; init; }

    /// <summary>Gets what events said of it: expiry, heat, certificate and the like.</summary>
    public IReadOnlyList<Identifier>? Attributes { get; init; }
}
