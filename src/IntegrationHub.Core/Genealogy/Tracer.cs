namespace IntegrationHub.Core.Genealogy;

/// <summary>Follows material through the genealogy.</summary>
public static class Tracer
{
    /// <summary>Traces one suspect: a piece, or all of a lot.</summary>
    /// <param name="subgraph">The part of the genealogy that the suspect can reach.</param>
    /// <param name="suspect">The node key.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="sources">What the sources have not said yet; null: nobody asked.</param>
    public static TraceResult Trace(GenealogySubgraph subgraph, string suspect, TraceDirection direction, SourceStanding? sources = null) =>
        Trace(subgraph, suspect, direction, ScopeOptions.Usual, sources);

    /// <summary>Traces with more to go by.</summary>
    internal static TraceResult Trace(GenealogySubgraph subgraph, string suspect, TraceDirection direction, ScopeOptions options, SourceStanding? sources)
    {
        var graph = new FlowGraph(subgraph);
        if (direction == TraceDirection.Forward)
        {
            var scope = Scope.Find(subgraph, [new Suspect(suspect)], options);
            return new TraceResult(suspect, Nodes(graph, scope), [.. scope.Edges.Select(Edge)], scope.Inconsistencies, Complete(graph, scope.Levels.Keys, sources));
        }

        var reach = Reach.From(graph, [suspect], direction);
        var certain = Certainties.Backward(graph, [suspect]);
        var bounds = BackwardBounds.Find(graph, reach, certain, suspect);
        return new TraceResult(
            suspect,
            [.. Nodes(graph, reach, certain).Select(node => node with { Bounds = bounds.GetValueOrDefault(node.Id) })],
            [.. reach.Edges.Select(Edge)],
            [.. graph.Inconsistencies.Where(i => reach.Levels.ContainsKey(i.Node))],
            Complete(graph, reach.Levels.Keys, sources));
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
        return new TraceNode(key, fact.Item, fact.Lot, fact.Serial, fact.Kind, level, certainty) { KnownAs = graph.OtherNames(key) is { Count: > 0 } names ? names : null };
    }

    /// <summary>States what the answer may be missing.</summary>
    internal static Completeness Complete(FlowGraph graph, IEnumerable<string> nodes, SourceStanding? sources)
    {
        string[] open = [.. graph.OpenTransformations(nodes)];
        var statement = open.Length == 0 && sources?.Pending == 0
            ? "No open transformation and no waiting message touches the answer."
            : "What is not listed is excluded on data so far: "
                + $"{open.Length} open transformation(s), {(sources is { Pending: var n } ? n.ToString(System.Globalization.CultureInfo.InvariantCulture) : "an uncounted number of")} waiting message(s) may touch the answer.";
        if (sources is { TrackingChanges: { Count: > 0 } changes })
        {
            statement += $" The answer crosses {changes.Count} change(s) of tracking: {string.Join("; ", changes.Take(3).Select(c => $"{c.Item} in {c.System} from {c.From} to {c.To} on {c.At}"))}. Before such a day pieces may not be told apart.";
        }

        return new Completeness(statement, open, sources?.Sources ?? [], sources?.Pending) { Waiting = sources?.Waiting ?? [], TrackingChanges = sources?.TrackingChanges ?? [] };
    }
}
