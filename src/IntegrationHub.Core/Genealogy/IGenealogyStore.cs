namespace IntegrationHub.Core.Genealogy;

/// <summary>Where the genealogy is kept.</summary>
public interface IGenealogyStore
{
    /// <summary>Gets the stored facts, under the names as recorded.</summary>
    IGenealogyFacts Facts { get; }

    /// <summary>Adds what one message says. Applying it again changes nothing, and the order of messages does not matter.</summary>
    Task ApplyAsync(GenealogyChange change, CancellationToken cancel);

    /// <summary>Finds the nodes with this very key, or else those that go by this name, ordinally sorted.</summary>
    Task<IReadOnlyList<string>> ResolveAsync(string text, CancellationToken cancel);

    /// <summary>Loads what can be reached from the nodes, with every group that touches a reached node whole.</summary>
    Task<GenealogySubgraph> LoadReachableAsync(IReadOnlyCollection<string> keys, TraceDirection direction, CancellationToken cancel);

    /// <summary>Counts what is stored.</summary>
    Task<GenealogyCounts> CountAsync(CancellationToken cancel);
}

/// <summary>How much the genealogy holds.</summary>
/// <param name="Units">Nodes that are single pieces.</param>
/// <param name="Lots">Nodes that are lots.</param>
/// <param name="Containers">Nodes that are containers.</param>
/// <param name="Unknown">Nodes that were only referred to so far.</param>
/// <param name="Edges">Pairs of an input and an output of one group, retracted ones left out; memberships are not counted.</param>
public sealed record GenealogyCounts(long Units, long Lots, long Containers, long Unknown, long Edges);
