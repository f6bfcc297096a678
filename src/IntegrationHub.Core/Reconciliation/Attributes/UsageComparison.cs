using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>Compares how components are tracked in one use (parent and position), between the systems whose bills of material say so.</summary>
internal static class UsageComparison
{
    /// <summary>Makes the findings of a parent: one for each use and system, named by component and position.</summary>
    /// <param name="item">The parent as the authority writes it.</param>
    /// <param name="rule">The authority for tracking; null is none.</param>
    /// <param name="views">What each system says at the level of the item.</param>
    /// <param name="input">The comparison.</param>
    public static IEnumerable<Finding> Findings(string item, AuthorityRule? rule, IReadOnlyList<MasterView> views, ReconciliationInput input)
    {
        if (views.FirstOrDefault(view => view.Capability.System == rule?.System) is not { Presence: Presence.Present, Contradicted: false, Current.Usages: { } uses } authority)
        {
            yield break;
        }

        foreach (var use in uses.DistinctBy(one => (one.Component, one.Position)).OrderBy(one => one.Component, StringComparer.Ordinal).ThenBy(one => one.Position, StringComparer.Ordinal))
        {
            var required = Flags(use.Rule);
            foreach (var view in views.Where(view => !ReferenceEquals(view, authority) && view is { Presence: Presence.Present, Contradicted: false }))
            {
                // A use that the other bill of material does not have is a difference of structures, and none of flags.
                if (required.IsKnown && Find(view.Current, use) is { } own && view.Capability.Complete(Flags(own.Rule)) is { IsKnown: true } actual && actual != required)
                {
                    yield return Make(item, use, rule!, (authority, view), (required, actual), input);
                }
            }
        }
    }

    private static Finding Make(string item, UsageRule use, AuthorityRule rule, (MasterView Authority, MasterView Own) views, (TrackingFlags Required, TrackingFlags Actual) flags, ReconciliationInput input)
    {
        var (system, relation, target) = (views.Own.Capability, flags.Actual.AgainstRequired(flags.Required), views.Own.Capability.Nearest(flags.Required));
        var cause = flags.Actual == target ? Cause.CannotExpress
            : views.Authority is { Current: { } current, Previous: { } previous } && Find(previous, use) is { } before && system.Nearest(Flags(before.Rule)) == flags.Actual
                && system.Elapsed(current.ValidFrom, input.Now) < system.ExpectedLatency ? Cause.InFlight
            : Cause.Unexplained;
        var where = $"{use.Component} in {item}{(use.Position is null ? "" : $" at position {use.Position}")}";
        return new Finding
        {
            Item = item,
            Attribute = $"{Finding.UsageAttribute}:{use.Component}{(use.Position is null ? "" : "@" + use.Position)}",
            System = system.System,
            Authority = rule.System,
            Values = [.. new[] { views.Authority, views.Own }.Select(view => Value(view, Find(view.Current, use)!, flags.Required)).OrderBy(value => value.System, StringComparer.Ordinal)],
            Relation = relation,
            Cause = cause,
            Severity = SeverityRule.Of(Gate.None, relation, cause, input.Risk),
            NeedsPerson = SeverityRule.NeedsPerson(Gate.None, relation, cause),
            Explanation = $"For {where}: {FindingText.Of(relation ?? Relation.Incomparable, cause, system.System, flags.Actual, rule.System, flags.Required)}",
            Proposal = cause != Cause.Unexplained ? null
                : new(system.System, Find(views.Own.Current, use)!.Rule.Raw?.Path, target.ToString(), [], $"Set the tracking of {where} in {system.System} to {target}."),
        };
    }

    private static UsageRule? Find(MasterSnapshot? snapshot, UsageRule use) =>
        snapshot?.Usages?.FirstOrDefault(one => one.Component == use.Component && one.Position == use.Position);

    private static TrackingFlags Flags(TrackingRule rule) => new(rule.Lot, rule.Serial);

    private static SystemValue Value(MasterView view, UsageRule use, TrackingFlags required) => new()
    {
        System = view.Capability.System,
        Item = view.Current!.Item,
        Value = Flags(use.Rule).ToString(),
        Lot = use.Rule.Lot,
        Serial = use.Rule.Serial,
        Raw = use.Rule.Raw?.Value,
        Path = use.Rule.Raw?.Path,
        ReadAt = view.Current.RecordedAt,
        MappingVersion = view.Current.MappingVersion,
        Relation = view.Capability.Complete(Flags(use.Rule)).AgainstRequired(required),
    };
}
