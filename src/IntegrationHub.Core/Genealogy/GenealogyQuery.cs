using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Genealogy.Aliases;

namespace IntegrationHub.Core.Genealogy;

/// <summary>The answer to a trace by a name: one trace, or the nodes that go by the name.</summary>
/// <param name="Trace">The trace, where the name is of one node.</param>
/// <param name="Candidates">The nodes, where it is of several: nothing picks one.</param>
/// <param name="Inconsistencies">The contradictions in all that the candidates reach; of a trace they stand in it.</param>
public sealed record TraceAnswer(TraceResult? Trace, IReadOnlyList<TraceNode>? Candidates = null, IReadOnlyList<Inconsistency>? Inconsistencies = null);

/// <summary>What a question reads beside the genealogy.</summary>
public sealed record QuerySurroundings
{
    /// <summary>Gets what gives the canonical readings of an identifier text (a GS1 element string as its Digital Link and the like).</summary>
    public Func<string, IReadOnlyList<string>>? Readings { get; init; }

    /// <summary>Gets what tells what the sources have not said yet about the nodes of an answer.</summary>
    public Func<SourceQuestion, CancellationToken, Task<SourceStanding>>? Sources { get; init; }

    /// <summary>Gets what says whether material of an item mixes through; where nobody says so it does not.</summary>
    public Func<string, bool> IsHomogeneous { get; init; } = _ => false;
}

/// <summary>Answers questions to the genealogy by the names that people know.</summary>
/// <param name="store">The genealogy.</param>
/// <param name="surroundings">What is read beside it.</param>
public sealed class GenealogyQuery(IGenealogyStore store, QuerySurroundings? surroundings = null)
{
    private readonly QuerySurroundings _beside = surroundings ?? new QuerySurroundings();

    /// <summary>Finds the nodes that a text names: by key, by name, else by a canonical reading of it; for a name of another node, that node.</summary>
    public async Task<IReadOnlyList<string>> ResolveAsync(string text, CancellationToken cancel) => await Facts(null).NodesBehindAsync(await RecordedAsync(text, cancel), cancel);

    /// <summary>Finds the keys under which something is recorded that goes by a text, whatever aliases say.</summary>
    public async Task<IReadOnlyList<string>> RecordedAsync(string text, CancellationToken cancel)
    {
        var found = await store.ResolveAsync(text, cancel);
        if (found.Count > 0 || _beside.Readings is null)
        {
            return found;
        }

        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var reading in _beside.Readings(text))
        {
            all.UnionWith(await store.ResolveAsync(reading, cancel));
        }

        return [.. all];
    }

    /// <summary>Traces what a text names.</summary>
    /// <param name="text">The text.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="asOf">What happened later does not count, microseconds since the epoch; null: everything counts.</param>
    /// <returns>The answer, or problem <c>GEN-0001</c> where nothing goes by the name.</returns>
    public async Task<Outcome<TraceAnswer>> TraceAsync(string text, TraceDirection direction, CancellationToken cancel, long? asOf = null)
    {
        var facts = Facts(asOf);
        var keys = await facts.NodesBehindAsync(await RecordedAsync(text, cancel), cancel);
        if (keys.Count == 0)
        {
            return Outcome<TraceAnswer>.Failed(Unknown(text));
        }

        var subgraph = await ReachableLoader.LoadAsync(facts, keys, direction, cancel);
        if (keys.Count == 1)
        {
            return Outcome<TraceAnswer>.Of(new TraceAnswer(await NodeAttributes.AddAsync(Tracer.Trace(subgraph, keys[0], direction, Options, await SourcesAsync(subgraph, cancel)), facts, cancel)));
        }

        var graph = new FlowGraph(subgraph);
        var reach = Reach.From(graph, keys, direction);
        return Outcome<TraceAnswer>.Of(new TraceAnswer(null,
            [.. keys.Select(k => Tracer.Node(graph, k, 0, Certainty.Possible))],
            [.. graph.Inconsistencies.Where(i => reach.Levels.ContainsKey(i.Node))]));
    }

    /// <summary>Finds the scope of a recall of whole nodes: pieces, and all of lots.</summary>
    /// <returns>The scope, or the problems of <see cref="RecallAsync(RecallRequest, CancellationToken)"/>.</returns>
    public Task<Outcome<RecallScope>> RecallAsync(IReadOnlyList<string> texts, CancellationToken cancel) =>
        RecallAsync(new RecallRequest { Texts = texts }, cancel);

    /// <summary>Finds the scope of a recall.</summary>
    /// <returns>The scope, or all problems: <c>GEN-0001</c> or <c>GEN-0002</c> for a text that names nothing or several nodes,
    /// <c>GEN-0003</c> for a delivery that nothing is known of, <c>GEN-0004</c> where no record speaks of the tool, load or operation at that time.</returns>
    public async Task<Outcome<RecallScope>> RecallAsync(RecallRequest request, CancellationToken cancel)
    {
        var facts = Facts(null);
        var found = await new SuspectFinder(facts, ResolveAsync).FindAsync(request, cancel);
        if (!found.Succeeded)
        {
            return Outcome<RecallScope>.Failed(found.Problems);
        }

        var subgraph = await ReachableLoader.LoadAsync(facts, [.. found.Value.Select(s => s.Key)], TraceDirection.Forward, cancel);
        var scope = RecallScope.Find(subgraph, found.Value, Options, await SourcesAsync(subgraph, cancel));
        return Outcome<RecallScope>.Of(await WhereaboutsReader.AddAsync(scope, subgraph, facts, cancel));
    }

    private AliasedFacts Facts(long? asOf) => new(asOf is { } until ? new FactsAsOf(store.Facts, until) : store.Facts);

    private ScopeOptions Options => ScopeOptions.Usual with { IsHomogeneous = _beside.IsHomogeneous };

    private async Task<SourceStanding?> SourcesAsync(GenealogySubgraph subgraph, CancellationToken cancel) => _beside.Sources is null ? null
        : await _beside.Sources(new SourceQuestion(
            [.. subgraph.Nodes.Values.SelectMany(n => new[] { n.Serial, n.Lot, n.Container, (n.Serial ?? n.Lot ?? n.Container) is null ? n.Key : null }).Concat(subgraph.Aliases.Select(a => a.Number)).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. subgraph.Nodes.Values.Select(n => n.Item).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]), cancel);

    /// <summary>Gets the problem of a text that names several nodes where one is meant.</summary>
    public static Problem Several(string text, IReadOnlyList<string> keys) => new("GEN-0002",
        $"The text names {keys.Count} nodes: {string.Join(", ", keys)}. Give the key of the one that is meant, or of each.", RawValue: text);

    /// <summary>Gets the problem of a text that names nothing.</summary>
    public static Problem Unknown(string text) =>
        new("GEN-0001", "Nothing in the genealogy goes by this text. Check the spelling, and whether its messages wait in quarantine.", RawValue: text);
}
