using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Quality.Nonconformance;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Quality;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Quality;

internal static class HoldEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/holds", ListAsync)
        .WithName("holds").WithTags("Quality").ProducesProblem(StatusCodes.Status400BadRequest)
        .WithSummary("The holds of a nonconformance: what each system was asked to block, and whether it has.");

    private static async Task<Results<Ok<IReadOnlyList<HoldView>>, ProblemHttpResult>> ListAsync(
        IHubDatabase database, CancellationToken cancellationToken,
        [Description("The number of the nonconformance, as its sender wrote it.")] string? ncr = null)
    {
        if (string.IsNullOrWhiteSpace(ncr))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, new Problem("API-0012", "Holds belong to a nonconformance. Pass ?ncr= with its number.", "/ncr"));
        }

        var holds = await database.ReadAsync((context, cancel) => new QualityStore(context).HoldsAsync(ncr.Trim(), cancel), cancellationToken);
        return TypedResults.Ok<IReadOnlyList<HoldView>>([.. holds.Select(HoldView.Of)]);
    }
}

/// <summary>A hold as people and scripts see it.</summary>
/// <param name="System">The system that must block.</param>
/// <param name="Unit">The node key of the piece or lot.</param>
/// <param name="State">How far it is.</param>
/// <param name="RequestedAt">When it was requested, ISO 8601 UTC.</param>
/// <param name="AcknowledgedAt">When the system said yes, ISO 8601 UTC; absent while it has not.</param>
/// <param name="Quantity">How much of a lot; absent for all of it, or one piece.</param>
public sealed record HoldView(string System, string Unit, HoldState State, string RequestedAt, string? AcknowledgedAt, decimal? Quantity)
{
    internal static HoldView Of(Hold hold) => new(
        hold.System, hold.Unit, hold.State, HubInstant.Text(hold.RequestedAt), hold.AcknowledgedAt is { } at ? HubInstant.Text(at) : null, hold.Quantity);
}
