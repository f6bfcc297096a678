using System.ComponentModel;
using IntegrationHub.Core.Versioning;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Versioning;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Versioning;

internal static class VersionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/versions", ReadAsync)
            .WithName("versions").WithTags("Versioning")
            .WithSummary("Imported versions of all controlled items, and the closure that each interface runs.");
        api.MapGet("/versions/recorded", RecordedAsync)
            .WithName("recorded-versions").WithTags("Versioning")
            .WithSummary("What is recorded under an id and a version, with its text; a contract and a mapping may have the same.");
    }

    private static Task<VersionList> ReadAsync(IHubDatabase database, CancellationToken cancellationToken) =>
        database.ReadAsync(VersionReader.ReadAsync, cancellationToken);

    private static Task<IReadOnlyList<RecordedVersion>> RecordedAsync(
        IHubDatabase database, [Description("The item, for example plm-windchill/part.")] string id, [Description("The version, for example 1.1.0.")] string version, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => VersionReader.RecordedAsync(context, id, version, token), cancellationToken);
}
