using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.PointOfUse;

/// <summary>What must be captured of a material: the strictest of what any system asks, since one scan serves them all.</summary>
/// <param name="Serial">How strictly the serial number.</param>
/// <param name="Lot">How strictly the lot.</param>
/// <param name="Because">Which rule of which system asks for it, in words.</param>
public sealed record CaptureNeed(TrackingLevel Serial, TrackingLevel Lot, IReadOnlyList<string> Because)
{
    /// <summary>Gets what to scan: <c>serial</c>, <c>lot</c>; in brackets what may be left out.</summary>
    public IReadOnlyList<string> Scan =>
    [
        .. Serial switch { TrackingLevel.Required => new[] { "serial" }, TrackingLevel.Optional => ["(serial)"], _ => [] },
        .. Lot switch { TrackingLevel.Required => new[] { "lot" }, TrackingLevel.Optional => ["(lot)"], _ => [] },
    ];

    /// <summary>Finds the need for an item as such.</summary>
    public static CaptureNeed Of(UsePlan plan, IReadOnlyList<MasterTracking> masters) => Of(plan, masters, null);

    /// <summary>Finds the need for a component in a use: what its line says replaces what the same system says about the item in general.</summary>
    public static CaptureNeed Of(UsePlan plan, PlannedUse use) => Of(plan, use.Masters, use);

    private static CaptureNeed Of(UsePlan plan, IReadOnlyList<MasterTracking> masters, PlannedUse? use)
    {
        var found = masters.Where(m => use?.Usage.Tracking is not { Count: > 0 } || m.System != use.System)
            .Select(m => (m.System, Rule: Best(m.Rules, plan, use), Usage: false))
            .Append((System: use?.System ?? "", Rule: Best(use?.Usage.Tracking, plan, use), Usage: true))
            .Where(one => one.Rule is not null).ToArray();
        var known = found.Where(one => one.Rule!.Serial != TrackingLevel.Unknown || one.Rule.Lot != TrackingLevel.Unknown).ToArray();
        return known.Length == 0
            ? new CaptureNeed(TrackingLevel.Unknown, TrackingLevel.Unknown, ["No system says how the item is tracked here: capture all that the label carries, and have its master corrected."])
            : new CaptureNeed(known.Max(one => one.Rule!.Serial), known.Max(one => one.Rule!.Lot), [.. known.Select(one => Words(one.System, one.Rule!, one.Usage, use))]);
    }

    // A rule for this use weighs more than one for a site, a site more than a capture point.
    private static TrackingRule? Best(IReadOnlyList<TrackingRule>? rules, UsePlan plan, PlannedUse? use) => rules?
        .Where(r => Fits(r.Scope?.Site, plan.Site) && (r.Scope?.CapturePoint is null || r.Scope.CapturePoint == plan.Point) && FitsUse(r.Scope?.Usage, plan, use))
        .MaxBy(r => (r.Scope?.Usage is null ? 0 : 4) + (r.Scope?.Site is null ? 0 : 2) + (r.Scope?.CapturePoint is null ? 0 : 1));

    private static bool FitsUse(UsageScope? scope, UsePlan plan, PlannedUse? use) => scope is null
        || (use is not null && Fits(scope.Parent, plan.Item) && Fits(scope.Position, use.Usage.Position) && UnitEffectivity.Covers(scope.Effectivity, plan.Unit, plan.Day) != false);

    private static bool Fits(string? wanted, string? actual) => wanted is null || wanted == actual;

    private static string Words(string system, TrackingRule rule, bool isUsage, PlannedUse? use)
    {
        var where = isUsage ? $" for position {use!.Usage.Position ?? "(unnumbered)"} of the bill of material" : "";
        var raw = rule.Raw is null ? "" : $" ({rule.Raw.Path} = '{rule.Raw.Value}')";
        return $"{system} says{where}: serial {Word(rule.Serial)}, lot {Word(rule.Lot)}{raw}.";
    }

    private static string Word(TrackingLevel level) => level.ToString().ToLowerInvariant();
}
