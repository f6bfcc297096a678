namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>How much of a stock is affected, and how much of each use of it, given what came in. Each use is bounded on its own: sound, and reached by a world.</summary>
internal static class StockShares
{
    /// <summary>Finds the share of a stock, and fills in those of its pieces and draws.</summary>
    public static Share Evaluate(Stock stock)
    {
        if (!stock.IsPool)
        {
            return Single(stock);
        }

        var whole = Whole(stock);
        foreach (var piece in stock.ToldApart)
        {
            // Where the lot was brought in as a whole too, nobody knows whether the piece is among that.
            var apart = stock.Entries.Count == 0;
            piece.Share = stock.AllSuspect || piece.IsSuspect ? Share.OfPiece(true, true)
                : Share.OfPiece(piece.Entries.Exists(e => e.Share.Sure), piece.Entries.Exists(e => e.Share.Most > 0) || (!apart && whole.Most > 0), apart && piece.Entries.TrueForAll(e => e.Share.Tight));
        }

        // Suspect pieces of a stated quantity are among it; pieces with a record of their own may come on top of it.
        var among = stock.Pieces.Count(p => p.IsSuspect && p.Entries.Count == 0);
        var size = Math.Max(0, stock.Size - (Share.IsKnown(stock.Size) ? among : 0));
        var rest = whole with
        {
            Sure = whole.Sure && (among == 0 || whole.Least > among),
            Least = Math.Max(0, whole.Least - among),
            Most = Math.Min(whole.Most, size),
            Clean = Math.Min(whole.Clean, size),
        };
        foreach (var piece in stock.Pieces.Where(p => !p.IsToldApart))
        {
            piece.Share = Share.OfPiece(rest.Clean <= 0, rest.Most > 0, rest.Tight);
        }

        var total = Total(stock, rest);
        foreach (var draw in stock.Draws)
        {
            draw.Share = draw.Piece is { } piece ? OfNamed(draw, piece) : draw.IsOptional ? Assumed(stock, draw, total) : Taken(stock, draw, rest, size);
        }

        return total;
    }

    private static Share Single(Stock stock)
    {
        var share = stock.AllSuspect ? Share.OfPiece(true, true)
            : Share.OfPiece(stock.Entries.Exists(e => e.Share.Sure), stock.Entries.Exists(e => e.Share.Most > 0), stock.Entries.TrueForAll(e => e.Share.Tight));
        foreach (var draw in stock.Draws)
        {
            draw.Share = draw.IsOptional ? share with { Sure = false, Least = 0 }
                : share with { Tight = share.Tight && !Searchable.IsToldOfSeveral(stock.Draws) };
        }

        return share;
    }

    private static Share OfNamed(Draw draw, NamedPiece piece) =>
        draw.IsOptional ? piece.Share with { Sure = false, Least = 0 }
            : piece.Share with { Tight = piece.Share.Tight && !Searchable.IsToldOfSeveral(draw.From.Draws.FindAll(d => d.Piece == piece)) };

    // What came in, and what is suspect of the lot as such.
    private static Share Whole(Stock stock)
    {
        var size = stock.Size;
        if (stock.AllSuspect)
        {
            return new Share(true, Share.IsKnown(size) ? size : AtLeast(stock), size, 0, Tight: true);
        }

        var first = stock.Entries.Where(e => !e.IsSecondView).ToArray();
        var second = stock.Entries.Where(e => e.IsSecondView).ToArray();
        var share = first.Length == 0 ? Share.Untouched(size) : new Share(
            Array.Exists(first, e => e.Share.Sure),
            first.Sum(e => e.Share.Least),
            Math.Min(size, first.Sum(e => e.Share.Most)),
            Math.Min(size, first.Sum(e => e.Share.Clean)),
            Array.TrueForAll(first, e => e.Share.Tight));
        if (second.Length > 0)
        {
            share = share with { Most = Math.Min(size, share.Most + second.Sum(e => e.Share.Most)), Tight = false };
        }

        share = stock.SomeSuspect == 0 ? share : share with
        {
            Sure = true,
            Least = Math.Max(share.Least, stock.SomeSuspect),
            Most = Math.Min(size, share.Most + stock.SomeSuspect),
            Clean = Math.Min(share.Clean, Math.Max(0, size - stock.SomeSuspect)),
        };
        return stock.IsHomogeneous && share.Most > 0
            ? share with { Least = share.Sure && Share.IsKnown(size) ? size : share.Least, Most = size, Clean = share.Sure ? 0 : share.Clean, Tight = false }
            : share;
    }

