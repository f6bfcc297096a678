namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>All ways in which the affected pieces that went in may have come out.</summary>
internal static class YieldSpread
{
    /// <summary>Sets the affected pieces of each output, one way after the other.</summary>
    /// <param name="making">The group.</param>
    /// <param name="affected">How many affected pieces went in.</param>
    /// <param name="clean">How many others.</param>
    /// <param name="yields">Where the way is put.</param>
    public static IEnumerable<bool> All(Making making, long affected, long clean, Dictionary<Yield, long> yields)
    {
        var total = (long)making.Total;
        var (from, to) = affected == 0 ? (0, 0) : Range(making, affected, clean, total);
        return from <= to ? Spread(making.Yields, 0, 0, from, to, yields) : [];
    }

    private static (long From, long To) Range(Making making, long affected, long clean, long total)
    {
        var all = clean == 0 && making.Draws.Exists(d => !d.IsOptional);
        return (making.Rule, making.Leaks) switch
        {
            (FlowRule.Assemble or FlowRule.Process, true) => (0, Math.Min(total, affected)),
            (_, true) => (0, total),
            (FlowRule.Assemble, _) => (Math.Max(Math.Min(1, total), making.Covers ? total - clean : 0), Math.Min(total, affected)),
            (FlowRule.Process, _) => (Math.Max(0, total - clean), Math.Min(total, affected)),
            _ when all => (total, total),
            (FlowRule.Divide, _) => (affected, total - clean),
            _ => (Math.Min(1, total), total),
        };
    }

    private static IEnumerable<bool> Spread(List<Yield> outputs, int index, long sum, long from, long to, Dictionary<Yield, long> yields)
    {
        if (index == outputs.Count)
        {
            if (sum >= from)
            {
                yield return true;
            }

            yield break;
        }

        var output = outputs[index];
        for (var affected = 0L; affected <= (long)output.Quantity && sum + affected <= to; affected++)
        {
            yields[output] = affected;
            foreach (var way in Spread(outputs, index + 1, sum + affected, from, to, yields))
            {
                yield return way;
            }
        }
    }
}
