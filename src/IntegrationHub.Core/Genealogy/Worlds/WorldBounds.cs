namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>How far the exact search may go.</summary>
/// <param name="Parts">Stocks and groups in one closed part, at most.</param>
/// <param name="Steps">Steps of one search, at most.</param>
internal sealed record SearchLimits(int Parts, int Steps)
{
    /// <summary>Gets the usual limits: beyond them bounds are loose.</summary>
    public static SearchLimits Usual { get; } = new(64, 20_000);
}

/// <summary>The bounds of every stock and named piece of a model.</summary>
internal sealed class WorldBounds
{
    // More sources than this on the ways to one node are not told apart: its bounds count as loose.
    private const int MostSources = 64;
    private readonly WorldModel _model;
    private readonly SearchLimits _limits;
    private readonly Dictionary<int, HashSet<int>?> _sources = [];

    private WorldBounds(WorldModel model, SearchLimits limits) => (_model, _limits) = (model, limits);

    /// <summary>Gets the shares by node key.</summary>
    public Dictionary<string, Share> Shares { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets whether a search found that no world fits the record.</summary>
    public bool HasNoWorld { get; private set; }

    /// <summary>Finds the bounds.</summary>
    public static WorldBounds Find(WorldModel model, SearchLimits limits)
    {
        var bounds = new WorldBounds(model, limits);
        var order = model.Stocks.Select(s => (s.Rank, Part: (object)s)).Concat(model.Makings.Select(m => (m.Rank, Part: (object)m))).OrderBy(p => p.Rank);
        foreach (var (_, part) in order)
        {
            if (part is Making making)
            {
                bounds.Enter(making);
            }
            else
            {
                bounds.Enter((Stock)part);
            }
        }

        return bounds;
    }

    private void Enter(Making making)
    {
        MakingShares.Evaluate(making);
        var apart = Join(making.Rank, making.Draws.Where(d => !d.Share.IsConstant).Select(d => d.From.Rank));
        foreach (var output in making.Yields.Where(o => !apart && !o.Share.IsConstant))
        {
            output.Share = output.Share with { Tight = false };
        }
    }

    private void Enter(Stock stock)
    {
        var entries = stock.Entries.Concat(stock.Pieces.SelectMany(p => p.Entries)).Where(e => !e.Share.IsConstant).ToArray();
        var apart = Join(stock.Rank, entries.Select(e => e.Making.Rank));
        if (!apart)
        {
            foreach (var entry in entries)
            {
                entry.Share = entry.Share with { Tight = false };
            }
        }

        var share = StockShares.Evaluate(stock);
        if (stock is { IsReached: true, AllSuspect: false } && share.Most > 0 && !(share.Tight && stock.Pieces.TrueForAll(p => p.Share.Tight)))
        {
            share = Search(stock, share);
        }

        Shares[stock.Key] = share;
        foreach (var piece in stock.Pieces)
        {
            Shares[piece.Key] = piece.Share;
        }
    }

    private Share Search(Stock stock, Share share)
    {
        if (ClosedPart.Above(stock, _limits.Parts) is not { } part || WorldSearch.Run(part, stock, _limits.Steps) is not { } found)
        {
            return share;
        }

        if (found.Worlds == 0)
        {
            HasNoWorld = true;
            return share;
        }

        foreach (var piece in stock.Pieces)
        {
            piece.Share = found.Of(piece);
        }

        share = found.Total with { Clean = Share.IsKnown(stock.Size) && stock.Pieces.TrueForAll(p => p.Entries.Count == 0) ? Math.Min(share.Clean, stock.Size - found.Total.Least) : share.Clean };
        if (!stock.IsPool)
        {
            stock.Draws.ForEach(d => d.Share = d.IsOptional ? share with { Sure = false, Least = 0 } : share);
        }

        return share;
    }

    // Two ways that come from one source do not vary on their own: together they may never reach what each reaches alone.
    private bool Join(int at, IEnumerable<int> from)
    {
        var (all, apart) = (new HashSet<int>(), true);
        foreach (var source in from)
        {
            var way = _sources[source];
            if (way is null || all.Count + way.Count >= MostSources)
            {
                _sources[at] = null;
                return false;
            }

            apart &= !all.Overlaps(way) && all.Add(source);
            all.UnionWith(way);
        }

        _sources[at] = all;
        return apart;
    }
}
