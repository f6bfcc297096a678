using IntegrationHub.Core.Genealogy;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>The genealogy as rows. Lives as long as one unit of work.</summary>
public sealed class GenealogyStore(HubContext context) : IGenealogyStore
{
    private readonly GenealogyFacts _facts = new(context);

    /// <inheritdoc />
    public IGenealogyFacts Facts => _facts;

    /// <inheritdoc />
    public Task ApplyAsync(GenealogyChange change, CancellationToken cancel) => new GenealogyWriter(context).ApplyAsync([change], cancel);

    /// <summary>Adds what many messages say, some thousands at a time: an initial load. The result is that of adding them one by one.</summary>
    public Task ApplyAsync(IReadOnlyCollection<GenealogyChange> changes, CancellationToken cancel) => new GenealogyWriter(context).ApplyAsync(changes, cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> ResolveAsync(string text, CancellationToken cancel)
    {
        if (await context.Set<NodeRow>().AnyAsync(node => node.Key == text, cancel))
        {
            return [text];
        }

        var keys = await context.Set<NameRow>().Where(name => name.Value == text)
            .Join(context.Set<NodeRow>(), name => name.NodeId, node => node.Id, (_, node) => node.Key).Distinct().ToListAsync(cancel);
        return [.. keys.Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public Task<GenealogySubgraph> LoadReachableAsync(IReadOnlyCollection<string> keys, TraceDirection direction, CancellationToken cancel) =>
        ReachableLoader.LoadAsync(_facts, keys, direction, cancel);

    /// <summary>Finds nodes by their numbers in the store; more at once than a page are not meant.</summary>
    public async Task<IReadOnlyDictionary<long, NodeFact>> NodesAsync(IReadOnlyCollection<long> numbers, CancellationToken cancel) =>
        (await context.Set<NodeRow>().AsNoTracking().Where(row => numbers.Contains(row.Id)).ToListAsync(cancel)).ToDictionary(row => row.Id, GenealogyFacts.Fact);

    /// <inheritdoc />
    public async Task<GenealogyCounts> CountAsync(CancellationToken cancel)
    {
        var kinds = await context.Set<NodeRow>().GroupBy(node => node.Kind).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var retractions = context.Set<RetractionRow>();
        var standing = context.Set<AttachmentRow>().Where(row => row.EventKey == null || !retractions.Any(r => r.EventKey == row.EventKey));
        var outputs = standing.Where(row => row.Role != AttachmentRole.Input).Select(row => new { row.GroupId, row.NodeId }).Distinct();
        var edges = await standing.Where(row => row.Role == AttachmentRole.Input)
            .Join(outputs, input => input.GroupId, output => output.GroupId, (input, output) => input.Id).LongCountAsync(cancel);
        return new GenealogyCounts(
            kinds.GetValueOrDefault(NodeKind.Unit), kinds.GetValueOrDefault(NodeKind.Lot),
            kinds.GetValueOrDefault(NodeKind.Container), kinds.GetValueOrDefault(NodeKind.Unknown), edges);
    }
}
