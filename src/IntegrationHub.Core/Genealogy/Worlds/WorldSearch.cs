namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>What a search over all worlds of a closed part found about its last stock.</summary>
internal sealed class WorldsFound(Stock stock)
{
    private readonly Dictionary<NamedPiece, (bool Always, bool Ever)> _pieces = stock.Pieces.ToDictionary(p => p, _ => (true, false));
    private long _least = long.MaxValue;
    private long _most;

    public long Worlds { get; private set; }

    public Share Total => new(_least > 0, _least, _most >= WorldSearch.Endless ? Share.Unlimited : _most, Share.Unlimited, Tight: true);

    public Share Of(NamedPiece piece) => Share.OfPiece(_pieces[piece].Always, _pieces[piece].Ever);

    public void Add(long affected, Func<NamedPiece, bool> isAffected)
    {
        Worlds++;
        (_least, _most) = (Math.Min(_least, affected), Math.Max(_most, affected));
        foreach (var piece in stock.Pieces)
        {
            var (always, ever) = _pieces[piece];
            _pieces[piece] = (always && isAffected(piece), ever || isAffected(piece));
        }
    }
}

/// <summary>Goes through all worlds of a closed part. Pieces of which nothing sets one apart from the other are counted, not named.</summary>
internal sealed class WorldSearch
{
    /// <summary>Stands for the pieces of a lot whose quantity was never stated.</summary>
    public const long Endless = 1L << 40;

    private readonly IReadOnlyList<object> _order;
    private readonly Stock _target;
    private readonly WorldsFound _found;
    private readonly Dictionary<Stock, (long Affected, long Clean)> _left = [];
    private readonly Dictionary<Stock, long> _counts = [];
    private readonly Dictionary<NamedPiece, bool> _pieces = [];
    private readonly Dictionary<Yield, long> _yields = [];
    private readonly HashSet<NamedPiece> _spent = [];
    private int _steps;

    private WorldSearch(ClosedPart part, Stock target, int steps) => (_order, _target, _found, _steps) = (part.Order, target, new WorldsFound(target), steps);

    /// <summary>Searches.</summary>
    /// <returns>What was found, or null where the part is not of countable pieces or has too many worlds.</returns>
    public static WorldsFound? Run(ClosedPart part, Stock target, int steps)
    {
        if (!part.Order.All(Searchable.Is))
        {
            return null;
        }

        var search = new WorldSearch(part, target, steps);
        search.Next(0);
        return search._steps > 0 ? search._found : null;
    }

    private void Next(int place)
    {
        if (--_steps <= 0)
        {
            return;
        }

        if (place == _order.Count)
        {
            _found.Add(_counts[_target], p => _pieces[p]);
        }
        else if (_order[place] is Making making)
        {
            Take(making, 0, 0, 0, place);
        }
        else
        {
            Fill((Stock)_order[place], place);
        }
    }

    private void Fill(Stock stock, int place)
    {
        if (!stock.IsPool)
        {
            _counts[stock] = stock.IsReached && (stock.AllSuspect || stock.Entries.Exists(e => _yields[e] > 0)) ? 1 : 0;
            Next(place + 1);
            return;
        }

        if (!stock.IsReached)
        {
            (_left[stock], _counts[stock]) = ((0, Endless), 0);
            Next(place + 1);
            return;
        }

        var size = Share.IsKnown(stock.Size) ? (long)stock.Size : Endless;
        var came = stock.Entries.Sum(e => _yields[e]);
        var (from, to) = stock.AllSuspect ? (size, size) : (Math.Max(came, (long)stock.SomeSuspect), Math.Min(size, came + (long)stock.SomeSuspect));
        for (var affected = from; affected <= to && _steps > 0; affected++)
        {
            _left[stock] = (0, 0);
            Name(stock, 0, affected, size == Endless ? (stock.AllSuspect ? 0 : Endless) : size - affected, affected, place);
        }
    }

