using IntegrationHub.Core.Genealogy;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Genealogy;

internal static class GenealogyCountEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/genealogy/counts", CountAsync)
        .WithName("genealogy-counts").WithTags("Genealogy")
        .WithSummary("How much the genealogy holds: units, lots, containers, nodes only referred to, and edges.");

    private static Task<GenealogyCounts> CountAsync(IHubDatabase database, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => new GenealogyStore(context).CountAsync(cancel), cancellationToken);
}
