namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>The smallest part that nothing outside has a say in: a stock with all that it came from.</summary>
/// <param name="Order">Stocks and makings in the order of flow.</param>
internal sealed record ClosedPart(IReadOnlyList<object> Order)
{
    /// <summary>Finds the part above a stock.</summary>
    /// <returns>The part, or null where it has more stocks and groups than the limit.</returns>
    public static ClosedPart? Above(Stock stock, int limit)
    {
        var parts = new Dictionary<object, int> { [stock] = stock.Rank };
        var open = new Queue<object>([stock]);
        while (open.TryDequeue(out var next))
        {
            var above = next is Stock s
                ? (!s.IsReached ? [] : s.Entries.Concat(s.Pieces.SelectMany(p => p.Entries)).Select(e => (object)e.Making).Concat(Rivals(s)))
                : ((Making)next).Draws.Select(d => (object)d.From);
            foreach (var part in above.Where(p => !parts.ContainsKey(p)))
            {
                parts[part] = part is Stock from ? from.Rank : ((Making)part).Rank;
                open.Enqueue(part);
            }

            if (parts.Count > limit)
            {
                return null;
            }
        }

        return new ClosedPart([.. parts.OrderBy(p => p.Value).Select(p => p.Key)]);
    }

    // Where two reports may be of one use, what the other uses of the lot need decides whether they are.
    private static IEnumerable<object> Rivals(Stock stock) =>
        stock.Draws.Exists(d => d.MayCoincideWith.Count > 0) ? stock.Draws.Where(d => d.IsExclusive).Select(d => (object)d.Making) : [];
}
