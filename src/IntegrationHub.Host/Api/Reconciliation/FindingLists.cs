using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Reads findings on a snapshot of what is committed; for the API and the page.</summary>
internal sealed class FindingLists(IHubDatabase database)
{
    public Task<FindingPage> ListAsync(FindingFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => new ReconciliationStore(context).ListAsync(filter, cancel), cancellationToken);
}
