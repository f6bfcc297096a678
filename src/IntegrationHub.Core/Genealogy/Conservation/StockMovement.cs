using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>What a movement does to the stock of a lot.</summary>
public enum MovementKind
{
    /// <summary>Came in from outside; with assumed evidence an opening balance.</summary>
    Received,

    /// <summary>Was made.</summary>
    Made,

    /// <summary>Came back: from a customer, out of an assembly, out of an order.</summary>
    Returned,

    /// <summary>Came from another segment or lot.</summary>
    MovedIn,

    /// <summary>Was found more.</summary>
    AdjustedUp,

    /// <summary>Went into something.</summary>
    Consumed,

    /// <summary>Was scrapped or destroyed.</summary>
    Scrapped,

    /// <summary>Left the plant.</summary>
    Shipped,

    /// <summary>Was taken as a sample.</summary>
    Sampled,

    /// <summary>Went to another segment or lot.</summary>
    MovedOut,

    /// <summary>Was found less.</summary>
    AdjustedDown,

    /// <summary>Was counted: a statement of what is there. The first one of a lot without history opens it.</summary>
    Counted,
}

/// <summary>One change of the stock of a lot, or of a piece of one, as a message stated it. Never corrected, only taken back.</summary>
public sealed record StockMovement
{
    /// <summary>Gets the message, with <see cref="Ordinal"/> the identity of this fact.</summary>
    public required string MessageId { get; init; }

    /// <summary>Gets the number within the message.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Gets what it does.</summary>
    public required MovementKind Kind { get; init; }

    /// <summary>Gets the node key of the lot or piece that moved.</summary>
    public required string Node { get; init; }

    /// <summary>Gets the node key of the lot; null for a piece whose lot the message does not say.</summary>
    public string? Lot { get; init; }

    /// <summary>Gets whether a piece moved, and not an amount of the lot.</summary>
    public bool IsPiece => Node != Lot;

    /// <summary>Gets the item, where named.</summary>
    public string? Item { get; init; }

    /// <summary>Gets the number of the lot, where named.</summary>
    public string? LotNumber { get; init; }

    /// <summary>Gets the stock segment; null where nobody said.</summary>
    public StockSegment? Segment { get; init; }

    /// <summary>Gets how much; null where not stated.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Gets the unit of the quantity.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets how sure it is.</summary>
    public required EvidenceGrade Evidence { get; init; }

    /// <summary>Gets what happened.</summary>
    public required Operation Operation { get; init; }

    /// <summary>Gets the transformation (order), where named.</summary>
    public string? Transformation { get; init; }

    /// <summary>Gets the node key of what it went into, where the message names one thing.</summary>
    public string? Into { get; init; }

    /// <summary>Gets the system that reported it.</summary>
    public required string System { get; init; }

    /// <summary>Gets the supplier of a receipt, the customer of a shipment.</summary>
    public string? Partner { get; init; }

    /// <summary>Gets the event, scoped by its system.</summary>
    public string? EventKey { get; init; }

    /// <summary>Gets when, microseconds since the epoch.</summary>
    public long? At { get; init; }

    /// <summary>Gets whether a correction took it back. Set at read.</summary>
    public bool Retracted { get; init; }

    /// <summary>Gets what people and alarms call the event.</summary>
    public string Event => EventKey ?? MessageId;

    /// <summary>Gets the day on which a factor between units must hold, UTC; null where no time is on record.</summary>
    internal DateOnly? Day => At is { } at ? DateOnly.FromDateTime(HubInstant.FromMicroseconds(at).UtcDateTime) : null;
}
