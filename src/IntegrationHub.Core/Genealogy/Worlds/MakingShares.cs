namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>How much of each output is affected, given how much of what went in is. Sound whatever the inputs have to do with each other.</summary>
internal static class MakingShares
{
    /// <summary>Fills in the shares of the outputs.</summary>
    public static void Evaluate(Making making)
    {
        var input = new Share(
            making.Draws.Exists(d => d.Share.Sure),
            making.Draws.Sum(d => d.Share.Least),
            Capped(making.Draws.Sum(d => d.Share.Most)),
            Capped(making.Draws.Sum(d => d.Share.Clean)),
            making.Draws.TrueForAll(d => d.Share.Tight));
        foreach (var output in making.Yields)
        {
            var share = Of(making, output, input);
            output.Share = making.Leaks || !output.IsFirm
                ? share with { Sure = false, Least = 0, Clean = output.Quantity, Tight = share.Tight && output.IsFirm }
                : share;
        }
    }

    private static Share Of(Making making, Yield output, Share input)
    {
        var (r, others) = (output.Quantity, Math.Max(0, making.Total - output.Quantity));
        if (input.Most <= 0)
        {
            return Share.Untouched(r) with { Tight = input.Tight };
        }

        // Nothing clean went in, so nothing clean came out.
        var all = !making.Leaks && input.Clean <= 0 && making.Draws.Exists(d => !d.IsOptional) && (making.Rule != FlowRule.Assemble || MayCover(making));
        var alone = others == 0 && input.Sure ? One(output) : 0;
        var (least, most) = making.Rule switch
        {
            FlowRule.Regain => (0, Math.Min(r, input.Most)),
            FlowRule.Gather => (input.Least, input.Most),
            _ when all => (Share.IsKnown(r) ? r : One(output), r),
            FlowRule.Process => (Share.IsKnown(r) ? r - input.Clean : 0, Math.Min(r, input.Most)),
            _ when !Share.IsKnown(making.Total) => (alone, r),
            FlowRule.Assemble => (Math.Max(making.Covers ? r - input.Clean : 0, alone), Math.Min(r, input.Most)),
            FlowRule.Divide => (input.Least - others, r - Math.Max(0, Untouched(making, input) - others)),
            _ => (alone, r),
        };
        least = Math.Max(0, least);
        var sure = making.Rule == FlowRule.Gather ? input.Sure
            : making.Rule != FlowRule.Regain && (all || least > 0 || (others == 0 && input.Sure && making.Rule is not FlowRule.Process));
        var clean = making.Rule == FlowRule.Gather ? input.Clean : Share.IsKnown(r) ? r - least : all ? 0 : r;
        return new Share(sure, least, most, clean, input.Tight && IsClosedForm(making, output));
    }

    // Fewer pieces in than out: the record does not say what the others were made of.
    private static bool MayCover(Making making) => making.Covers || !Share.IsKnown(making.Draws.Sum(d => d.Quantity));

    // How much of what surely went in is clean even in the world with most affected.
    private static decimal Untouched(Making making, Share input)
    {
        var firm = making.Draws.Where(d => !d.IsOptional).Sum(d => d.Quantity);
        return Share.IsKnown(firm) && !making.Leaks ? Math.Max(0, firm - input.Most) : 0;
    }

    // Of what is weighed or measured, some may be any amount above nothing.
    private static decimal One(Yield output) => output.To.IsDiscrete ? 1 : 0;

    private static bool IsClosedForm(Making making, Yield output) =>
        output.To.IsDiscrete && making.Rule != FlowRule.Regain && (making.Rule != FlowRule.Gather || output.To.Draws.Count == 0)
        && (making.Yields is [{ IsOfOnePiece: true }]
            || (Share.IsKnown(making.Total) && making.Draws.TrueForAll(d => !d.IsOptional && Share.IsKnown(d.Quantity))));

    private static decimal Capped(decimal amount) => Math.Min(Share.Unlimited, amount);
}
