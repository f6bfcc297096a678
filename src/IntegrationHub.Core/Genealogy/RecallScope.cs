namespace IntegrationHub.Core.Genealogy;

/// <summary>What is suspected: a piece, all of a lot, or some unknown pieces of a lot.</summary>
/// <param name="Key">The node key.</param>
/// <param name="Pieces">How many unknown pieces of the lot; null: all of it.</param>
public sealed record Suspect(string Key, decimal? Pieces = null);

/// <summary>What a recall must cover.</summary>
/// <param name="Suspects">The node keys that it started from.</param>
/// <param name="Certain">Nodes that hold a suspect piece in every world that fits the record.</param>
/// <param name="Possible">Nodes that hold one in some world.</param>
/// <param name="Excluded">Nodes that could be suspected by their lots alone, but hold a suspect piece in no world.</param>
/// <param name="Inconsistencies">Contradictions among the reached nodes: while any stands, nothing is certain.</param>
/// <param name="Completeness">What the answer may be missing: while anything is, excluded reads excluded on data so far.</param>
public sealed record RecallScope(
    IReadOnlyList<string> Suspects, IReadOnlyList<TraceNode> Certain, IReadOnlyList<TraceNode> Possible, IReadOnlyList<TraceNode> Excluded,
    IReadOnlyList<Inconsistency> Inconsistencies, Completeness Completeness)
{
    /// <summary>Finds the scope of a recall.</summary>
    /// <param name="subgraph">The part of the genealogy that the suspects can reach forward.</param>
    /// <param name="suspects">What is suspected.</param>
    /// <param name="sources">Until when each source is complete, where the caller knows.</param>
    /// <param name="pending">How many waiting messages may touch the answer; null: not counted.</param>
    public static RecallScope Find(
        GenealogySubgraph subgraph, IReadOnlyList<Suspect> suspects, IReadOnlyList<SourceCompleteness>? sources = null, int? pending = null)
    {
        var graph = new FlowGraph(subgraph);
        string[] keys = [.. suspects.Select(s => s.Key).Distinct(StringComparer.Ordinal)];
        var reach = Reach.From(graph, keys, TraceDirection.Forward);
        var certain = Certainties.Forward(graph, suspects.Where(s => s.Pieces is null).Select(s => s.Key), suspects.Where(s => s.Pieces is not null).Select(s => s.Key));
        var nodes = Tracer.Nodes(graph, reach, certain);
        var byLots = Reach.ByLotsAlone(graph, keys, TraceDirection.Forward);
        return new RecallScope(
            keys,
            [.. nodes.Where(n => n.Certainty == Certainty.Certain)],
            [.. nodes.Where(n => n.Certainty == Certainty.Possible)],
            [.. byLots.Levels.Where(n => !reach.Levels.ContainsKey(n.Key)).OrderBy(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal)
                .Select(n => Tracer.Node(graph, n.Key, n.Value, Certainty.Possible))],
            [.. graph.Inconsistencies.Where(i => reach.Levels.ContainsKey(i.Node))],
            Tracer.Complete(graph, reach, sources, pending));
    }
}
