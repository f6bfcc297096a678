using IntegrationHub.Core.Genealogy.Aliases;

namespace IntegrationHub.Core.Genealogy;

/// <summary>The way of a trace. Forward is from inputs to outputs, always.</summary>
public enum TraceDirection
{
    /// <summary>What the suspect went into.</summary>
    Forward,

    /// <summary>What went into the suspect.</summary>
    Backward,
}

/// <summary>How sure it is that a node holds a suspect piece (backward: gave one).</summary>
public enum Certainty
{
    /// <summary>In every world that fits the record.</summary>
    Certain,

    /// <summary>In some world.</summary>
    Possible,
}

/// <summary>The answer to a trace, in the shape of <c>hub trace --json</c>.</summary>
public sealed record TraceResult(
    string Suspect,
    IReadOnlyList<TraceNode> Nodes,
    IReadOnlyList<TraceEdge> Edges,
    IReadOnlyList<Inconsistency> Inconsistencies,
    Completeness Completeness);

/// <summary>A reached node. The suspect has level 0; the others count the edges on the shortest way.</summary>
/// <param name="Id">The node key.</param>
/// <param name="Item">The item.</param>
/// <param name="Lot">The lot number, for a lot.</param>
/// <param name="Serial">The serial number, for a unit.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">The number of edges on the shortest way from a suspect.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Bounds">How much of it is affected, or backward how much of it is in the suspect; null where the record contradicts itself.</param>
public sealed record TraceNode(
    string Id, string? Item, string? Lot, string? Serial, NodeKind Kind, int Level, Certainty Certainty, AffectedBounds? Bounds = null)
{
    /// <summary>Gets the other names under which it is recorded; null where there are none.</summary>
    public IReadOnlyList<KnownName>? KnownAs { get; init; }

    /// <summary>Gets what events said of it, the last word on each: <c>expiry</c>, <c>retest</c>, <c>out-time</c>, <c>potency</c>, <c>origin</c>, <c>certificate</c>, <c>heat</c>, <c>supplier-lot</c>, <c>position</c> in its parent; null where nobody said any.</summary>
    public IReadOnlyList<Canonical.Materials.Identifier>? Attributes { get; init; }

    /// <summary>Gets why the node is in the answer: the shortest way from a suspect, in words. Recalls only.</summary>
    public string? Why { get; init; }

    /// <summary>Gets where it is by the last event on record, in words. Recalls only.</summary>
    public string? Where { get; init; }

    /// <summary>Gets the same for those who must find it. Recalls only.</summary>
    public NodePlace? Place { get; init; }
}

/// <summary>How much of a node is affected, over all worlds that fit the record. The bounds always hold.</summary>
/// <param name="Minimum">At least so much.</param>
/// <param name="Maximum">At most so much; null where nothing on record bounds it.</param>
/// <param name="Unit">The unit of measure, UN/ECE Recommendation 20.</param>
/// <param name="Exact">True where some world reaches each of the two; false: loose.</param>
public sealed record AffectedBounds(decimal Minimum, decimal? Maximum, string? Unit, bool Exact);

/// <summary>A travelled edge, from input to output in both directions of a trace.</summary>
public sealed record TraceEdge(
    string From, string To, decimal? Quantity, string? Unit, Canonical.Materials.EvidenceGrade Evidence, string? Transformation);

/// <summary>A contradiction in the record. It flags a node and withholds no edge.</summary>
/// <param name="Code">One of the codes of <see cref="Contradictions"/>.</param>
/// <param name="Node">The node key.</param>
/// <param name="Message">What contradicts what, and what to do.</param>
/// <param name="Events">The events, or where they carry no id the messages, that contradict each other.</param>
public sealed record Inconsistency(string Code, string Node, string Message, IReadOnlyList<string> Events);

/// <summary>What an answer may be missing.</summary>
/// <param name="Statement">In words.</param>
/// <param name="OpenTransformations">Transformations in the answer to which material may still attach.</param>
/// <param name="Sources">Per source, until when its data are complete.</param>
/// <param name="Pending">How many messages in flight or in quarantine may touch the answer; null where nobody counted.</param>
public sealed record Completeness(
    string Statement, IReadOnlyList<string> OpenTransformations, IReadOnlyList<SourceCompleteness> Sources, int? Pending)
{
    /// <summary>Gets whether anything may still change the answer: excluded then reads excluded on data so far.</summary>
    public bool IsOpen => OpenTransformations.Count > 0 || Pending is not 0;

    /// <summary>Gets the waiting messages, those that name a node of the answer first; not more than a hundred.</summary>
    public IReadOnlyList<WaitingMessage> Waiting { get; init; } = [];

    /// <summary>Gets the days on which the tracking of an item of the answer changed: on the other side of such a day pieces may not be told apart.</summary>
    public IReadOnlyList<TrackingChange> TrackingChanges { get; init; } = [];
}

/// <summary>That a system changed how an item is tracked.</summary>
/// <param name="Item">The item under the system's number.</param>
/// <param name="System">The system.</param>
/// <param name="Site">The hub site; null where it holds in general.</param>
/// <param name="At">From when, UTC ISO 8601.</param>
/// <param name="From">The flags before, in words.</param>
/// <param name="To">The flags from then on, in words.</param>
public sealed record TrackingChange(string Item, string System, string? Site, string At, string From, string To);

/// <summary>A message that is not settled and may touch the answer.</summary>
/// <param name="Name">The message, <c>envelope/ordinal</c>; the envelope alone where it is not split yet.</param>
/// <param name="Interface">The interface that it came by.</param>
/// <param name="IsQuarantined">Whether it waits for a person; else it is in flight.</param>
/// <param name="NamesANode">Whether its bytes hold a serial, lot or container number of the answer.</param>
public sealed record WaitingMessage(string Name, string Interface, bool IsQuarantined, bool NamesANode);

/// <summary>What the sources of a genealogy have not said yet.</summary>
/// <param name="Sources">Per source, until when its data are complete.</param>
/// <param name="Pending">How many messages wait.</param>
/// <param name="Waiting">The first of them.</param>
public sealed record SourceStanding(IReadOnlyList<SourceCompleteness> Sources, int Pending, IReadOnlyList<WaitingMessage> Waiting)
{
    /// <summary>Gets the changes of tracking of the items of the answer.</summary>
    public IReadOnlyList<TrackingChange> TrackingChanges { get; init; } = [];
}

/// <summary>What an answer asks its sources about.</summary>
/// <param name="Numbers">The numbers of its nodes, as they stand in messages.</param>
/// <param name="Items">Their items.</param>
public sealed record SourceQuestion(IReadOnlyCollection<string> Numbers, IReadOnlyCollection<string> Items);

/// <summary>Until when the data of a source are complete: the time of the oldest message that is not settled, else of the newest one; UTC ISO 8601; null where nothing came yet.</summary>
public sealed record SourceCompleteness(string System, string? CompleteUntil);
