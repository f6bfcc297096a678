namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>Takes out of a group what goes in and comes out as the same: rework of a piece, a move within a lot, naming pieces of a lot.</summary>
internal static class SelfFlows
{
    /// <summary>Takes it out.</summary>
    public static void TakeOut(Making making)
    {
        foreach (var draw in making.Draws.ToArray())
        {
            if (draw.Piece is not null || !draw.From.IsPool)
            {
                TakeOutPiece(making, draw);
            }
            else
            {
                TakeOutAmount(making, draw);
            }
        }
    }

    private static void TakeOutPiece(Making making, Draw draw)
    {
        var back = making.Yields.FindAll(y => y.To == draw.From && y.Piece == draw.Piece);
        if (back.Count > 0 && back.Count == making.Yields.Count)
        {
            making.Draws.Remove(draw);
            if (making.Draws.Count == 0)
            {
                making.Yields.Clear();
            }
        }
    }

    private static void TakeOutAmount(Making making, Draw draw)
    {
        var back = making.Yields.FindAll(y => y.To == draw.From);
        if (back.Count == 0)
        {
            return;
        }

        var returned = back.Sum(y => y.Quantity);
        making.Yields.RemoveAll(back.Contains);
        if (making.Yields.Count == 0 && making.Draws.Count == 1)
        {
            making.Draws.Clear();
        }
        else if (making.Yields.Count == 0)
        {
            // Others came in with it: what is more than before is of them.
            making.Draws.Remove(draw);
            making.Yields.Add(new Yield(making, draw.From, null, Share.IsKnown(returned) && returned > draw.Quantity ? returned - draw.Quantity : Share.Unlimited, back[0].IsFirm, back[0].IsSecondView));
        }
        else
        {
            draw.Quantity = Share.IsKnown(draw.Quantity) && returned < draw.Quantity ? draw.Quantity - returned : Share.Unlimited;
        }
    }
}
