using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Canonical.Events;

/// <summary>Canonical message <c>master-correction</c>: what a steward wants one system to say about one item from now on.</summary>
public sealed record MasterCorrection
{
    /// <summary>Gets the decision that asks for it, with its version.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the system that is to be corrected.</summary>
    public required string System { get; init; }

    /// <summary>Gets the item under that system's own number.</summary>
    public required ItemReference Item { get; init; }

    /// <summary>Gets what it shall say of tracking, and where; null where another attribute is corrected.</summary>
    public TrackingRule? Tracking { get; init; }

    /// <summary>Gets what it said of tracking when that was decided; null where another attribute is corrected.</summary>
    public TrackingRule? Found { get; init; }

    /// <summary>Gets the attribute that is corrected; null where it is the tracking flag.</summary>
    public AttributeCorrection? Attribute { get; init; }

    /// <summary>Gets why.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets who decided it.</summary>
    public required string Author { get; init; }

    /// <summary>Gets who agreed, where a second person had to.</summary>
    public string? Approver { get; init; }

    /// <summary>Gets when it was decided, UTC ISO 8601.</summary>
    public required string DecidedAt { get; init; }
}
