using System.ComponentModel;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Pipeline;

internal static class LedgerEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/ledger", ReadAsync)
        .WithName("ledger").WithTags("Pipeline")
        .WithSummary("Both ledgers: what came in and what is due to targets, and where it stands.");

    private static Task<Ledgers> ReadAsync(
        IHubDatabase database, CancellationToken cancellationToken,
        [Description("A line per interface and day (UTC) instead of one per interface.")] bool? perDay = null) =>
        database.ReadAsync((context, cancel) => LedgerReader.ReadAsync(context, perDay ?? false, cancel), cancellationToken);
}
