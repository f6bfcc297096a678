using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>Adds up the movements of a lot. Computed from what is recorded at read, so the order of arrival does not matter.</summary>
public static class LotAccounts
{
    /// <summary>Makes the accounts of one lot: as a whole, and by segment where every movement states its segment.</summary>
    /// <param name="lot">The node key of the lot.</param>
    /// <param name="movements">The movements of the lot and of its pieces.</param>
    /// <param name="pieces">The node keys of all pieces that are known to belong to it.</param>
    /// <param name="factors">The items' own unit factors.</param>
    /// <param name="events">All movements of the events that divide the lot, also those of other lots; without them the parts of a split are not compared.</param>
    /// <param name="uniqueness">How far the numbers of a system are unique; without it within the item.</param>
    public static IReadOnlyList<LotAccount> Of(
        string lot, IReadOnlyList<StockMovement> movements, IReadOnlyCollection<string> pieces, IReadOnlyList<UnitFactor> factors, IReadOnlyList<StockMovement>? events = null,
        Func<string, NumberUniqueness>? uniqueness = null)
    {
        var live = movements.Where(m => !m.Retracted).OrderBy(m => m.At ?? long.MaxValue).ThenBy(m => m.MessageId, StringComparer.Ordinal).ThenBy(m => m.Ordinal).ToArray();
        var whole = Account(lot, null, live, pieces, factors);
        var accounts = new List<LotAccount> { whole with { Alarms = [.. whole.Alarms, .. PieceUse.Twice(live), .. EventParts.Wrong((events ?? []).Where(m => !m.Retracted), factors), .. NumberUse.Wrong(live, uniqueness ?? (_ => NumberUniqueness.Undeclared))] } };
        if (live.Length > 0 && Array.TrueForAll(live, m => m.Segment is not null))
        {
            accounts.AddRange(live.GroupBy(m => m.Segment).OrderBy(g => g.Key!.ToString(), StringComparer.Ordinal)
                .Select(g => Account(lot, g.Key, [.. g], [.. g.Where(m => m.IsPiece).Select(m => m.Node).Distinct(StringComparer.Ordinal)], factors)));
        }

        return accounts;
    }

    private static LotAccount Account(string lot, StockSegment? segment, StockMovement[] movements, IReadOnlyCollection<string> pieces, IReadOnlyList<UnitFactor> factors)
    {
        // What is moved within the lot neither comes in nor goes out of it as a whole.
        var within = segment is not null ? [] : movements.Where(m => m.Kind == MovementKind.MovedOut).Select(m => m.MessageId)
            .Intersect(movements.Where(m => m.Kind == MovementKind.MovedIn).Select(m => m.MessageId), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        StockMovement[] moves = [.. movements.Where(m => m.Kind is not (MovementKind.MovedIn or MovementKind.MovedOut) || !within.Contains(m.MessageId))];
        var unit = moves.FirstOrDefault(m => Entries.Is(m.Kind) && !m.IsPiece)?.Unit ?? moves.FirstOrDefault(m => !m.IsPiece)?.Unit ?? Projections.Pieces;
        var said = moves.Select(m => (Move: m, Amount: UnitConversion.To(new MaterialReference { Item = m.Item is null ? null : new ItemReference(m.Item), Quantity = m.Quantity, Unit = m.Unit ?? unit }, unit, factors, m.Day))).ToArray();
        var strange = said.Where(s => !s.Amount.Succeeded).Select(s => s.Move).ToArray();
        var amounts = said.Where(s => s.Amount.Succeeded).Select(s => new Amount(s.Move, s.Amount.Value.Quantity)).ToArray();
        var entries = Entries.Sum(amounts);
        var gone = PieceUse.Gone(moves);
        var account = new LotAccount
        {
            Lot = lot,
            Item = moves.Select(m => m.Item).FirstOrDefault(i => i is not null),
            LotNumber = moves.Select(m => m.LotNumber).FirstOrDefault(n => n is not null),
            Segment = segment,
            Unit = unit,
            In = strange.Length > 0 ? null : entries,
            Consumed = Exits.AtLeast(amounts, MovementKind.Consumed),
            Scrapped = Exits.AtLeast(amounts, MovementKind.Scrapped),
            Shipped = Exits.AtLeast(amounts, MovementKind.Shipped),
            Sampled = Exits.AtLeast(amounts, MovementKind.Sampled) + Exits.AtLeast(amounts, MovementKind.AdjustedDown),
            MovedOut = Exits.AtLeast(amounts, MovementKind.MovedOut),
            Serials = pieces.Count(p => !gone.Contains(p)),
        };
        return account with { Alarms = [.. Alarms(account, moves, amounts, strange)] };
    }

    private static IEnumerable<ConservationAlarm> Alarms(LotAccount account, StockMovement[] moves, Amount[] amounts, StockMovement[] strange)
    {
        var place = account.Segment is null ? "the lot" : $"the lot in {Place(account.Segment)}";
        if (strange.Length > 0)
        {
            yield return new ConservationAlarm(ConservationAlarms.UnitsDoNotConvert, account.Lot,
                $"{place} is kept in {account.Unit}, and nothing leads there from {string.Join(", ", strange.Select(m => m.Unit).Distinct())}. State the item's factor in mappings/policies/items.yaml, or correct the unit at its source.", Events(strange, moves));
        }

        var went = Exits.Sure(amounts);
        if (account.In is { } came && came < went)
        {
            yield return new ConservationAlarm(ConservationAlarms.MoreOutThanIn, account.Lot,
                $"{DecimalText.Shortest(went)} {account.Unit} went out of {place}, and only {DecimalText.Shortest(came)} ever came in. Find the record that is missing or wrong and correct it at its source.", Events(moves));
        }
        else if (account.OnHand is { } left && left < 0)
        {
            yield return new ConservationAlarm(ConservationAlarms.MoreOutWithAssumed, account.Lot,
                $"Counting what was only assumed, {DecimalText.Shortest(-left)} {account.Unit} more went out of {place} than came in. Count the stock, or correct the backflush.", Events(moves));
        }
        else if (account is { Rest: < 0, OnHand: { } there })
        {
            yield return new ConservationAlarm(ConservationAlarms.MorePiecesThanQuantity, account.Lot,
                $"{account.Serials} pieces are in {place} by name, and only {DecimalText.Shortest(there)} can be there. Find the piece that is gone, or that belongs to another lot.", Events(moves));
        }

        foreach (var (count, expected) in Entries.Differences(amounts))
        {
            yield return new ConservationAlarm(ConservationAlarms.CountDiffers, account.Lot,
                $"{DecimalText.Shortest(count.Quantity!.Value)} {account.Unit} were counted in {place}, and the movements before say {DecimalText.Shortest(expected)}. Recount, or find the movement that nobody reported; nothing was corrected.", [.. Events(moves.Where(m => m != count.Move && (m.At ?? long.MaxValue) <= (count.Move.At ?? long.MaxValue))), count.Move.Event]);
        }
    }

    private static string[] Events(params IEnumerable<StockMovement>[] moves) => [.. moves.SelectMany(m => m).Select(m => m.Event).Distinct(StringComparer.Ordinal)];

    private static string Place(StockSegment segment) =>
        string.Join(" ", new[] { segment.Site, segment.Location, segment.Status, segment.Owner?.ToString().ToLowerInvariant(), segment.OwnerParty, segment.SpecialStock }.OfType<string>());
}

/// <summary>A movement with its quantity in the unit of the account.</summary>
internal sealed record Amount(StockMovement Move, decimal? Quantity);
