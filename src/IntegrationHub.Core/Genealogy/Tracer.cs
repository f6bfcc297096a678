namespace IntegrationHub.Core.Genealogy;

/// <summary>Follows material through the genealogy.</summary>
public static class Tracer
{
    /// <summary>Traces one suspect: a piece, or all of a lot.</summary>
    /// <param name="subgraph">The part of the genealogy that the suspect can reach.</param>
    /// <param name="suspect">The node key.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="sources">Until when each source is complete, where the caller knows.</param>
    /// <param name="pending">How many messages in flight or in quarantine may touch the answer; null: not counted.</param>
    public static TraceResult Trace(
        GenealogySubgraph subgraph, string suspect, TraceDirection direction, IReadOnlyList<SourceCompleteness>? sources = null, int? pending = null)
    {
        var graph = new FlowGraph(subgraph);
        if (direction == TraceDirection.Forward)
        {
            var scope = Scope.Find(subgraph, [new Suspect(suspect)], ScopeOptions.Usual);
            return new TraceResult(suspect, Nodes(graph, scope), [.. scope.Edges.Select(Edge)], scope.Inconsistencies, Complete(graph, scope.Levels.Keys, sources, pending));
        }

        var reach = Reach.From(graph, [suspect], direction);
        return new TraceResult(
            suspect,
            Nodes(graph, reach, Certainties.Backward(graph, [suspect])),
            [.. reach.Edges.Select(Edge)],
            [.. graph.Inconsistencies.Where(i => reach.Levels.ContainsKey(i.Node))],
            Complete(graph, reach.Levels.Keys, sources, pending));
    }

    /// <summary>Lists the nodes of a scope by level.</summary>
    internal static List<TraceNode> Nodes(FlowGraph graph, Scope scope) =>
    [
        .. scope.Levels.OrderBy(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal)
            .Select(n => Node(graph, n.Key, n.Value, scope.Certain.Contains(n.Key) ? Certainty.Certain : Certainty.Possible) with { Bounds = scope.Bounds.GetValueOrDefault(n.Key) }),
    ];

    private static TraceEdge Edge(GenealogyEdge e) =>
        new(e.From, e.To, e.Quantity, e.Quantity is null ? null : e.Input?.Unit, e.Evidence, e.Input?.Transformation);

    /// <summary>Lists the reached nodes by level. Where the record contradicts itself nothing but the suspect is certain.</summary>
    internal static List<TraceNode> Nodes(FlowGraph graph, Reach reach, HashSet<string> certain) =>
    [
        .. reach.Levels.OrderBy(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal)
            .Select(n => Node(graph, n.Key, n.Value, n.Value == 0 || (certain.Contains(n.Key) && !reach.Impossible) ? Certainty.Certain : Certainty.Possible)),
    ];

    /// <summary>Describes one node.</summary>
    internal static TraceNode Node(FlowGraph graph, string key, int level, Certainty certainty)
    {
        var fact = graph.Nodes.GetValueOrDefault(key) ?? new NodeFact(key, NodeKind.Unknown);
        return new TraceNode(key, fact.Item, fact.Lot, fact.Serial, fact.Kind, level, certainty);
    }

    /// <summary>States what the answer may be missing.</summary>
    internal static Completeness Complete(FlowGraph graph, IEnumerable<string> nodes, IReadOnlyList<SourceCompleteness>? sources, int? pending)
    {
        string[] open = [.. graph.OpenTransformations(nodes)];
        var statement = open.Length == 0 && pending == 0
            ? "No open transformation and no waiting message touches the answer."
            : "What is not listed is excluded on data so far: "
                + $"{open.Length} open transformation(s), {(pending is { } n ? n.ToString(System.Globalization.CultureInfo.InvariantCulture) : "an uncounted number of")} waiting message(s) may touch the answer.";
        return new Completeness(statement, open, sources ?? [], pending);
    }
}
