namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>
/// Compares master attributes beside the tracking flag, at the level of the item. Equal or not: there is no stricter unit and no looser
/// revision. What a system does not send is unknown, and no mismatch: few systems carry every attribute.
/// </summary>
internal static class AttributeComparison
{
    /// <summary>Makes the findings of an item.</summary>
    /// <param name="item">The item as the authority writes it.</param>
    /// <param name="itemClass">The class under which authority is declared.</param>
    /// <param name="views">What each system says at the level of the item.</param>
    /// <param name="input">The comparison.</param>
    public static IEnumerable<Finding> Findings(string item, string? itemClass, IReadOnlyList<MasterView> views, ReconciliationInput input)
    {
        foreach (var attribute in MasterAttribute.All)
        {
            if (input.Authority.Find(attribute.Name, itemClass, null, input.Area, input.Now) is not { } rule
                || views.FirstOrDefault(view => view.Capability.System == rule.System) is not { Presence: Presence.Present, Contradicted: false, Current: { } current } authority
                || attribute.Read(current) is not { Length: > 0 } required)
            {
                continue;
            }

            foreach (var view in views.Where(view => !ReferenceEquals(view, authority) && view is { Presence: Presence.Present, Contradicted: false }))
            {
                if (attribute.Read(view.Current!) is { Length: > 0 } actual)
                {
                    yield return Compare(item, attribute, rule, authority, view, (required, actual), views, input);
                }
            }
        }
    }

    private static Finding Compare(
        string item, MasterAttribute attribute, AuthorityRule rule, MasterView authority, MasterView view, (string Required, string Actual) values, IReadOnlyList<MasterView> views, ReconciliationInput input)
    {
        var (system, equal) = (view.Capability.System, string.Equals(values.Required, values.Actual, StringComparison.Ordinal));
        var relation = equal ? Relation.Equal
            : string.Equals(values.Required.Trim(), values.Actual.Trim(), StringComparison.OrdinalIgnoreCase) ? Relation.FormatOnly : Relation.Incomparable;
        var cause = equal ? (Cause?)null : IsInFlight(attribute, authority, view, values.Actual, input.Now) ? Cause.InFlight : Cause.Unexplained;
        var advice = rule.Stage is AuthorityStage.Observe or AuthorityStage.Shadow;
        return new Finding
        {
            Item = item,
            Attribute = attribute.Name,
            System = system,
            Authority = rule.System,
            Values = [.. views.Where(one => one.Current is not null && attribute.Read(one.Current) is not null).Select(one => Value(one, attribute, values.Required))],
            Relation = relation,
            Cause = cause,
            Severity = SeverityRule.Of(Gate.None, relation, cause, input.Risk),
            NeedsPerson = SeverityRule.NeedsPerson(Gate.None, relation, cause),
            Explanation = equal ? $"{system} and {rule.System} say {values.Actual} for {attribute.Words}."
                : $"{system} says {values.Actual} for {attribute.Words}; {rule.System} requires {values.Required}."
                    + (cause == Cause.InFlight ? $" {rule.System} has changed it and {system} is expected to follow." : ""),
            Proposal = cause == Cause.Unexplained
                ? new(system, null, values.Required, [], $"Set {attribute.Words} of {item} in {system} to {values.Required}.{(advice ? " Advice only: the area is not yet led by the hub." : "")}") { AdviceOnly = advice }
                : null,
        };
    }

    // As with the flag: only a system that still says what the authority said before its change is on its way.
    private static bool IsInFlight(MasterAttribute attribute, MasterView authority, MasterView view, string actual, long now) =>
        (authority.Pending is { } pending && attribute.Read(pending) == actual)
        || (authority is { Current: { } current, Previous: { } previous } && attribute.Read(previous) == actual
            && view.Capability.Elapsed(current.ValidFrom, now) < view.Capability.ExpectedLatency);

    private static SystemValue Value(MasterView view, MasterAttribute attribute, string required)
    {
        var value = attribute.Read(view.Current!)!;
        return new()
        {
            System = view.Capability.System,
            Item = view.Current!.Item,
            Value = value,
            Raw = value,
            ReadAt = view.Current.RecordedAt,
            MappingVersion = view.Current.MappingVersion,
            Relation = string.Equals(value, required, StringComparison.Ordinal) ? Relation.Equal : Relation.Incomparable,
        };
    }
}
