using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>Reads stocks and makings out of a part of the genealogy.</summary>
internal sealed class WorldModelBuilder
{
    private readonly FlowGraph _graph;
    private readonly IReadOnlySet<string> _reached;
    private readonly Dictionary<string, Stock> _stocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedPiece> _pieces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _units = new(StringComparer.Ordinal);
    private readonly List<Making> _makings = [];
    private bool _isCovered = true;

    private WorldModelBuilder(FlowGraph graph, IReadOnlySet<string> reached) => (_graph, _reached) = (graph, reached);

    /// <summary>Builds the model.</summary>
    /// <param name="graph">The part of the genealogy.</param>
    /// <param name="reached">The nodes that suspect material may have got to; all others count as clean.</param>
    /// <param name="suspects">What is suspected.</param>
    /// <param name="isHomogeneous">Says whether material of an item mixes through.</param>
    public static WorldModel Build(FlowGraph graph, IReadOnlySet<string> reached, IEnumerable<Suspect> suspects, Func<string, bool> isHomogeneous)
    {
        var builder = new WorldModelBuilder(graph, reached);
        builder.AddStocks(isHomogeneous);
        builder.AddMakings();
        builder.AddSuspects(suspects);
        builder.SettlePieces();
        return builder.Ordered();
    }

    private void AddStocks(Func<string, bool> isHomogeneous)
    {
        foreach (var key in _reached.Order(StringComparer.Ordinal))
        {
            var memberships = _graph.In[key].Where(e => e.IsMembership).ToArray();
            var lots = memberships.Select(e => e.From).Distinct(StringComparer.Ordinal).ToArray();
            _isCovered &= lots.Length <= 1 && Array.TrueForAll(memberships, m => m.Sure) && (lots.Length == 0 || _graph.KindOf(key) != NodeKind.Lot);
            if (lots.Length == 1 && _graph.KindOf(key) != NodeKind.Lot)
            {
                var lot = StockOf(lots[0]);
                _pieces[key] = new NamedPiece(key, lot);
                lot.Pieces.Add(_pieces[key]);
            }
            else
            {
                StockOf(key);
            }
        }

        foreach (var stock in _stocks.Values)
        {
            stock.IsHomogeneous = _graph.Nodes.GetValueOrDefault(stock.Key)?.Item is { } item && isHomogeneous(item);
        }
    }

    private Stock StockOf(string key)
    {
        if (!_stocks.TryGetValue(key, out var stock))
        {
            // A node that lots have pieces of is a lot, whatever is known of it otherwise.
            var kind = _graph.Out[key].Any(e => e.IsMembership) ? NodeKind.Lot : _graph.KindOf(key);
            var units = _graph.Attached(key).Select(a => a.Unit).Where(u => u is not null).Distinct(StringComparer.Ordinal).ToArray();
            _units[key] = units.Length == 1 ? units[0] : null;
            _stocks[key] = stock = new Stock(key, kind, _reached.Contains(key)) { IsDiscrete = Array.TrueForAll(units, u => u == "C62") };
            stock.Size = stock.IsPool ? Share.Unlimited : 1;
        }

        return stock;
    }