    // Decides for each named piece whether it is one of the affected ones; the rest stays unnamed.
    private void Name(Stock stock, int index, long affected, long clean, long count, int place)
    {
        if (_steps <= 0)
        {
            return;
        }

        if (index == stock.Pieces.Count)
        {
            var kept = _left[stock];
            (_left[stock], _counts[stock]) = ((kept.Affected + affected, kept.Clean + clean), count);
            Next(place + 1);
            _left[stock] = kept;
            return;
        }

        var piece = stock.Pieces[index];
        if (piece.Entries.Count > 0)
        {
            var isAffected = stock.AllSuspect || piece.IsSuspect || piece.Entries.Exists(e => _yields[e] > 0);
            Name(stock, index, piece, isAffected, affected, clean, count + (isAffected && !stock.AllSuspect ? 1 : 0), place);
            return;
        }

        if (affected > 0)
        {
            Name(stock, index, piece, true, affected - 1, clean, count, place);
        }

        if (clean > 0)
        {
            Name(stock, index, piece, piece.IsSuspect, affected, clean - 1, count + (piece.IsSuspect ? 1 : 0), place);
        }
    }

    private void Name(Stock stock, int index, NamedPiece piece, bool isAffected, long affected, long clean, long count, int place)
    {
        var kept = _left[stock];
        _pieces[piece] = isAffected;
        if (piece.FixedIn.Count == 0)
        {
            _left[stock] = isAffected ? (kept.Affected + 1, kept.Clean) : (kept.Affected, kept.Clean + 1);
        }

        Name(stock, index + 1, affected, clean, count, place);
        _left[stock] = kept;
    }

    private void Take(Making making, int index, long affected, long clean, int place)
    {
        if (--_steps <= 0)
        {
            return;
        }

        if (index == making.Draws.Count)
        {
            foreach (var _ in YieldSpread.All(making, affected, clean, _yields).TakeWhile(_ => _steps > 0))
            {
                Next(place + 1);
            }

            return;
        }

        var draw = making.Draws[index];
        if (draw.Piece is not null || !draw.From.IsPool)
        {
            var isAffected = draw.Piece is { } piece ? _pieces[piece] : _counts[draw.From] > 0;
            if (draw.IsOptional)
            {
                Take(making, index + 1, affected, clean, place);
            }

            Take(making, index + 1, affected + (isAffected ? 1 : 0), clean + (isAffected ? 0 : 1), place);
        }
        else if (draw.IsOptional)
        {
            Assume(making, index, draw, affected, clean, place);
        }
        else
        {
            Coincide(making, index, [.. draw.MayCoincideWith.Where(p => !_spent.Contains(p))], 0, (long)draw.Quantity, affected, clean, place);
        }
    }

    // What is only assumed may be of any pieces, wherever they are known to have gone, and of fewer than it says.
    private void Assume(Making making, int index, Draw draw, long affected, long clean, int place)
    {
        var (count, size) = (_counts[draw.From], Share.IsKnown(draw.From.Size) ? (long)draw.From.Size : Endless);
        for (var taken = 0L; taken <= Math.Min((long)draw.Quantity, count) && _steps > 0; taken++)
        {
            for (var others = 0L; others <= Math.Min((long)draw.Quantity - taken, size - count) && _steps > 0; others++)
            {
                Take(making, index + 1, affected + taken, clean + others, place);
            }
        }
    }

    // A piece that another report names in the same output may be one of those that this draw is about: it is there already.
    private void Coincide(Making making, int index, NamedPiece[] pieces, int next, long needed, long affected, long clean, int place)
    {
        if (next < pieces.Length && needed > 0)
        {
            Coincide(making, index, pieces, next + 1, needed, affected, clean, place);
            _spent.Add(pieces[next]);
            Coincide(making, index, pieces, next + 1, needed - 1, affected, clean, place);
            _spent.Remove(pieces[next]);
            return;
        }

        var stock = making.Draws[index].From;
        var left = _left[stock];
        for (var taken = Math.Max(0, needed - left.Clean); taken <= Math.Min(needed, left.Affected) && _steps > 0; taken++)
        {
            _left[stock] = (left.Affected - taken, left.Clean - (needed - taken));
            Take(making, index + 1, affected + taken, clean + needed - taken, place);
        }

        _left[stock] = left;
    }
}
