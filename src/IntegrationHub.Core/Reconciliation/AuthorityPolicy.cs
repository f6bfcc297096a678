namespace IntegrationHub.Core.Reconciliation;

/// <summary>Who says what is right, per master attribute, number and event type, by site, area and item class: the content of <c>mappings/policies/authority.yaml</c>.</summary>
/// <param name="Version">The version of the policy.</param>
/// <param name="Rules">The rules in the order of the file.</param>
public sealed record AuthorityPolicy(string Version, IReadOnlyList<AuthorityRule> Rules)
{
    /// <summary>Gets the policy that names nobody: every finding then has the gate <see cref="Gate.NoAuthority"/>.</summary>
    public static AuthorityPolicy None { get; } = new("0.0.0", []);

    /// <summary>Finds the most specific rule in force: a site weighs more than an item class, an item class more than an area.</summary>
    /// <param name="attribute">For example <see cref="Finding.TrackingAttribute"/>.</param>
    /// <param name="itemClass">The declared item class; null matches only rules for every class.</param>
    /// <param name="site">The hub site; null matches only rules for every site.</param>
    /// <param name="area">The area; null matches only rules for every area.</param>
    /// <param name="at">Microseconds UTC.</param>
    public AuthorityRule? Find(string attribute, string? itemClass, string? site, string? area, long at) =>
        Find(AuthorityKind.Master, attribute, itemClass, site, area, at);

    /// <summary>Finds the most specific rule in force for a master attribute, a number or an event type.</summary>
    /// <param name="kind">What the authority is about.</param>
    /// <param name="subject">The attribute; or <c>lot</c>, <c>serial</c>, <c>container</c>, <c>ncr</c>; or the operation in kebab-case.</param>
    /// <param name="itemClass">The declared item class; null matches only rules for every class.</param>
    /// <param name="site">The hub site; null matches only rules for every site.</param>
    /// <param name="area">The area; null matches only rules for every area.</param>
    /// <param name="at">Microseconds UTC.</param>
    public AuthorityRule? Find(AuthorityKind kind, string subject, string? itemClass, string? site, string? area, long at)
    {
        AuthorityRule? best = null;
        foreach (var rule in Rules)
        {
            if (rule.Kind == kind && string.Equals(rule.Attribute, subject, StringComparison.Ordinal)
                && Fits(rule.Site, site) && Fits(rule.ItemClass, itemClass) && Fits(rule.Area, area)
                && rule.From <= at && at < rule.To
                && (best is null || rule.Weight > best.Weight))
            {
                best = rule;
            }
        }

        return best;
    }

    private static bool Fits(string? wanted, string? actual) => wanted is null || string.Equals(wanted, actual, StringComparison.Ordinal);
}

/// <summary>One rule of the authority policy.</summary>
public sealed record AuthorityRule
{
    /// <summary>Gets the id, by which findings and reviews name it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what the rule is about. The default is a master attribute.</summary>
    public AuthorityKind Kind { get; init; }

    /// <summary>Gets the master attribute; for a number, which number; for an event, which operation.</summary>
    public required string Attribute { get; init; }

    /// <summary>Gets the system that says what is right.</summary>
    public required string System { get; init; }

    /// <summary>Gets how far the hub has taken over; decides whether a proposal is advice or due.</summary>
    public required AuthorityStage Stage { get; init; }

    /// <summary>Gets the hub site; null is every site.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the item class; null is every class.</summary>
    public string? ItemClass { get; init; }

    /// <summary>Gets the area; null is every area.</summary>
    public string? Area { get; init; }

    /// <summary>Gets the start, microseconds UTC, inclusive.</summary>
    public long From { get; init; } = long.MinValue;

    /// <summary>Gets the end, microseconds UTC, exclusive.</summary>
    public long To { get; init; } = long.MaxValue;

    internal int Weight => (Site is null ? 0 : 4) + (ItemClass is null ? 0 : 2) + (Area is null ? 0 : 1);
}

/// <summary>What an authority is about.</summary>
public enum AuthorityKind
{
    /// <summary>A master attribute: who says what is right.</summary>
    Master,

    /// <summary>A number: who mints it.</summary>
    Number,

    /// <summary>An event type: who reports it.</summary>
    Event,
}

/// <summary>How far the hub has taken over an area from the old path.</summary>
public enum AuthorityStage
{
    /// <summary>The hub looks on.</summary>
    Observe,

    /// <summary>The hub computes, the old path posts, differences are reported.</summary>
    Shadow,

    /// <summary>The hub posts, the old path can still be taken.</summary>
    Lead,

    /// <summary>The old path is gone.</summary>
    Sole,
}