    // What is only assumed is bound by nothing that is known of the other pieces: it may be of any of them, and need not have been.
    private static Share Assumed(Stock stock, Draw draw, Share total) => new(
        false, 0, stock.IsHomogeneous && total.Most > 0 ? draw.Quantity : Math.Min(draw.Quantity, total.Most), Math.Min(draw.Quantity, total.Clean),
        total.Tight && stock is { IsLot: true, IsDiscrete: true, IsHomogeneous: false });

    private static Share Taken(Stock stock, Draw draw, Share rest, decimal size)
    {
        // Each unavailable piece of which nothing is told takes one place among the others.
        var gone = stock.Pieces.Count(p => !p.IsToldApart && !p.IsFreeFor(draw));
        var left = Math.Max(0, size - (Share.IsKnown(size) ? gone : 0));
        var free = stock.ToldApart.Where(p => p.IsFreeFor(draw)).ToArray();
        var affected = Math.Min(rest.Most, left) + free.Sum(p => p.Share.Most);
        // What a vessel held before its first filling on record, nobody knows.
        var clean = stock.IsLot ? Math.Min(rest.Clean, left) + free.Sum(p => p.Share.Clean) : Share.Unlimited;
        var isKnown = Share.IsKnown(draw.Quantity);
        var through = stock.IsHomogeneous && stock.IsReached && affected > 0;
        var sure = clean <= 0 || (stock.IsHomogeneous && rest.Sure) || (isKnown && draw.Quantity > clean);
        var least = !sure ? 0 : isKnown ? (through && sure ? draw.Quantity : draw.Quantity - clean) : stock.IsDiscrete ? 1 : 0;
        var most = through ? draw.Quantity : Math.Min(draw.Quantity, affected);

        // Counts of pieces only: with a container, or pieces beside a stated quantity, the bounds hold but need not be reached.
        var tight = rest.Tight && stock.IsLot && stock.IsDiscrete && !stock.IsHomogeneous && isKnown && draw.MayCoincideWith.Count == 0
            && !(stock.Entries.Count > 0 && stock.Pieces.Exists(p => p.Entries.Count > 0)) && Array.TrueForAll(free, p => p.Share.Tight)
            && (draw.IsExclusive || stock.Pieces.TrueForAll(p => p.FixedIn.Count == 0));
        return new Share(sure, Math.Max(0, least), most, Math.Min(draw.Quantity, clean), tight || (affected <= 0 && rest.Tight));
    }

    private static Share Total(Stock stock, Share rest)
    {
        var told = stock.ToldApart.ToArray();
        var least = rest.Least + told.Sum(p => p.Share.Least);
        var most = Math.Min(Share.IsKnown(stock.Size) && told.All(p => p.Entries.Count == 0) ? stock.Size : Share.Unlimited, rest.Most + told.Sum(p => p.Share.Most));
        return new Share(rest.Sure || Array.Exists(told, p => p.Share.Sure), least, most, rest.Clean + told.Sum(p => p.Share.Clean),
            rest.Tight && stock.IsDiscrete && (Share.IsKnown(stock.Size) || !stock.AllSuspect) && Array.TrueForAll(told, p => p.Share.Tight)
            && !(stock.Entries.Count > 0 && Array.Exists(told, p => p.Entries.Count > 0)));
    }

    // A lot whose quantity was never stated held at least what was taken from it, and what is named of it.
    private static decimal AtLeast(Stock stock) => Math.Max(
        Math.Max(1, stock.Pieces.Count), stock.Draws.Where(d => d is { IsOptional: false, IsExclusive: true, Piece: null } && Share.IsKnown(d.Quantity)).Sum(d => d.Quantity));
}
