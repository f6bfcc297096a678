using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>All that one message adds to the genealogy. Nothing in it depends on what arrived before.</summary>
/// <remarks>Edges are not facts of their own: what went into a group may be in what came out of it, whichever was reported first.</remarks>
public sealed record GenealogyChange(string MessageId)
{
    /// <summary>Gets the nodes that the message names.</summary>
    public IReadOnlyList<NodeFact> Nodes { get; init; } = [];

    /// <summary>Gets the names it gives them.</summary>
    public IReadOnlyList<NameFact> Names { get; init; } = [];

    /// <summary>Gets what went into and came out of which group.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Gets which pieces belong to which lots.</summary>
    public IReadOnlyList<MembershipFact> Memberships { get; init; } = [];

    /// <summary>Gets sightings that move nothing.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>Gets the earlier event that the message takes back, if any.</summary>
    public Retraction? Retracts { get; init; }

    /// <summary>Gets the references that name no piece, lot or container: part of the record, out of reach of a trace.</summary>
    public IReadOnlyList<MaterialReference> Unidentified { get; init; } = [];
}

/// <summary>The side of a group.</summary>
public enum AttachmentRole
{
    /// <summary>Went in.</summary>
    Input,

    /// <summary>Came out.</summary>
    Output,

    /// <summary>Came out of an event that named its inputs; material issued to the whole transformation may be in it too.</summary>
    OutputElsewhere,
}

/// <summary>One material on one side of a group.</summary>
public sealed record Attachment
{
    /// <summary>Gets the message, with <see cref="Ordinal"/> the identity of this fact: applying it twice changes nothing.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets the number within the message.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Gets the group: <c>m:</c> and the message for an event that names both sides, <c>t:</c> and the transformation otherwise.</summary>
    public required string Group { get; init; }

    /// <summary>Gets the side.</summary>
    public required AttachmentRole Role { get; init; }

    /// <summary>Gets the node key.</summary>
    public required string Node { get; init; }

    /// <summary>Gets how much, where stated.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Gets the unit of the quantity.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets how sure it is that this material took part.</summary>
    public required EvidenceGrade Evidence { get; init; }

    /// <summary>Gets what happened.</summary>
    public required Operation Operation { get; init; }

    /// <summary>Gets the transformation, where the message names one.</summary>
    public string? Transformation { get; init; }

    /// <summary>Gets the kind of the transformation.</summary>
    public TransformationKind? Kind { get; init; }

    /// <summary>Gets whether the message says that nothing more attaches to the transformation.</summary>
    public bool Closes { get; init; }

    /// <summary>Gets the event, scoped by its system where its id is not worldwide; a correction names it.</summary>
    public string? EventKey { get; init; }

    /// <summary>Gets when it happened, microseconds since the epoch; the start of the interval where the source was not precise.</summary>
    public long? At { get; init; }

    /// <summary>Gets whether a correction took the event back. Set at read; the fact stays visible.</summary>
    public bool Retracted { get; init; }

    /// <summary>Gets the node key that the message used, where an alias says that it is another name of <see cref="Node"/>. Set at read.</summary>
    public string? RecordedAs { get; init; }

    /// <summary>Gets whether the group is one event that names both sides.</summary>
    public bool NamesBothSides => Group.StartsWith("m:", StringComparison.Ordinal);
}

/// <summary>A sighting of a node: a test, a hold, a count, a furnace load.</summary>
/// <param name="Node">The node key.</param>
/// <param name="Operation">What happened, in the hub's code (<c>ship</c>, <c>test</c>, <c>process</c> ...).</param>
/// <param name="MessageId">The message.</param>
/// <param name="Ordinal">The number within the message.</param>
/// <param name="EventKey">The event, as in <see cref="Attachment.EventKey"/>.</param>
/// <param name="At">When, microseconds since the epoch.</param>
/// <param name="Context">Equipment, tool, gauge, load, program, station: what a later suspicion may start from.</param>
public sealed record Observation(
    string Node, string Operation, string MessageId, int Ordinal, string? EventKey, long? At, IReadOnlyList<Identifier> Context);

/// <summary>That a message takes an earlier event back. It may arrive before the event does.</summary>
public sealed record Retraction(string EventKey, string MessageId, string? Reason = null, string? DeclaredAt = null);
