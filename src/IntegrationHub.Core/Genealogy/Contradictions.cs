using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Finds what cannot all be true. Computed from the facts at read, so it does not depend on the order of arrival.</summary>
public static class Contradictions
{
    /// <summary>One piece was used up more than once.</summary>
    public const string UnitInSeveralOutputs = "unit-in-several-outputs";

    /// <summary>A node is a part of itself.</summary>
    public const string ContainedInItself = "contained-in-itself";

    /// <summary>More was used of a lot than was ever put into it.</summary>
    public const string MoreUsedThanReceived = "more-used-than-received";

    /// <summary>More was used of a lot than its opening balance allows. An alarm; it makes nothing uncertain.</summary>
    public const string MoreUsedThanOpeningBalance = "more-used-than-opening-balance";

    /// <summary>No assignment of pieces fits all that is recorded, though no single record shows it.</summary>
    public const string NoWorldFits = "no-world-fits";

    /// <summary>Several nodes go by one name.</summary>
    public const string IdentityShared = "identity-shared";

    /// <summary>Finds the contradictions in a part of the genealogy.</summary>
    public static IReadOnlyList<Inconsistency> Find(GenealogySubgraph subgraph)
    {
        var edges = EdgeReader.Read(subgraph.Attachments, subgraph.Memberships);
        return
        [
            .. UsedTwice(subgraph, edges),
            .. LotBalance.Overdrawn(subgraph, edges),
            .. LotBalance.BeyondOpening(subgraph, edges),
            .. Cycles(edges),
            .. Loops(subgraph),
            .. subgraph.SharedNames.SelectMany(OneNameForSeveral),
        ];
    }

    /// <summary>Says whether no assignment of pieces fits: a shared name is a question of identity, not of flow, and an opening balance is only assumed.</summary>
    internal static bool IsImpossible(Inconsistency inconsistency) => inconsistency.Code is not (IdentityShared or MoreUsedThanOpeningBalance);

    private static IEnumerable<Inconsistency> UsedTwice(GenealogySubgraph subgraph, List<GenealogyEdge> edges)
    {
        var freed = subgraph.Attachments.Where(a => !a.Retracted && EdgeReader.Frees(a)).Select(a => (a.Node, By: a.Group))
            .Concat(subgraph.Freed.Select(f => (f.Node, f.By))).ToLookup(f => f.Node, f => f.By, StringComparer.Ordinal);
        foreach (var uses in edges.Where(e => e.Input is { } i && EdgeReader.UsesUp(i) && i.Evidence is EvidenceGrade.Exact or EvidenceGrade.Bulk)
            .GroupBy(e => e.From, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (!subgraph.Nodes.TryGetValue(uses.Key, out var node) || node.Kind != NodeKind.Unit)
            {
                continue;
            }

            // Two reports of one use name a common output; each removal, return or reallocation allows one more use.
            var groups = uses.GroupBy(e => e.Input!.Group, StringComparer.Ordinal)
                .Select(g => g.Select(e => e.To).ToHashSet(StringComparer.Ordinal)).ToArray();
            var distinct = Disjoint(groups);
            if (distinct > 1 + freed[uses.Key].Distinct(StringComparer.Ordinal).Count())
            {
                yield return new Inconsistency(UnitInSeveralOutputs, uses.Key,
                    $"One piece is recorded as used {distinct} times: in {string.Join(", ", uses.Select(e => e.To).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}. Find the record that is wrong and correct it at its source.",
                    Events(uses));
            }
        }
    }

    // Counts groups that share no output with one counted before; greedy, so never more than there are.
    private static int Disjoint(HashSet<string>[] groups)
    {
        var taken = new List<HashSet<string>>();
        foreach (var group in groups.OrderBy(g => g.Count).ThenBy(g => g.Min(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            if (!taken.Exists(t => t.Overlaps(group)))
            {
                taken.Add(group);
            }
        }

        return taken.Count;
    }

    private static IEnumerable<Inconsistency> Cycles(List<GenealogyEdge> edges)
    {
        foreach (var part in StrongParts.Find(edges))
        {
            // A lot that is split and merged again comes back to itself without being a part of itself.
            var inside = edges.Where(e => part.Contains(e.From) && part.Contains(e.To)).ToArray();
            if (!Array.Exists(inside, e => e.Input is { } i && EdgeReader.UsesUp(i)))
            {
                continue;
            }

            foreach (var node in part.Order(StringComparer.Ordinal))
            {
                yield return new Inconsistency(ContainedInItself, node,
                    $"The record says that the node is a part of itself, by way of {part.Count} node(s). Find the record that is wrong and correct it at its source.",
                    Events(inside));
            }
        }
    }

    // A container that is used again lies in another one every day; in itself it lies only where nothing was unpacked in between.
    private static IEnumerable<Inconsistency> Loops(GenealogySubgraph subgraph)
    {
        List<GenealogyEdge> held = [.. Containment.Held(subgraph.Attachments)];
        return StrongParts.Find(held).SelectMany(part => part.Order(StringComparer.Ordinal).Select(node => new Inconsistency(ContainedInItself, node,
            $"The record says that the container lies in itself, by way of {part.Count} container(s). Find the packing that is wrong, or the unpacking that nobody reported, and correct it at its source.",
            Events(held.Where(e => part.Contains(e.From) && part.Contains(e.To))))));
    }

    private static IEnumerable<Inconsistency> OneNameForSeveral(SharedName name) =>
        name.Nodes.Select(node => new Inconsistency(IdentityShared, node,
            $"{name.Scheme} '{name.Value}'{(name.Item is null ? "" : $" of item '{name.Item}'")} names {name.Nodes.Count} nodes. Nothing is merged; state an alias if they are one, or correct the number at its source.",
            []));

    internal static string[] Events(IEnumerable<GenealogyEdge> edges) =>
        [.. edges.Select(e => e.Input?.EventKey ?? e.Because).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
