using IntegrationHub.Core.Reconciliation;
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

    public Task<FindingPage> ListAsync(FindingFilter filter, CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).ListAsync(filter, token), cancellationToken);

    public Task<FindingCounts> CountAsync(CancellationToken cancellationToken) =>
        hub.ReadAsync((context, token) => new ReconciliationStore(context).CountAsync(token), cancellationToken);
}
