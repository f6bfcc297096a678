namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>Says what the search can go through: whole pieces in stated numbers, each in one place.</summary>
internal static class Searchable
{
    /// <summary>Says whether a stock or making can be searched.</summary>
    public static bool Is(object part) => part is Stock stock ? Is(stock) : Is((Making)part);

    /// <summary>Says whether several reports tell of one use, and one of them leaves open which output it was.</summary>
    public static bool IsToldOfSeveral(List<Draw> uses)
    {
        var firm = uses.FindAll(d => d is { IsOptional: false, IsExclusive: true });
        return firm.Count > 1 && firm.Exists(d => d.Making.Yields.Count > 1);
    }

    private static bool Is(Stock stock) =>
        !stock.IsReached || (!stock.IsPool && !IsToldOfSeveral(stock.Draws))
        || (stock.IsLot && stock.IsDiscrete && !stock.IsHomogeneous && IsCount(stock.SomeSuspect) && (!Share.IsKnown(stock.Size) || IsCount(stock.Size))
            && stock.Entries.TrueForAll(e => !e.IsSecondView)
            && (stock.Entries.Count == 0 || (Share.IsKnown(stock.Size) && stock.Pieces.TrueForAll(p => p.Entries.Count == 0)))
            && stock.Pieces.TrueForAll(p => !IsToldOfSeveral(stock.Draws.FindAll(d => d.Piece == p)))
            && stock.Draws.TrueForAll(d => (d.IsExclusive || d.IsOptional || stock.Pieces.TrueForAll(p => p.FixedIn.Count == 0))
                && (d.Piece is null || d.IsOptional || d.Piece.FixedIn.Contains(d.Making))));

    private static bool Is(Making making) =>
        making.Rule is not (FlowRule.Gather or FlowRule.Regain)
        && making.Draws.TrueForAll(d => Share.IsKnown(d.Quantity) && IsCount(d.Quantity) && MayOverlap(d))
        && making.Yields.TrueForAll(y => y.IsFirm && Share.IsKnown(y.Quantity) && IsCount(y.Quantity))
        && (making.Draws.TrueForAll(d => !d.IsOptional) || making.Rule is FlowRule.Mix or FlowRule.Assemble || making.Yields is [{ IsOfOnePiece: true }]);

    private static bool MayOverlap(Draw draw) => draw.MayCoincideWith.Count == 0
        || (draw.Making is { Yields: [{ IsOfOnePiece: true }] } making && (making.Rule != FlowRule.Process || making.Leaks) && draw.MayCoincideWith.All(p => p.FixedIn.TrueForAll(m => m.Yields.Count == 1)));

    private static bool IsCount(decimal quantity) => quantity == decimal.Truncate(quantity);
}
