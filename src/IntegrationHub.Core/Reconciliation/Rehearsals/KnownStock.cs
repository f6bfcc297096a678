using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Conservation;

namespace IntegrationHub.Core.Reconciliation.Rehearsals;

/// <summary>What the movements that passed the hub leave of an item in one place.</summary>
/// <param name="Place">Site, location, status and owner in words; "no place stated" where a movement said none.</param>
/// <param name="Quantity">How much, above 0.</param>
/// <param name="Unit">Its unit, UN/ECE Recommendation 20.</param>
/// <param name="Lots">The lots of which it is, in their order.</param>
/// <param name="Pieces">How many pieces of it are known by name.</param>
public sealed record KnownStock(string Place, decimal Quantity, string Unit, IReadOnlyList<string> Lots, int Pieces)
{
    private const int MostNamed = 5;

    /// <summary>Adds up the accounts of the lots of an item: by place where the movements state one, else as a whole.</summary>
    public static IReadOnlyList<KnownStock> Of(IEnumerable<LotAccount> accounts) =>
        [.. accounts.GroupBy(account => account.Lot, StringComparer.Ordinal).SelectMany(lot => lot.Any(one => one.Segment is not null) ? lot.Where(one => one.Segment is not null) : lot)
            .Where(account => account.OnHand > 0)
            .GroupBy(account => (Place: PlaceOf(account.Segment), Unit: account.Unit ?? "C62"))
            .OrderBy(group => group.Key.Place, StringComparer.Ordinal).ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
            .Select(group => new KnownStock(group.Key.Place, group.Sum(one => one.OnHand!.Value), group.Key.Unit,
                [.. group.Select(one => one.LotNumber ?? one.Lot).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], group.Sum(one => one.Serials)))];

    /// <summary>Says it as one line.</summary>
    public string Text => FormattableString.Invariant($"{DecimalText.Shortest(Quantity)} {Unit} in {Place}: {(Lots.Count == 1 ? "lot" : $"{Lots.Count} lots,")} {string.Join(", ", Lots.Take(MostNamed))}{(Lots.Count > MostNamed ? " ..." : "")}{(Pieces > 0 ? $"; {Pieces} pieces of it have a serial number" : "")}.");

    private static string PlaceOf(StockSegment? segment) =>
        segment is null || string.Join(' ', new[] { segment.Site, segment.Location, segment.Status, segment.Owner?.ToString().ToLowerInvariant(), segment.OwnerParty, segment.SpecialStock }.OfType<string>()) is not { Length: > 0 } words
            ? "no place stated" : words;
}
