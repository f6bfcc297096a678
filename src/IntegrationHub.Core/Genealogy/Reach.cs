namespace IntegrationHub.Core.Genealogy;

/// <summary>How far the suspects may have got: the nodes with the length of the shortest way, and the edges on the ways.</summary>
/// <remarks>An upper bound: a node that is not reached holds no suspect piece in any world that fits the record.</remarks>
internal sealed class Reach
{
    private readonly FlowGraph _graph;
    private readonly bool _blind;
    private readonly HashSet<(string Node, bool Named)> _visited = [];
    private readonly Queue<(string Node, bool Named, int Level)> _open = new();
    private readonly HashSet<GenealogyEdge> _travelled = new(ReferenceEqualityComparer.Instance);

    private Reach(FlowGraph graph, bool blind) => (_graph, _blind) = (graph, blind);

    private Reach(Reach impossible)
        : this(impossible._graph, blind: true) => (Levels, Edges, Impossible) = (impossible.Levels, impossible.Edges, true);

    /// <summary>Gets the reached nodes with their levels; suspects have level 0.</summary>
    public Dictionary<string, int> Levels { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Gets the travelled edges in the order of travel.</summary>
    public List<GenealogyEdge> Edges { get; private init; } = [];

    /// <summary>Gets whether the record contradicts itself somewhere in reach, so that no world fits.</summary>
    public bool Impossible { get; private init; }

    /// <summary>Travels as far as a suspect piece may have got. Where the record contradicts itself that is as far as the lots alone allow.</summary>
    public static Reach From(FlowGraph graph, IReadOnlyCollection<string> suspects, TraceDirection direction)
    {
        var blind = ByLotsAlone(graph, suspects, direction);
        return blind.Impossible ? blind : Travel(graph, suspects, direction, blind: false);
    }

    /// <summary>Travels without regard to what is known of the use of single pieces.</summary>
    public static Reach ByLotsAlone(FlowGraph graph, IReadOnlyCollection<string> suspects, TraceDirection direction)
    {
        var reach = Travel(graph, suspects, direction, blind: true);
        return reach.Levels.Keys.Any(graph.IsContradicted) ? new Reach(reach) : reach;
    }

    /// <summary>Travels with regard to what is known of the use of single pieces.</summary>
    public static Reach ByPieces(FlowGraph graph, IReadOnlyCollection<string> suspects, TraceDirection direction) =>
        Travel(graph, suspects, direction, blind: false);

    private static Reach Travel(FlowGraph graph, IReadOnlyCollection<string> suspects, TraceDirection direction, bool blind)
    {
        var reach = new Reach(graph, blind);
        foreach (var suspect in suspects)
        {
            reach.Enter(suspect, named: false, 0);
        }

        while (reach._open.TryDequeue(out var at))
        {
            if (direction == TraceDirection.Forward)
            {
                reach.Forward(at.Node, at.Named, at.Level + 1);
            }
            else
            {
                reach.Backward(at.Node, at.Named, at.Level + 1);
            }
        }

        return reach;
    }

    private void Forward(string node, bool named, int next)
    {
        foreach (var edge in _graph.Out[node])
        {
            // A piece that is known by name is none of the other named pieces of its lot.
            if (!named || !edge.IsMembership)
            {
                Travel(edge, edge.To, false, next);
            }
        }

        foreach (var membership in _graph.In[node].Where(e => e.IsMembership))
        {
            // While nobody saw where the piece went, any withdrawal from its lot may have taken it.
            if (_blind || !_graph.UseIsKnown(node))
            {
                Travel(membership, membership.From, named: !_blind, next);
            }
        }
    }

    private void Backward(string node, bool named, int next)
    {
        foreach (var edge in _graph.In[node])
        {
            Travel(edge, edge.From, named: edge.IsMembership, next);
        }

        foreach (var membership in _graph.Out[node].Where(e => e.IsMembership && !named))
        {
            if (next == 1 || _blind || !_graph.UseIsKnown(membership.To))
            {
                Travel(membership, membership.To, false, next);
            }
        }
    }

    private void Travel(GenealogyEdge edge, string node, bool named, int level)
    {
        if (_travelled.Add(edge))
        {
            Edges.Add(edge);
        }

        Enter(node, named, level);
    }

    private void Enter(string node, bool named, int level)
    {
        if (_visited.Contains((node, false)) || !_visited.Add((node, named)))
        {
            return;
        }

        Levels.TryAdd(node, level);
        _open.Enqueue((node, named, level));
    }
}
