namespace IntegrationHub.Core.Canonical.Materials;

/// <summary>What a message says about one material: its names and what is known of it. The item may be unknown.</summary>
public sealed record MaterialReference
{
    /// <summary>Gets the names; the first one that is unique by itself is the identity, the others are names it goes by.</summary>
    public IReadOnlyList<Identifier>? Identifiers { get; init; }

    /// <summary>Gets the item, where the message names it.</summary>
    public ItemReference? Item { get; init; }

    /// <summary>Gets the serial number of one piece.</summary>
    public string? Serial { get; init; }

    /// <summary>Gets the lot (batch). Beside a serial: the lot that the piece belongs to.</summary>
    public string? Lot { get; init; }

    /// <summary>Gets the container (SSCC, handling unit).</summary>
    public string? Container { get; init; }

    /// <summary>Gets how much; absent means not stated, never one.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Gets the unit of <see cref="Quantity"/>: UN/ECE Recommendation 20 code, <c>C62</c> for pieces.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets the stock segment.</summary>
    public StockSegment? Segment { get; init; }

    /// <summary>Gets what is known of the lot.</summary>
    public LotAttributes? LotAttributes { get; init; }

    /// <summary>Gets how sure the message is that this material took part. Absent: exact for a serial, bulk for a lot.</summary>
    public EvidenceGrade? Evidence { get; init; }

    /// <summary>Gets the position in the parent (reference designator, find number), where stated.</summary>
    public string? Position { get; init; }
}

/// <summary>Where and whose stock is, and in which status: quantities of different segments never mix.</summary>
public sealed record StockSegment(
    string? Site = null, string? Location = null, string? Status = null,
    StockOwner? Owner = null, string? OwnerParty = null, string? SpecialStock = null);

/// <summary>Who owns the stock.</summary>
public enum StockOwner
{
    /// <summary>The plant.</summary>
    Own,

    /// <summary>The supplier, until it is used.</summary>
    Consignment,

    /// <summary>The customer; disposition needs the owner's consent.</summary>
    Customer,
}

/// <summary>Attributes of a lot that a projection may lose. Dates are ISO 8601 dates or instants as text.</summary>
public sealed record LotAttributes(
    string? Expiry = null, string? Retest = null, string? OutTime = null, string? Potency = null,
    string? Origin = null, string? Certificate = null, string? Heat = null, string? SupplierLot = null);

/// <summary>How sure an edge of the genealogy is.</summary>
public enum EvidenceGrade
{
    /// <summary>This serial.</summary>
    Exact,

    /// <summary>From this lot, piece unknown.</summary>
    Bulk,

    /// <summary>One of these.</summary>
    Candidate,

    /// <summary>Backflush, first-in-first-out, default lot, migrated history: can make a node possible, never certain or excluded.</summary>
    Assumed,
}
