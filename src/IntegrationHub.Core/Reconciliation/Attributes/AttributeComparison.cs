namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>
/// Compares master attributes beside the tracking flag, at the level of the item. What a system does not send is unknown: a mismatch where its
/// description says that it holds the attribute, and nothing otherwise, since few systems carry every one.
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
                || views.FirstOrDefault(view => view.Capability.System == rule.System) is not { Presence: Presence.Present, Contradicted: false, Current: { } current } authority)
            {
                continue;
            }

            foreach (var view in views.Where(view => !ReferenceEquals(view, authority) && view is { Presence: Presence.Present, Contradicted: false }))
            {
                foreach (var pair in attribute.Compare(current, view.Current!, Context(rule, view, input)).Where(pair => pair.Actual is not null || Holds(view.Capability, attribute)))
                {
                    yield return new AttributeFinding(item, attribute, rule, authority, view, views, input).Of(pair);
                }
            }
        }
    }

    /// <summary>Says between whom a comparison is.</summary>
    public static AttributeContext Context(AuthorityRule rule, MasterView view, ReconciliationInput input) => new(rule.System, view.Capability, input.SupplierAliases);

    private static bool Holds(SystemCapability system, MasterAttribute attribute) => system.Attributes.TryGetValue(attribute.Name, out var declared) && declared.Held;
}
