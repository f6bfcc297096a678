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
    /// <summary>Gets where resolution was lost and what would tell, the datum that would narrow the scope most first.</summary>
    public IReadOnlyList<ResolutionLoss> Resolution { get; init; } = [];

    /// <summary>Finds the scope of a recall.</summary>
    /// <param name="subgraph">The part of the genealogy that the suspects can reach forward.</param>
    /// <param name="suspects">What is suspected.</param>
    /// <param name="sources">What the sources have not said yet; null: nobody asked.</param>
    public static RecallScope Find(
        GenealogySubgraph subgraph, IReadOnlyList<Suspect> suspects, SourceStanding? sources = null) =>
        Find(subgraph, suspects, ScopeOptions.Usual, sources);

    /// <summary>Finds the scope of a recall with more to go by.</summary>
    internal static RecallScope Find(
        GenealogySubgraph subgraph, IReadOnlyList<Suspect> suspects, ScopeOptions options, SourceStanding? sources = null)
    {
        var graph = new FlowGraph(subgraph);
        var scope = Scope.Find(subgraph, suspects, options);
        var nodes = Tracer.Nodes(graph, scope);
        return new RecallScope(
            [.. suspects.Select(s => s.Key).Distinct(StringComparer.Ordinal)],
            [.. nodes.Where(n => n.Certainty == Certainty.Certain)],
            [.. nodes.Where(n => n.Certainty == Certainty.Possible)],
            [.. scope.Excluded.OrderBy(n => n.Level).ThenBy(n => n.Node, StringComparer.Ordinal).Select(n => Tracer.Node(graph, n.Node, n.Level, Certainty.Possible))],
            scope.Inconsistencies,
            Tracer.Complete(graph, scope.Levels.Keys, sources))
        {
            Resolution = ResolutionFinder.Find(scope, suspects),
        };
    }
}
