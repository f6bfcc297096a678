using System.Text.Json.Serialization;

namespace IntegrationHub.Core.Canonical.Materials;

/// <summary>An alternative unit of an item: 1 of it is <paramref name="Numerator"/> / <paramref name="Denominator"/> of the base unit. A fraction, because 1/3 has no exact decimal.</summary>
/// <param name="Unit">UN/ECE Recommendation 20.</param>
/// <param name="Numerator">Above 0.</param>
/// <param name="Denominator">Above 0.</param>
/// <param name="Raw">What the numerator was read from.</param>
public sealed record ItemConversion(string Unit, decimal Numerator, decimal Denominator, RawValue? Raw = null);

/// <summary>Whether a lot carries an expiry date.</summary>
public enum ExpiryDate
{
    /// <summary>It carries none.</summary>
    None,

    /// <summary>It may.</summary>
    Optional,

    /// <summary>It must: no receipt without one.</summary>
    Required,
}

/// <summary>The unit of a shelf life.</summary>
public enum ShelfLifeUnit
{
    /// <summary>Hours.</summary>
    [JsonStringEnumMemberName("HUR")]
    Hur,

    /// <summary>Days.</summary>
    [JsonStringEnumMemberName("DAY")]
    Day,

    /// <summary>Weeks.</summary>
    [JsonStringEnumMemberName("WEE")]
    Wee,

    /// <summary>Months: no fixed number of days.</summary>
    [JsonStringEnumMemberName("MON")]
    Mon,

    /// <summary>Years: 12 months, no fixed number of days.</summary>
    [JsonStringEnumMemberName("ANN")]
    Ann,
}

/// <summary>A shelf life.</summary>
/// <param name="Quantity">0 or more; 0 is none.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Raw">What it was read from.</param>
public sealed record ShelfLife(decimal Quantity, ShelfLifeUnit Unit, RawValue? Raw = null);

/// <summary>The rules for expiry; a member that is null was not sent.</summary>
/// <param name="Date">Whether a lot carries an expiry date.</param>
/// <param name="Total">The shelf life from production on.</param>
/// <param name="Remaining">The least shelf life that must remain at receipt.</param>
/// <param name="Raw">What <paramref name="Date"/> was read from.</param>
public sealed record ExpiryRules(ExpiryDate? Date = null, ShelfLife? Total = null, ShelfLife? Remaining = null, RawValue? Raw = null);

/// <summary>Who makes a lot number.</summary>
public enum LotNumberSource
{
    /// <summary>A person.</summary>
    Manual,

    /// <summary>The system.</summary>
    Automatic,

    /// <summary>The supplier: his lot number is taken over.</summary>
    Supplier,
}

/// <summary>How lots get their numbers.</summary>
/// <param name="Source">Who makes them; null was not sent.</param>
/// <param name="Pattern">Their form in the words of the source; null was not sent.</param>
/// <param name="Raw">What it was read from.</param>
public sealed record LotNumbering(LotNumberSource? Source = null, string? Pattern = null, RawValue? Raw = null);

/// <summary>What the ends of an effectivity count.</summary>
public enum EffectivityKind
{
    /// <summary>Days.</summary>
    Date,

    /// <summary>Serial numbers.</summary>
    Serial,

    /// <summary>Lot numbers.</summary>
    Lot,

    /// <summary>Manufacturing serial numbers, which a product has beside its serial numbers.</summary>
    Msn,

    /// <summary>Numbers of production blocks.</summary>
    Block,
}

/// <summary>Days, or numbers, for which a revision is effective.</summary>
/// <param name="From">The first day or instant, ISO 8601; null is from the beginning.</param>
/// <param name="To">The day or instant on which it no longer is; null is still.</param>
/// <param name="Context">The product in which it holds, and whose numbers they are; null is every one.</param>
/// <param name="Raw">What <paramref name="From"/> or <paramref name="FromNumber"/> was read from.</param>
/// <param name="Kind">What the ends count; null is days.</param>
/// <param name="FromNumber">The first number; null is from the first.</param>
/// <param name="ToNumber">The last number, which belongs to it; null is every later one.</param>
public sealed record RevisionEffectivity(
    string? From = null, string? To = null, string? Context = null, RawValue? Raw = null, EffectivityKind? Kind = null, string? FromNumber = null, string? ToNumber = null);

/// <summary>A supplier from whom an item may come.</summary>
/// <param name="Id">The supplier under the sender's number.</param>
/// <param name="Name">A name for people.</param>
/// <param name="Scheme">The naming scheme of the number, where it is not the sender's own.</param>
/// <param name="ItemNumber">The supplier's own number of the item.</param>
/// <param name="Raw">What <paramref name="Id"/> was read from.</param>
public sealed record ItemSupplier(string Id, string? Name = null, string? Scheme = null, string? ItemNumber = null, RawValue? Raw = null);

/// <summary>What the source really said of plain members of a master.</summary>
/// <param name="BaseUnit">The base unit.</param>
/// <param name="Revision">The engineering revision.</param>
public sealed record MasterRaw(RawValue? BaseUnit = null, RawValue? Revision = null);
