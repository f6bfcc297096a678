using IntegrationHub.Core.Genealogy.Worlds;

namespace IntegrationHub.Core.Genealogy;

/// <summary>What suspect material reaches forward, part by part: where the record contradicts itself, only that part answers less.</summary>
internal sealed class Scope
{
    private readonly FlowGraph _graph;
    private readonly Reach _blind;
    private readonly Reach _precise;
    private readonly List<Inconsistency> _found = [];

    /// <summary>Gets the edges that the scope was read from.</summary>
    public FlowGraph Graph => _graph;

    private Scope(FlowGraph graph, string[] keys) =>
        (_graph, _blind, _precise) = (graph, Reach.ByLotsAlone(graph, keys, TraceDirection.Forward), Reach.ByPieces(graph, keys, TraceDirection.Forward));

    /// <summary>Gets the nodes that hold a suspect piece in some world, with the length of the shortest way.</summary>
    public Dictionary<string, int> Levels { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets those that hold one in every world.</summary>
    public HashSet<string> Certain { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets how much of each is affected, where the record does not contradict itself.</summary>
    public Dictionary<string, AffectedBounds> Bounds { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the nodes that could be suspected by their lots alone, but hold a suspect piece in no world.</summary>
    public IEnumerable<(string Node, int Level)> Excluded => 
        _blind.Levels.Select(n => (Node: Fillings.Vessel(n.Key), Level: n.Value)).Where(n => !Levels.ContainsKey(n.Node)).DistinctBy(n => n.Node, StringComparer.Ordinal);

    /// <summary>Gets the contradictions among what is reached by the lots alone.</summary>
    public IReadOnlyList<Inconsistency> Inconsistencies => [.. _graph.Inconsistencies.Where(i => _blind.Levels.ContainsKey(i.Node)), .. _found];

    /// <summary>Gets the travelled edges between nodes of the scope.</summary>
    public IEnumerable<GenealogyEdge> Edges =>
        _blind.Edges.Select(e => e with { From = Fillings.Vessel(e.From), To = Fillings.Vessel(e.To) }).Where(e => Levels.ContainsKey(e.From) && Levels.ContainsKey(e.To));

    /// <summary>Finds the scope.</summary>
    /// <param name="subgraph">The part of the genealogy that the suspects can reach forward.</param>
    /// <param name="suspects">What is suspected.</param>
    /// <param name="options">What is read beside the genealogy.</param>
    public static Scope Find(GenealogySubgraph subgraph, IReadOnlyList<Suspect> suspects, ScopeOptions options)
    {
        var fillings = Fillings.Split(subgraph);
        return Of(new FlowGraph(fillings.Subgraph), fillings.Of(suspects), options);
    }

    private static Scope Of(FlowGraph graph, IReadOnlyList<Suspect> suspects, ScopeOptions options)
    {
        var scope = new Scope(graph, [.. suspects.Select(s => s.Key).Distinct(StringComparer.Ordinal)]);
        foreach (var part in scope.Parts())
        {
            scope.Enter(part, [.. suspects.Where(s => part.Contains(s.Key))], options);
        }

        scope.Join();

        return scope;
    }

    private void Enter(HashSet<string> part, Suspect[] suspects, ScopeOptions options)
    {
        var model = WorldModelBuilder.Build(_graph, part, suspects, options.IsHomogeneous);
        var isConsistent = !part.Any(_graph.IsContradicted) && Overdrawn(model);
        var bounds = isConsistent && model.IsCovered ? WorldBounds.Find(model, options.Search) : null;
        if (bounds is { HasNoWorld: true })
        {
            var events = part.SelectMany(_graph.Attached).Select(a => a.EventKey ?? a.MessageId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            _found.Add(new Inconsistency(Contradictions.NoWorldFits, suspects[0].Key,
                "No assignment of pieces fits all that is recorded about this material. Compare the events with what really happened and correct the one that is wrong at its source.", [.. events]));
            isConsistent = false;
        }

        if (!isConsistent)
        {
            EnterContradicted(part, suspects);
        }
        else if (bounds is null)
        {
            EnterByEdges(part, suspects, model);
        }
        else
        {
            EnterBounded(part, suspects, bounds);
        }
    }

    private bool Overdrawn(WorldModel model)
    {
        var overdrawn = model.Overdrawn().ToArray();
        _found.AddRange(overdrawn.Select(s => new Inconsistency(Contradictions.MoreUsedThanReceived, s.Key,
            $"More pieces of the lot are on record, named, used or moved on, than the {s.Size} that were ever put into it. Find the record that is missing or wrong and correct it at its source.",
            [.. _graph.Attached(s.Key).Concat(s.Pieces.SelectMany(p => _graph.Attached(p.Key))).Select(a => a.EventKey ?? a.MessageId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])));
        return overdrawn.Length == 0;
    }

    // No world fits: everything within reach is possible, nothing is excluded, and there are no bounds.
    private void EnterContradicted(HashSet<string> part, Suspect[] suspects)
    {
        foreach (var node in part)
        {
            Levels[node] = _blind.Levels[node];
        }

        Certain.UnionWith(suspects.Select(s => s.Key));
    }

    private void EnterBounded(HashSet<string> part, Suspect[] suspects, WorldBounds bounds)
    {
        foreach (var node in part)
        {
            var share = bounds.Shares[node];
            if (share.Most <= 0 && Array.TrueForAll(suspects, s => s.Key != node))
            {
                continue;
            }

            Levels[node] = _blind.Levels[node];
            Bounds[node] = new AffectedBounds(share.Least, Share.IsKnown(share.Most) ? share.Most : null, _graph.UnitOf(node), share.Tight);
            if (share.Sure)
            {
                Certain.Add(node);
            }
        }
    }

    // What the model of pieces does not cover, the edges alone still bound.
    private void EnterByEdges(HashSet<string> part, Suspect[] suspects, WorldModel model)
    {
        var sizes = model.Stocks.ToDictionary(s => s.Key, s => s.Size, StringComparer.Ordinal);
        var certain = Certainties.Forward(_graph, suspects.Where(s => s.Pieces is null).Select(s => s.Key), suspects.Where(s => s.Pieces is not null).Select(s => s.Key));
        foreach (var node in part.Where(_precise.Levels.ContainsKey))
        {
            Levels[node] = _precise.Levels[node];
            var isSure = certain.Contains(node);
            var size = _graph.KindOf(node) is NodeKind.Lot or NodeKind.Container ? sizes.GetValueOrDefault(node, Share.Unlimited) : 1;
            Bounds[node] = new AffectedBounds(isSure ? 1 : 0, Share.IsKnown(size) ? size : null, _graph.UnitOf(node), Exact: false);
            if (isSure)
            {
                Certain.Add(node);
            }
        }
    }

    // A vessel is one node to people, whichever of its fillings is affected.
    private void Join()
    {
        foreach (var filling in Levels.Keys.Where(k => Fillings.Vessel(k) != k).ToArray())
        {
            var vessel = Fillings.Vessel(filling);
            Levels[vessel] = Math.Min(Levels[filling], Levels.GetValueOrDefault(vessel, int.MaxValue));
            if (Certain.Remove(filling))
            {
                Certain.Add(vessel);
            }

            Levels.Remove(filling);
            Bounds.Remove(filling);
        }
    }

    // The parts that no edge joins.
    private IEnumerable<HashSet<string>> Parts()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in _blind.Levels.Keys.Order(StringComparer.Ordinal).Where(seen.Add))
        {
            var part = new HashSet<string>(StringComparer.Ordinal) { start };
            var open = new Stack<string>([start]);
            while (open.TryPop(out var node))
            {
                foreach (var next in _graph.Out[node].Select(e => e.To).Concat(_graph.In[node].Select(e => e.From)).Where(n => _blind.Levels.ContainsKey(n) && part.Add(n)))
                {
                    seen.Add(next);
                    open.Push(next);
                }
            }

            yield return part;
        }
    }
}

/// <summary>What a scope reads beside the genealogy.</summary>
internal sealed record ScopeOptions
{
    /// <summary>Gets the usual options.</summary>
    public static ScopeOptions Usual { get; } = new();

    /// <summary>Gets what says whether material of an item mixes through; where nobody says so it does not.</summary>
    public Func<string, bool> IsHomogeneous { get; init; } = _ => false;

    /// <summary>Gets the limits of the exact search.</summary>
    public SearchLimits Search { get; init; } = SearchLimits.Usual;
}
