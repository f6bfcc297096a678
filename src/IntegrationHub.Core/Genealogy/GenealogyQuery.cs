using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Genealogy;

/// <summary>The answer to a trace by a name: one trace, or the nodes that go by the name.</summary>
/// <param name="Trace">The trace, where the name is of one node.</param>
/// <param name="Candidates">The nodes, where it is of several: nothing picks one.</param>
/// <param name="Inconsistencies">The contradictions in all that the candidates reach; of a trace they stand in it.</param>
public sealed record TraceAnswer(TraceResult? Trace, IReadOnlyList<TraceNode>? Candidates = null, IReadOnlyList<Inconsistency>? Inconsistencies = null);

/// <summary>Answers questions to the genealogy by the names that people know.</summary>
/// <param name="store">The genealogy.</param>
/// <param name="readings">Gives the canonical readings of an identifier text (a GS1 element string as its Digital Link and the like).</param>
public sealed class GenealogyQuery(IGenealogyStore store, Func<string, IReadOnlyList<string>>? readings = null)
{
    /// <summary>Finds the nodes that a text names: by key, by name, else by a canonical reading of it.</summary>
    public async Task<IReadOnlyList<string>> ResolveAsync(string text, CancellationToken cancel)
    {
        var found = await store.ResolveAsync(text, cancel);
        if (found.Count > 0 || readings is null)
        {
            return found;
        }

        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var reading in readings(text))
        {
            all.UnionWith(await store.ResolveAsync(reading, cancel));
        }

        return [.. all];
    }

    /// <summary>Traces what a text names.</summary>
    /// <returns>The answer, or problem <c>GEN-0001</c> where nothing goes by the name.</returns>
    public async Task<Outcome<TraceAnswer>> TraceAsync(string text, TraceDirection direction, CancellationToken cancel)
    {
        var keys = await ResolveAsync(text, cancel);
        if (keys.Count == 0)
        {
            return Outcome<TraceAnswer>.Failed(Unknown(text));
        }

        var subgraph = await store.LoadReachableAsync(keys, direction, cancel);
        if (keys.Count == 1)
        {
            return Outcome<TraceAnswer>.Of(new TraceAnswer(Tracer.Trace(subgraph, keys[0], direction)));
        }

        var graph = new FlowGraph(subgraph);
        var reach = Reach.From(graph, keys, direction);
        return Outcome<TraceAnswer>.Of(new TraceAnswer(null,
            [.. keys.Select(k => Tracer.Node(graph, k, 0, Certainty.Possible))],
            [.. graph.Inconsistencies.Where(i => reach.Levels.ContainsKey(i.Node))]));
    }

    /// <summary>Finds the scope of a recall of all that the texts name.</summary>
    /// <returns>The scope, or a problem <c>GEN-0001</c> or <c>GEN-0002</c> for each text that names nothing or several nodes.</returns>
    public async Task<Outcome<RecallScope>> RecallAsync(IReadOnlyList<string> texts, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        var suspects = new List<Suspect>();
        foreach (var text in texts)
        {
            var keys = await ResolveAsync(text, cancel);
            switch (keys.Count)
            {
                case 0:
                    problems.Add(Unknown(text));
                    break;
                case 1:
                    suspects.Add(new Suspect(keys[0]));
                    break;
                default:
                    problems.Add(new Problem("GEN-0002", $"The text names {keys.Count} nodes: {string.Join(", ", keys)}. Give the key of the one that is meant, or of each.", RawValue: text));
                    break;
            }
        }

        if (problems.Count > 0)
        {
            return Outcome<RecallScope>.Failed(problems);
        }

        var subgraph = await store.LoadReachableAsync([.. suspects.Select(s => s.Key)], TraceDirection.Forward, cancel);
        return Outcome<RecallScope>.Of(RecallScope.Find(subgraph, suspects));
    }

    private static Problem Unknown(string text) =>
        new("GEN-0001", "Nothing in the genealogy goes by this text. Check the spelling, and whether its messages wait in quarantine.", RawValue: text);
}
