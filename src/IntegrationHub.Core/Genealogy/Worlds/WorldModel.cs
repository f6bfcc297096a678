namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>Stocks and makings of the reached part of a genealogy, in the order of flow.</summary>
/// <param name="Stocks">The stocks, in the order of flow.</param>
/// <param name="Makings">The groups, in the order of flow.</param>
/// <param name="PieceOf">The named pieces of lots.</param>
/// <param name="IsCovered">Whether the model says all that the record says: no flow in a circle, no piece of two lots, no doubtful membership.</param>
internal sealed record WorldModel(
    IReadOnlyList<Stock> Stocks, IReadOnlyList<Making> Makings, IReadOnlyDictionary<string, NamedPiece> PieceOf, bool IsCovered)
{
    /// <summary>Finds the stocks of which more is on record as taken than there can have been: no world fits.</summary>
    public IEnumerable<Stock> Overdrawn() => Stocks.Where(s => s.IsReached && s.IsLot && Share.IsKnown(s.Size) && Needed(s) > s.Size);

    private static decimal Needed(Stock stock)
    {
        var among = stock.Pieces.Where(p => p.Entries.Count == 0).ToArray();
        var bulk = stock.Draws.Where(d => d is { Piece: null, IsOptional: false, IsExclusive: true } && Share.IsKnown(d.Quantity)).ToArray();
        var extra = stock.Pieces.Count - among.Length;
        var taken = bulk.Sum(d => d.Quantity) - Coincidences(bulk) + among.Count(p => p.FixedIn.Count > 0);
        return Math.Max(among.Length, taken - extra);
    }

    // The most pieces that are one and the same in a draw of the lot and in a report of the piece: each piece once, each draw up to its quantity.
    private static int Coincidences(Draw[] draws)
    {
        var holder = new Dictionary<NamedPiece, Draw>();
        var count = 0;
        foreach (var draw in draws)
        {
            for (var place = 0; place < draw.Quantity && place < draw.MayCoincideWith.Count && Assign(draw, [], holder); place++)
            {
                count++;
            }
        }

        return count;
    }

    private static bool Assign(Draw draw, HashSet<NamedPiece> tried, Dictionary<NamedPiece, Draw> holder)
    {
        foreach (var piece in draw.MayCoincideWith)
        {
            if ((!holder.TryGetValue(piece, out var other) || other != draw) && tried.Add(piece) && (other is null || Assign(other, tried, holder)))
            {
                holder[piece] = draw;
                return true;
            }
        }

        return false;
    }
}
