namespace IntegrationHub.Core.Canonical.Materials;

/// <summary>How strictly an identity is kept. <c>Unknown</c> is what an absent flag means; it is never "none".</summary>
public enum TrackingLevel
{
    /// <summary>Not sent: nobody may conclude anything.</summary>
    Unknown,

    /// <summary>The source says: not tracked.</summary>
    None,

    /// <summary>May be captured.</summary>
    Optional,

    /// <summary>Must be captured.</summary>
    Required,
}

/// <summary>The point in the flow to which a tracking rule applies.</summary>
public enum CapturePoint
{
    /// <summary>Goods receipt.</summary>
    Receipt,

    /// <summary>While in stock.</summary>
    Stock,

    /// <summary>Between locations or plants.</summary>
    Transfer,

    /// <summary>In production.</summary>
    Production,

    /// <summary>Goods issue.</summary>
    Issue,

    /// <summary>Delivery to a customer.</summary>
    Delivery,

    /// <summary>Returned goods.</summary>
    Return,
}

/// <summary>What the source really said: half of all disputes are about that.</summary>
public sealed record RawValue(string Path, string? Value);

/// <summary>Where a tracking rule applies; what is left out means everywhere. The most specific rule wins.</summary>
public sealed record TrackingScope(string? Site = null, CapturePoint? CapturePoint = null, UsageScope? Usage = null);

/// <summary>A use of the item in a parent.</summary>
public sealed record UsageScope(string? Parent = null, string? Position = null, string? Effectivity = null);

/// <summary>One rule of a tracking profile. A profile is a list of these, never an enumeration: lot and serial are independent.</summary>
public sealed record TrackingRule
{
    /// <summary>Gets where the rule applies; absent means everywhere.</summary>
    public TrackingScope? Scope { get; init; }

    /// <summary>Gets how lots are kept.</summary>
    public TrackingLevel Lot { get; init; }

    /// <summary>Gets how serial numbers are kept.</summary>
    public TrackingLevel Serial { get; init; }

    /// <summary>Gets the value that the rule was read from.</summary>
    public RawValue? Raw { get; init; }
}
