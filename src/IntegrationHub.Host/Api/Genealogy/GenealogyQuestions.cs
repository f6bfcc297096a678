using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Systems;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;

namespace IntegrationHub.Host.Api.Genealogy;

/// <summary>Traces and recall scopes on a snapshot of what is committed; for the API and the page.</summary>
internal sealed class GenealogyQuestions(IHubDatabase database, GenealogyFollower follower, IServiceProvider services)
{
    private static readonly string[] Sources = ["canonical/material-event@", "canonical/supplier-event@", "canonical/test-result@", "canonical/process-record@"];

    // A page may stand without pipeline, in a test or a drawing board; then nobody can say what waits.
    private readonly IFlowCatalog? _catalog = (IFlowCatalog?)services.GetService(typeof(IFlowCatalog));

    public Task<Outcome<TraceAnswer>> TraceAsync(string text, TraceDirection direction, CancellationToken cancellationToken, long? asOf = null) =>
        database.ReadAsync((context, cancel) => Query(context).TraceAsync(text, direction, cancel, asOf), cancellationToken);

    public Task<Outcome<RecallScope>> RecallAsync(RecallRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => Query(context).RecallAsync(request, cancel), cancellationToken);

    /// <summary>Reads what touched a node.</summary>
    /// <returns>The timeline, or problem <c>GEN-0001</c> or <c>GEN-0002</c> where the text names no node or several.</returns>
    public Task<Outcome<IReadOnlyList<TimelineEntry>>> TimelineAsync(string text, CancellationToken cancellationToken) =>
        database.ReadAsync(async (context, cancel) =>
        {
            var keys = await Query(context).ResolveAsync(text, cancel);
            return keys is [var key]
                ? Outcome<IReadOnlyList<TimelineEntry>>.Of(await new TimelineReader(new AliasedFacts(new GenealogyStore(context).Facts)).ReadAsync(key, cancel))
                : Outcome<IReadOnlyList<TimelineEntry>>.Failed(keys.Count == 0 ? GenealogyQuery.Unknown(text) : GenealogyQuery.Several(text, keys));
        }, cancellationToken);

    /// <summary>Finds how far a node reaches by the record of edges alone.</summary>
    /// <returns>The answer; its candidates where the text names several nodes; problem <c>GEN-0001</c> where it names none.</returns>
    public async Task<Outcome<ReachView>> ReachAsync(string text, TraceDirection direction, long? asOf, Paging page, CancellationToken cancellationToken)
    {
        var keys = await database.ReadAsync((context, cancel) => Query(context).ResolveAsync(text, cancel), cancellationToken);
        if (keys is not [var key])
        {
            return Outcome<ReachView>.Failed(keys.Count == 0 ? GenealogyQuery.Unknown(text) : GenealogyQuery.Several(text, keys));
        }

        var reach = await follower.ReachAsync(key, direction, asOf, cancellationToken);
        if (reach is null)
        {
            return Outcome<ReachView>.Failed(GenealogyQuery.Unknown(text));
        }

        var shown = reach.Nodes.Skip(page.Offset).Take(page.Limit).ToList();
        var facts = await database.ReadAsync((context, cancel) => new GenealogyStore(context).NodesAsync([.. shown.Select(node => node.Node)], cancel), cancellationToken);
        int[] levels = [.. reach.Nodes.GroupBy(node => node.Level).OrderBy(level => level.Key).Select(level => level.Count())];
        return Outcome<ReachView>.Of(new ReachView(
            key, direction, reach.Nodes.Count, levels,
            [.. shown.Where(node => facts.ContainsKey(node.Node)).Select(node => ReachedNodeView.Of(facts[node.Node], node.Level))], page.Offset, reach.Position, reach.InMemory)
        {
            Waited = reach.WaitedFor is { } before ? $"The index was being built, with {before.Entries}{(before.Of is { } all ? $" of {all}" : "")} entries, when the question came: the answer waited for it." : null,
        });
    }

    private GenealogyQuery Query(HubContext context) => new(new GenealogyStore(context), new QuerySurroundings
    {
        Readings = text => [.. IdentifierReader.Read(text).Readings.Select(reading => reading.Canonical)],
        Sources = _catalog is null ? null : async (asked, cancel) => (await SourceStandingReader.ReadAsync(context, Interfaces(), asked.Numbers, cancel)) with { TrackingChanges = await TrackingChangeReader.ReadAsync(context, asked.Items, cancel) },
        IsHomogeneous = item => _catalog?.Current.Policies.Items.Find(item, null)?.IsHomogeneous == true,
    });

    private List<string> Interfaces() =>
        [.. _catalog!.Current.Flows.Values.Where(flow => flow.Description.Direction == Direction.In && flow.To.Keys.Any(to => Sources.Any(source => to.StartsWith(source, StringComparison.Ordinal))))
            .Select(flow => flow.Description.FullName).Order(StringComparer.Ordinal)];
}

/// <summary>How far a node reaches by the record of edges alone: an upper bound of every trace and recall.</summary>
/// <param name="Suspect">The node key.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Reached">How many nodes, the suspect included.</param>
/// <param name="Levels">How many of them lie so many edges away, from 0 on.</param>
/// <param name="Nodes">One page of them, nearest first.</param>
/// <param name="Offset">How many were skipped.</param>
/// <param name="Position">The feed position up to which everything is in the answer.</param>
/// <param name="InMemory">Whether the index in memory answered, or the database because the genealogy does not fit.</param>
public sealed record ReachView(
    string Suspect, TraceDirection Direction, int Reached, IReadOnlyList<int> Levels, IReadOnlyList<ReachedNodeView> Nodes, int Offset, long Position, bool InMemory)
{
    /// <summary>Gets that the answer waited for the index after a start, and how far that was; null where it did not wait.</summary>
    public string? Waited { get; init; }
}

/// <summary>A reached node.</summary>
public sealed record ReachedNodeView(string Id, NodeKind Kind, string? Item, string? Lot, string? Serial, string? Container, int Level)
{
    internal static ReachedNodeView Of(NodeFact fact, int level) => new(fact.Key, fact.Kind, fact.Item, fact.Lot, fact.Serial, fact.Container, level);
}