    private void AddMakings()
    {
        var groups = _graph.Standing.Where(a => _reached.Contains(a.Node)).Select(a => a.Group).ToHashSet(StringComparer.Ordinal);
        foreach (var group in _graph.Standing.Where(a => groups.Contains(a.Group)).GroupBy(a => a.Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Attachment[] all = [.. group.OrderBy(a => a.MessageId, StringComparer.Ordinal).ThenBy(a => a.Ordinal)];
            var making = new Making(group.Key, FlowRules.Of(all), leaks: !all[0].NamesBothSides);
            AddSides(making, all);
            SelfFlows.TakeOut(making);
            FlowRules.Adjust(making);

            // Receipts of an order to which nothing was issued as a whole are on record where they name their inputs.
            making.Yields.RemoveAll(y => making.Draws.Count == 0 && y.IsSecondView);
            if (making.Draws.Count + making.Yields.Count > 0)
            {
                _makings.Add(making);
                making.Draws.ForEach(d => d.From.Draws.Add(d));
                making.Yields.ForEach(y => (y.Piece?.Entries ?? y.To.Entries).Add(y));
            }
        }

        foreach (var lot in _stocks.Values.Where(s => s.IsPool))
        {
            var first = lot.Entries.Where(e => !e.IsSecondView).ToArray();
            lot.Size = lot.IsLot && first.Length > 0 && Array.TrueForAll(first, e => e.IsFirm && Share.IsKnown(e.Quantity)) ? first.Sum(e => e.Quantity) : Share.Unlimited;
        }
    }

    private void AddSides(Making making, Attachment[] all)
    {
        foreach (var side in all.Where(a => a.Role == AttachmentRole.Input).GroupBy(a => (a.Node, IsOptional: !EdgeReader.IsFirm(a))))
        {
            var piece = _pieces.GetValueOrDefault(side.Key.Node);
            var stock = piece?.Lot ?? StockOf(side.Key.Node);
            var quantity = piece is not null || !stock.IsPool ? 1 : side.Sum(a => Amount(a, stock));
            making.Draws.Add(new Draw(making, stock, piece, Math.Min(quantity, Share.Unlimited), side.Key.IsOptional, !side.Key.IsOptional && making.Rule is not (FlowRule.Gather or FlowRule.Regain)));
        }

        var entered = making.Draws.Select(d => d.Piece?.Key ?? d.From.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var side in all.Where(a => a.Role != AttachmentRole.Input).GroupBy(a => a.Node, StringComparer.Ordinal))
        {
            // What came out as what it was when it went in is not changed by what it lay beside.
            if (making.Rule == FlowRule.Regain && _graph.Out[side.Key].Any(e => !e.IsMembership && entered.Contains(e.To)))
            {
                continue;
            }

            var piece = _pieces.GetValueOrDefault(side.Key);
            var stock = piece?.Lot ?? StockOf(side.Key);
            var quantity = piece is not null || !stock.IsPool ? 1 : side.Sum(a => Amount(a, stock));
            making.Yields.Add(new Yield(making, stock, piece, Math.Min(quantity, Share.Unlimited), side.Any(EdgeReader.IsFirm), side.All(a => a.Role == AttachmentRole.OutputElsewhere)));
        }
    }

    private decimal Amount(Attachment attachment, Stock stock) =>
        attachment.Quantity is { } quantity && stock.IsLot && (attachment.Unit ?? _units[stock.Key]) == _units[stock.Key] ? quantity : Share.Unlimited;

    private void AddSuspects(IEnumerable<Suspect> suspects)
    {
        foreach (var suspect in suspects.Where(s => _reached.Contains(s.Key)))
        {
            if (_pieces.TryGetValue(suspect.Key, out var piece))
            {
                piece.IsSuspect = true;
            }
            else if (suspect.Pieces is { } some && _stocks[suspect.Key].IsPool)
            {
                _stocks[suspect.Key].SomeSuspect = Math.Min(_stocks[suspect.Key].Size, Math.Max(_stocks[suspect.Key].SomeSuspect, some));
            }
            else
            {
                _stocks[suspect.Key].AllSuspect = true;
            }
        }
    }

    // Where a piece is known to have gone, and which draws of its lot may be reports of the same use.
    private void SettlePieces()
    {
        foreach (var piece in _pieces.Values)
        {
            var uses = piece.Lot.Draws.Where(d => d.Piece == piece).ToArray();
            if (_graph.UseIsKnown(piece.Key))
            {
                piece.FixedIn.AddRange(uses.Where(d => d is { IsOptional: false, IsExclusive: true }).Select(d => d.Making));
            }

            DropIssues(uses, piece);
        }

        foreach (var single in _stocks.Values.Where(s => !s.IsPool))
        {
            DropIssues([.. single.Draws], null);
        }

        foreach (var lot in _stocks.Values.Where(s => s.IsLot))
        {
            foreach (var draw in lot.Draws.Where(d => d is { Piece: null, IsOptional: false } && !d.Making.Draws.Exists(o => o.Piece?.Lot == lot && !o.IsOptional)))
            {
                var targets = Targets(draw.Making);
                draw.MayCoincideWith.UnionWith(lot.Pieces.Where(p => p.FixedIn.Exists(m =>
                    m != draw.Making && !m.Draws.Exists(d => d.From == lot && d is { Piece: null, IsOptional: false }) && targets.Overlaps(Targets(m)))));
            }
        }
    }

    // An order to which a piece was issued says no more than the event that names its output.
    private static void DropIssues(Draw[] uses, NamedPiece? piece)
    {
        var told = uses.Where(d => d is { IsOptional: false, Making.Leaks: false }).SelectMany(d => Targets(d.Making)).ToHashSet();
        foreach (var issue in uses.Where(d => d.Making.Leaks && Targets(d.Making).Overlaps(told)))
        {
            issue.Making.Draws.Remove(issue);
            issue.From.Draws.Remove(issue);
            piece?.FixedIn.Remove(issue.Making);
        }
    }

    private static HashSet<object> Targets(Making making) => [.. making.Yields.Select(y => (object?)y.Piece ?? y.To)];

    private WorldModel Ordered()
    {
        var rank = 0;
        var waiting = _makings.ToDictionary(m => m, m => m.Draws.Select(d => d.From).Distinct().Count());
        var incoming = _stocks.Values.ToDictionary(s => s, s => s.Entries.Concat(s.Pieces.SelectMany(p => p.Entries)).Select(e => e.Making).Distinct().Count());
        var (stocks, makings) = (new List<Stock>(), new List<Making>());
        var open = new Queue<object>([.. waiting.Where(m => m.Value == 0).Select(m => (object)m.Key), .. incoming.Where(s => s.Value == 0).Select(s => (object)s.Key)]);
        while (open.TryDequeue(out var next))
        {
            if (next is Stock stock)
            {
                stock.Rank = rank++;
                stocks.Add(stock);
                foreach (var making in stock.Draws.Select(d => d.Making).Distinct().Where(m => --waiting[m] == 0))
                {
                    open.Enqueue(making);
                }
            }
            else if (next is Making making)
            {
                making.Rank = rank++;
                makings.Add(making);
                foreach (var to in making.Yields.Select(y => y.To).Distinct().Where(s => --incoming[s] == 0))
                {
                    open.Enqueue(to);
                }
            }
        }

        return new WorldModel(stocks, makings, _pieces, _isCovered && stocks.Count == _stocks.Count);
    }
}
