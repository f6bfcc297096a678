using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation.Attributes;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>
/// What one system said about one item at one site, as of a time: append-only, with the time from which it holds at the source
/// and the time when the hub recorded it. A late arrival becomes history and never the current value.
/// </summary>
public sealed record MasterSnapshot
{
    /// <summary>What stands in <see cref="MappingVersion"/> of a snapshot that no message said.</summary>
    public const string AbsentFromLoad = "absent from a full load";

    /// <summary>Gets the system that said it.</summary>
    public required string System { get; init; }

    /// <summary>Gets the item under that system's own number, unchanged.</summary>
    public required string Item { get; init; }

    /// <summary>Gets the hub site; null is the item level, which holds at every site that has no snapshot of its own.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the time from which it holds, microseconds UTC: the source's change time, else the recorded time.</summary>
    public required long ValidFrom { get; init; }

    /// <summary>Gets whether <see cref="ValidFrom"/> is the source's own statement.</summary>
    public bool ValidFromStated { get; init; }

    /// <summary>Gets when the hub recorded it, microseconds UTC.</summary>
    public required long RecordedAt { get; init; }

    /// <summary>Gets the sender's sequence, where it has one.</summary>
    public string? Sequence { get; init; }

    /// <summary>Gets the id of the message that carried it.</summary>
    public required string Message { get; init; }

    /// <summary>Gets the mapping with version that read it, for example <c>plm-windchill/part@1.1.0</c>.</summary>
    public required string MappingVersion { get; init; }

    /// <summary>Gets a name for people.</summary>
    public string? Name { get; init; }

    /// <summary>Gets whether the sender marked it for deletion; null is not stated.</summary>
    public bool? Deleted { get; init; }

    /// <summary>Gets whether it is a phantom, reference or gathering part; null is not stated.</summary>
    public bool? Phantom { get; init; }

    /// <summary>Gets the hub sites to which the item is extended; null is not stated.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Gets the base unit, UN/ECE Recommendation 20.</summary>
    public string? BaseUnit { get; init; }

    /// <summary>Gets the engineering revision; null is not sent.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets the item class in the sender's words.</summary>
    public string? ItemClass { get; init; }

    /// <summary>Gets what else it says of the item: conversions, expiry, lot numbering, effectivity, suppliers; null is not sent, and always at a site.</summary>
    public MasterFacts? Facts { get; init; }

    /// <summary>Gets how its components are tracked in this use, where the bill of material says so; null is not sent.</summary>
    public IReadOnlyList<UsageRule>? Usages { get; init; }

    /// <summary>Gets whether it arrived as part of a full load; known only while it is being recorded.</summary>
    public bool OfFullLoad { get; init; }

    /// <summary>Gets whether it was concluded from a full load in which the item was not: what a later load says of it counts again, however old its change time is.</summary>
    public bool Absent => MappingVersion == AbsentFromLoad;

    /// <summary>Gets the rules that hold at <see cref="Site"/>, each with the raw value that it was read from; null or empty is unknown.</summary>
    public IReadOnlyList<TrackingRule>? Tracking { get; init; }
}

/// <summary>How a component is tracked in one use: it wins over the component's own flag there.</summary>
/// <param name="Component">The component, as the sender writes it.</param>
/// <param name="Position">The position (find number); null where there is none.</param>
/// <param name="Rule">The rule with its raw value.</param>
public sealed record UsageRule(string Component, string? Position, TrackingRule Rule);

/// <summary>Where a snapshot came from.</summary>
/// <param name="System">The system.</param>
/// <param name="Message">The id of the message.</param>
/// <param name="MappingVersion">The mapping with version.</param>
/// <param name="RecordedAt">Microseconds UTC.</param>
public sealed record SnapshotOrigin(string System, string Message, string MappingVersion, long RecordedAt)
{
    /// <summary>Gets whether the message is part of a full load.</summary>
    public bool FullLoad { get; init; }
}
