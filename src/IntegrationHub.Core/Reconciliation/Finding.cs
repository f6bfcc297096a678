using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>The result of one comparison: an item, at a site and scope, in one attribute and system, against what the authority requires.</summary>
public sealed record Finding
{
    /// <summary>The attribute: how lots and serial numbers are kept.</summary>
    public const string TrackingAttribute = "tracking";

    /// <summary>The attribute: how a component is tracked in a use; followed by component and position.</summary>
    public const string UsageAttribute = "usage";

    /// <summary>The attribute: what stock and transactions carry, against the system's own flag.</summary>
    public const string DataAttribute = "data";

    /// <summary>The attribute: the item's number itself.</summary>
    public const string ItemAttribute = "item";

    /// <summary>Gets the item, as the authority writes it where it has it.</summary>
    public required string Item { get; init; }

    /// <summary>Gets the hub site; null is every site.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the capture point; null is everywhere.</summary>
    public CapturePoint? Scope { get; init; }

    /// <summary>Gets the attribute: <see cref="TrackingAttribute"/>, <see cref="DataAttribute"/>, <see cref="ItemAttribute"/>, or one of <see cref="Attributes.MasterAttribute.All"/>, with its part: <c>conversion:XCT</c>.</summary>
    public required string Attribute { get; init; }

    /// <summary>Gets the system that was compared; null where systems were compared with each other because no authority is declared.</summary>
    public string? System { get; init; }

    /// <summary>Gets the system that says what is right; null where there is none.</summary>
    public string? Authority { get; init; }

    /// <summary>Gets what each system says.</summary>
    public IReadOnlyList<SystemValue> Values { get; init; } = [];

    /// <summary>Gets what stood before the comparison.</summary>
    public Gate Gate { get; init; }

    /// <summary>Gets the relation; beside a gate, what is known to differ already; null where nothing could be compared.</summary>
    public Relation? Relation { get; init; }

    /// <summary>Gets the cause; null where nothing differs.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Gets the severity.</summary>
    public Severity Severity { get; init; }

    /// <summary>Gets whether a person must look: then the finding is a mismatch.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>Gets what leaving it does to a recall; null where that is nothing or was not computed.</summary>
    public RecallEffect? Recall { get; init; }

    /// <summary>Gets the decision rule that explains why nobody needs to look; null where none does.</summary>
    public string? Rule { get; init; }

    /// <summary>Gets until when the decision covers it, microseconds UTC; null where none does or it has no end.</summary>
    public long? CoveredUntil { get; init; }

    /// <summary>Gets what happened, in plain words.</summary>
    public required string Explanation { get; init; }

    /// <summary>Gets what would repair it; null where nothing should change.</summary>
    public Proposal? Proposal { get; init; }
}

/// <summary>What one system says, with all that is needed to dispute it.</summary>
public sealed record SystemValue
{
    /// <summary>Gets the system.</summary>
    public required string System { get; init; }

    /// <summary>Gets the item's number as this system writes it; null where it has none.</summary>
    public string? Item { get; init; }

    /// <summary>Gets the value in words.</summary>
    public required string Value { get; init; }

    /// <summary>Gets how lots are kept.</summary>
    public TrackingLevel Lot { get; init; }

    /// <summary>Gets how serial numbers are kept.</summary>
    public TrackingLevel Serial { get; init; }

    /// <summary>Gets what the source really said; null where it said nothing.</summary>
    public string? Raw { get; init; }

    /// <summary>Gets where it said so: a JSON Pointer, or <c>file!row:column</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Gets when it was read, microseconds UTC.</summary>
    public long? ReadAt { get; init; }

    /// <summary>Gets the mapping with version that read it.</summary>
    public string? MappingVersion { get; init; }

    /// <summary>Gets how this value stands to the required one, or, without an authority, to the strictest.</summary>
    public Relation? Relation { get; init; }
}

/// <summary>A correction that somebody could make.</summary>
/// <param name="System">Where.</param>
/// <param name="Field">Which field: the raw path that the value was read from; null where the system never sent one.</param>
/// <param name="Value">Which value, in the hub's words.</param>
/// <param name="Preconditions">What must be true first.</param>
/// <param name="Text">All of it as a sentence.</param>
public sealed record Proposal(string System, string? Field, string Value, IReadOnlyList<string> Preconditions, string Text)
{
    /// <summary>Gets the system's published preconditions, checked against what the hub knows; null where it publishes none.</summary>
    public IReadOnlyList<PreconditionCheck>? Checks { get; init; }

    /// <summary>Gets the value to set; null where a person must first find it, or where it is no tracking flag.</summary>
    public TargetFlags? Target { get; init; }

    /// <summary>Gets the value of another attribute to set, as a message carries it; null where a person must find it, or where it is the tracking flag.</summary>
    public AttributeCorrection? Attribute { get; init; }

    /// <summary>Gets whether the area is not yet led by the hub: it may advise and write nothing.</summary>
    public bool AdviceOnly { get; init; }
}

/// <summary>The value that a correction sets.</summary>
/// <param name="Lot">How lots are kept from then on.</param>
/// <param name="Serial">How serial numbers are kept from then on.</param>
public sealed record TargetFlags(TrackingLevel Lot, TrackingLevel Serial);
