using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>The tracking that holds in one place: how lots and how serial numbers are kept. Two independent levels, never one enumeration.</summary>
public readonly record struct TrackingFlags(TrackingLevel Lot, TrackingLevel Serial)
{
    /// <summary>Gets the value of which nothing is known.</summary>
    public static TrackingFlags Unknown => default;

    /// <summary>Gets whether both levels are known.</summary>
    public bool IsKnown => Lot != TrackingLevel.Unknown && Serial != TrackingLevel.Unknown;

    /// <summary>
    /// Finds the value of a profile at a site and capture point: the most specific rule wins, a site weighs more than a capture point.
    /// Rules for one use in a parent say nothing about the item as such and are left out.
    /// </summary>
    /// <param name="profile">The profile; null or empty is unknown.</param>
    /// <param name="site">The hub site, or null for "everywhere".</param>
    /// <param name="point">The capture point, or null for "everywhere".</param>
    /// <param name="rule">The rule that decided, or null.</param>
    public static TrackingFlags At(IReadOnlyList<TrackingRule>? profile, string? site, CapturePoint? point, out TrackingRule? rule)
    {
        rule = null;
        var best = -1;
        foreach (var candidate in profile ?? [])
        {
            var scope = candidate.Scope;
            if (scope?.Usage is not null
                || (scope?.Site is { } s && !string.Equals(s, site, StringComparison.Ordinal))
                || (scope?.CapturePoint is { } p && p != point))
            {
                continue;
            }

            var weight = (scope?.Site is null ? 0 : 2) + (scope?.CapturePoint is null ? 0 : 1);
            if (weight > best)
            {
                (best, rule) = (weight, candidate);
            }
        }

        return rule is null ? Unknown : new(rule.Lot, rule.Serial);
    }

    /// <summary>
    /// Relates this value to a required one, level by level (none, optional, required). A level that either side does not know is left out;
    /// null where no level is known to both.
    /// </summary>
    public Relation? AgainstRequired(TrackingFlags required)
    {
        var lot = Step(required.Lot, Lot);
        var serial = Step(required.Serial, Serial);
        return (lot ?? serial, serial ?? lot) switch
        {
            (null, _) or (_, null) => null,
            (0, 0) => Relation.Equal,
            ( >= 0, >= 0) => Relation.Stricter,
            ( <= 0, <= 0) => Relation.Looser,
            _ => Relation.Incomparable,
        };
    }

    /// <inheritdoc />
    public override string ToString() => (Lot, Serial) switch
    {
        (TrackingLevel.Unknown, TrackingLevel.Unknown) => "unknown",
        (TrackingLevel.None, TrackingLevel.None) => "untracked",
        _ => $"lot {Word(Lot)}, serial {Word(Serial)}",
    };

    private static string Word(TrackingLevel level) => level switch
    {
        TrackingLevel.None => "none",
        TrackingLevel.Optional => "optional",
        TrackingLevel.Required => "required",
        _ => "unknown",
    };

    private static int? Step(TrackingLevel required, TrackingLevel actual) =>
        required == TrackingLevel.Unknown || actual == TrackingLevel.Unknown ? null : Math.Sign(actual - required);
}
