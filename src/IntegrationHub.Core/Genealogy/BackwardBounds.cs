using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>How much of what went into a suspect came from each node: bounds that always hold, and are exact where all of it went straight in.</summary>
internal static class BackwardBounds
{
    /// <summary>Finds the bounds of a backward trace; none where the record contradicts itself, since then no amount can be believed.</summary>
    public static Dictionary<string, AffectedBounds> Find(FlowGraph graph, Reach reach, HashSet<string> certain, string suspect)
    {
        var bounds = new Dictionary<string, AffectedBounds>(StringComparer.Ordinal);
        if (reach.Impossible)
        {
            return bounds;
        }

        var (used, members) = (reach.Edges.Where(e => !e.IsMembership).ToLookup(e => e.From, StringComparer.Ordinal), reach.Edges.Where(e => e.IsMembership).ToLookup(e => e.From, StringComparer.Ordinal));
        foreach (var node in reach.Levels.Keys.Where(n => n != suspect))
        {
            var unit = graph.UnitOf(node);
            bounds[node] = graph.KindOf(node) == NodeKind.Unit
                ? new AffectedBounds(certain.Contains(node) ? 1 : 0, 1, "C62", Exact: used[node].Any() && used[node].All(e => e.Sure && e.To == suspect))
                : OfLot([.. used[node]], members[node].Select(e => e.To).Distinct(StringComparer.Ordinal).Count(reach.Levels.ContainsKey), certain.Contains(node), unit, suspect);
        }

        return bounds;
    }

    // At most what was drawn on the ways to the suspect, and each named piece on them.
    private static AffectedBounds OfLot(GenealogyEdge[] uses, int pieces, bool isCertain, string? unit, string suspect)
    {
        GenealogyEdge[] draws = [.. uses.DistinctBy(e => (e.Input!.MessageId, e.Input.Ordinal))];
        decimal? most = unit is null || Array.Exists(draws, e => e.Input!.Quantity is null) ? null : draws.Sum(e => e.Input!.Quantity) + pieces;
        var straight = pieces == 0 && unit is not null && Array.TrueForAll(uses, e => e.Sure && e.To == suspect && e.Quantity is not null && e.Evidence != EvidenceGrade.Assumed);
        var least = straight ? most ?? 0 : isCertain && unit == "C62" ? Math.Min(1, most ?? 1) : 0;
        return new AffectedBounds(least, most, unit, straight && most is not null);
    }
}
