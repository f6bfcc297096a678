using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Tests.Genealogy;

internal sealed class InMemoryGenealogyStore : IGenealogyStore, IGenealogyFacts
{
    private readonly Dictionary<string, NodeFact> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<NameFact> _names = [];
    private readonly Dictionary<(string, int), Attachment> _attachments = [];
    private readonly HashSet<MembershipFact> _memberships = [];
    private readonly HashSet<Retraction> _retractions = [];
    private readonly Dictionary<(string, int), Observation> _observations = [];

    public IGenealogyFacts Facts => this;

    public Task ApplyAsync(GenealogyChange change, CancellationToken cancel)
    {
        foreach (var node in change.Nodes)
        {
            _nodes[node.Key] = _nodes.TryGetValue(node.Key, out var known) ? known.With(node) : node;
        }

        _names.UnionWith(change.Names);
        foreach (var attachment in change.Attachments)
        {
            _attachments.TryAdd((attachment.MessageId, attachment.Ordinal), attachment);
        }

        _memberships.UnionWith(change.Memberships);
        foreach (var observation in change.Observations)
        {
            _observations.TryAdd((observation.MessageId, observation.Ordinal), observation);
        }

        if (change.Retracts is { } retraction)
        {
            _retractions.Add(retraction);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> ResolveAsync(string text, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>(_nodes.ContainsKey(text) ? [text]
            : [.. _names.Where(n => n.Value == text).Select(n => n.Node).Distinct().Order(StringComparer.Ordinal)]);

    public Task<GenealogySubgraph> LoadReachableAsync(IReadOnlyCollection<string> keys, TraceDirection direction, CancellationToken cancel) =>
        ReachableLoader.LoadAsync(this, keys, direction, cancel);

    public Task<GenealogyCounts> CountAsync(CancellationToken cancel)
    {
        var edges = All().Where(a => !a.Retracted).GroupBy(a => a.Group)
            .Sum(g => g.Count(a => a.Role == AttachmentRole.Input) * g.Where(a => a.Role != AttachmentRole.Input).Select(a => a.Node).Distinct().Count());
        return Task.FromResult(new GenealogyCounts(Count(NodeKind.Unit), Count(NodeKind.Lot), Count(NodeKind.Container), Count(NodeKind.Unknown), edges));
    }

    public Task<IReadOnlyList<Attachment>> AttachmentsOfNodesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Attachment>>([.. All().Where(a => nodes.Contains(a.Node))]);

    public Task<IReadOnlyList<Attachment>> AttachmentsOfGroupsAsync(IReadOnlyCollection<string> groups, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Attachment>>([.. All().Where(a => groups.Contains(a.Group))]);

    public Task<IReadOnlyList<MembershipFact>> MembershipsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<MembershipFact>>([.. _memberships.Where(m => nodes.Contains(m.Unit) || nodes.Contains(m.Lot))]);

    public Task<IReadOnlyList<NodeFact>> NodesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<NodeFact>>([.. nodes.Where(_nodes.ContainsKey).Select(n => _nodes[n])]);

    public Task<IReadOnlyList<Observation>> ObservationsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Observation>>([.. _observations.Values.Where(o => nodes.Contains(o.Node) && !IsRetracted(o.EventKey))]);

    public Task<IReadOnlyList<Observation>> StepsAsync(long? from, long? to, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Observation>>([.. _observations.Values.Where(o => o.Operation is "test" or "process" && !IsRetracted(o.EventKey)
            && (o.At is null || ((from is null || o.At >= from) && (to is null || o.At <= to))))]);

    public Task<IReadOnlyList<Attachment>> AttachmentsOfEventAsync(string id, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Attachment>>([.. All().Where(a => a.EventKey is { } key && (key == id || key.EndsWith("/" + id, StringComparison.Ordinal)))]);

    public Task<IReadOnlyList<SharedName>> SharedNamesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SharedName>>(
        [
            .. _names.GroupBy(n => (n.Scheme, n.Value, n.Issuer, n.Item)).Where(g => g.Count() > 1 && g.Any(n => nodes.Contains(n.Node)))
                .Select(g => new SharedName(g.Key.Scheme, g.Key.Value, g.Key.Issuer, g.Key.Item, [.. g.Select(n => n.Node).Order(StringComparer.Ordinal)])),
        ]);

    public Task<IReadOnlyList<NameFact>> NumbersAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var mine = _names.Where(n => n.Scheme is "serial" or "lot" && nodes.Contains(n.Node)).Select(n => (n.Scheme, n.Value)).ToHashSet();
        return Task.FromResult<IReadOnlyList<NameFact>>([.. _names.Where(n => mine.Contains((n.Scheme, n.Value)))]);
    }

    public List<AliasFact> Aliases { get; } = [];

    public Task<IReadOnlyList<AliasFact>> AliasesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AliasFact>>([.. Aliases.Where(a => nodes.Contains(a.Of) || nodes.Contains(a.Name))]);

    private IEnumerable<Attachment> All()
    {
        var retracted = _retractions.Select(r => r.EventKey).ToHashSet(StringComparer.Ordinal);
        return _attachments.Values.Select(a => a.EventKey is not null && retracted.Contains(a.EventKey) ? a with { Retracted = true } : a);
    }

    private bool IsRetracted(string? eventKey) => _retractions.Any(r => r.EventKey == eventKey);

    private long Count(NodeKind kind) => _nodes.Values.LongCount(n => n.Kind == kind);
}
