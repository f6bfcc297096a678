using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>The facts as of a time: what happened later is not there. What has no time on record is always there, since nothing says that it was later.</summary>
/// <param name="facts">All facts.</param>
/// <param name="asOf">Microseconds since the epoch, inclusive.</param>
/// <remarks>Names and memberships have no time, and a correction holds for the past too: the question is what was so, not what was known.</remarks>
public sealed class FactsAsOf(IGenealogyFacts facts, long asOf) : IGenealogyFacts
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Attachment>> AttachmentsOfNodesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        Until(await facts.AttachmentsOfNodesAsync(nodes, cancel));

    /// <inheritdoc />
    public async Task<IReadOnlyList<Attachment>> AttachmentsOfGroupsAsync(IReadOnlyCollection<string> groups, CancellationToken cancel) =>
        Until(await facts.AttachmentsOfGroupsAsync(groups, cancel));

    /// <inheritdoc />
    public Task<IReadOnlyList<MembershipFact>> MembershipsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) => facts.MembershipsAsync(nodes, cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<NodeFact>> NodesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) => facts.NodesAsync(nodes, cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Observation>> ObservationsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        Until(await facts.ObservationsAsync(nodes, cancel));

    /// <inheritdoc />
    public async Task<IReadOnlyList<Observation>> StepsAsync(long? from, long? to, CancellationToken cancel) => Until(await facts.StepsAsync(from, to, cancel));

    /// <inheritdoc />
    public async Task<IReadOnlyList<Attachment>> AttachmentsOfEventAsync(string id, CancellationToken cancel) => Until(await facts.AttachmentsOfEventAsync(id, cancel));

    /// <inheritdoc />
    public Task<IReadOnlyList<SharedName>> SharedNamesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) => facts.SharedNamesAsync(nodes, cancel);

    /// <inheritdoc />
    public Task<IReadOnlyList<NameFact>> NumbersAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) => facts.NumbersAsync(nodes, cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<AliasFact>> AliasesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
        [.. (await facts.AliasesAsync(nodes, cancel)).Where(a => a.From is null || a.From <= asOf)];

    private IReadOnlyList<Attachment> Until(IReadOnlyList<Attachment> all) => [.. all.Where(a => a.At is null || a.At <= asOf)];

    private IReadOnlyList<Observation> Until(IReadOnlyList<Observation> all) => [.. all.Where(o => o.At is null || o.At <= asOf)];
}
