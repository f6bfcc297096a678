using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Storage.Connections;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Reads findings on a snapshot of what is committed; for the API and the page.</summary>
internal sealed class FindingLists(IHubDatabase database, IOptions<HubHostOptions> options)
{
    public Task<FindingPage> ListAsync(FindingFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => options.Value.Reconciliation(context).ListAsync(filter, cancel), cancellationToken);
}
