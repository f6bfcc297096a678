using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Identity;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Storage.Tests.Reconciliation;

/// <summary>The store with a committed unit of work for each call, as separate messages would make them.</summary>
internal sealed class UnitOfWorkEach(IHubDatabase hub) : IReconciliationStore
{
    public Task<SnapshotDecision> AppendAsync(MasterSnapshot snapshot, CancellationToken cancellationToken) =>
        hub.WriteAsync((context, token) => new ReconciliationStore(context).AppendAsync(snapshot, token), cancellationToken);

    public Task<IReadOnlyList<MasterSnapshot>> RecentAsync(string item, CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).RecentAsync(item, token), cancellationToken);

    public Task SaveFindingsAsync(string item, IReadOnlyList<Finding> findings, long at, CancellationToken cancellationToken) =>
        hub.WriteAsync(
            async (context, token) =>
            {
                await new ReconciliationStore(context).SaveFindingsAsync(item, findings, at, token);
                return true;
            }, cancellationToken);

    public Task<StoredFinding?> FindAsync(long id, CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).FindAsync(id, token), cancellationToken);

    public Task<IReadOnlyList<Finding>> OpenAsync(string item, CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).OpenAsync(item, token), cancellationToken);

    public Task<IReadOnlyList<string>> DueAsync(long now, int most, CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).DueAsync(now, most, token), cancellationToken);

    public Task<IReadOnlyList<string>> WithFindingAsync(string attribute, string system, int most, CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).WithFindingAsync(attribute, system, most, token), cancellationToken);

    public Task<IReadOnlyList<NamedNumber>> NumbersAsync(string system, CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).NumbersAsync(system, token), cancellationToken);

    public Task<IReadOnlyList<string>> OnceAbsentAsync(string system, CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).OnceAbsentAsync(system, token), cancellationToken);

    public Task<FindingPage> ListAsync(FindingFilter filter, CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).ListAsync(filter, token), cancellationToken);

    public Task<FindingCounts> CountAsync(CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).CountAsync(token), cancellationToken);
}
