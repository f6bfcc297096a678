using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>Where all of a lot went, as a whole or in one stock segment: in = consumed + scrapped + shipped + sampled + moved out + on hand, and on hand = named pieces + rest.</summary>
public sealed record LotAccount
{
    /// <summary>Gets the node key of the lot, or of a piece that belongs to none.</summary>
    public required string Lot { get; init; }

    /// <summary>Gets the item.</summary>
    public string? Item { get; init; }

    /// <summary>Gets the number of the lot.</summary>
    public string? LotNumber { get; init; }

    /// <summary>Gets the segment; null for the lot as a whole.</summary>
    public StockSegment? Segment { get; init; }

    /// <summary>Gets the unit of all quantities.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets how much came in from the opening balance on; null where nobody stated it, or not all of it.</summary>
    public decimal? In { get; init; }

    /// <summary>Gets how much went into something, at least.</summary>
    public decimal Consumed { get; init; }

    /// <summary>Gets how much was scrapped, at least.</summary>
    public decimal Scrapped { get; init; }

    /// <summary>Gets how much left the plant, at least.</summary>
    public decimal Shipped { get; init; }

    /// <summary>Gets how much was sampled or found less, at least.</summary>
    public decimal Sampled { get; init; }

    /// <summary>Gets how much went to other segments or lots, at least.</summary>
    public decimal MovedOut { get; init; }

    /// <summary>Gets what must be there; null where <see cref="In"/> is unknown.</summary>
    public decimal? OnHand => In - Consumed - Scrapped - Shipped - Sampled - MovedOut;

    /// <summary>Gets how many pieces of it are there by name.</summary>
    public int Serials { get; init; }

    /// <summary>Gets what is there without a name; null where that is unknown.</summary>
    public decimal? Rest => Unit is null or "C62" ? OnHand - Serials : OnHand;

    /// <summary>Gets what cannot all be true.</summary>
    public IReadOnlyList<ConservationAlarm> Alarms { get; init; } = [];
}

/// <summary>That what is recorded of a lot does not add up. It is told and never corrected in silence.</summary>
/// <param name="Code">One of <see cref="ConservationAlarms"/>.</param>
/// <param name="Node">The node key of the lot or piece.</param>
/// <param name="Message">What contradicts what, and what to do.</param>
/// <param name="Events">The events, the earliest first.</param>
public sealed record ConservationAlarm(string Code, string Node, string Message, IReadOnlyList<string> Events);

/// <summary>The codes of alarms.</summary>
public static class ConservationAlarms
{
    /// <summary>More went out of the lot than ever came in.</summary>
    public const string MoreOutThanIn = "more-out-than-in";

    /// <summary>The same, counting what was only assumed, for example backflushed.</summary>
    public const string MoreOutWithAssumed = "more-out-with-assumed";

    /// <summary>More pieces are there by name than the quantity allows.</summary>
    public const string MorePiecesThanQuantity = "more-pieces-than-quantity";

    /// <summary>A piece left twice and did not come back in between.</summary>
    public const string PieceLeftTwice = "piece-left-twice";

    /// <summary>A quantity is in a unit that nothing leads from.</summary>
    public const string UnitsDoNotConvert = "units-do-not-convert";

    /// <summary>The parts of a split, merge or transfer are more or less than what was divided.</summary>
    public const string PartsDoNotAddUp = "parts-do-not-add-up";

    /// <summary>A count found another amount than the movements say.</summary>
    public const string CountDiffers = "count-differs";

    /// <summary>A serial number came into being twice.</summary>
    public const string NumberReused = "number-reused";

    /// <summary>One number was received from several suppliers.</summary>
    public const string SeveralSuppliers = "number-of-several-suppliers";

    /// <summary>One number came into being at several plants, of a system that numbers within a plant.</summary>
    public const string SeveralPlants = "number-of-several-plants";

    /// <summary>One number stands for several items, of a system that numbers within the client.</summary>
    public const string SeveralItems = "number-of-several-items";

    /// <summary>One thing goes by several numbers, and no alias says so.</summary>
    public const string Renumbered = "renumbered-without-alias";

    /// <summary>A container lies in itself, also by way of others.</summary>
    public const string ContainsItself = "contains-itself";

    /// <summary>Says whether a posting of an event in the alarm would be wrong: an assumed quantity and a count make no posting wrong.</summary>
    public static bool MakesPostingWrong(string code) => code is MoreOutThanIn or PieceLeftTwice or UnitsDoNotConvert or PartsDoNotAddUp or ContainsItself;
}
