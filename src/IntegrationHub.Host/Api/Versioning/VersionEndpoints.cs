using IntegrationHub.Core.Versioning;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Versioning;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Versioning;

internal static class VersionEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/versions", ReadAsync)
        .WithName("versions").WithTags("Versioning")
        .WithSummary("Imported versions of all controlled items, and the closure that each interface runs.");

    private static Task<VersionList> ReadAsync(IHubDatabase database, CancellationToken cancellationToken) =>
        database.ReadAsync(VersionReader.ReadAsync, cancellationToken);
}
