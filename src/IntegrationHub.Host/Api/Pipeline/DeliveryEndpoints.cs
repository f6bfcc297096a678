using System.ComponentModel;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Pipeline;

internal static class DeliveryEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/deliveries", ListAsync)
        .WithName("deliveries").WithTags("Pipeline").ProducesProblem(StatusCodes.Status400BadRequest)
        .WithSummary("What is due to targets, newest first, with what each translation lost.");

    private static async Task<Results<Ok<Page<DeliverySummary>>, ProblemHttpResult>> ListAsync(
        IHubDatabase database, CancellationToken cancellationToken,
        [Description("Only this outbound interface, system/name.")] string? target = null,
        [Description("Only this state: in-flight, posted, refused, cancelled or quarantined.")] string? state = null,
        [Description(Paging.OffsetText)] int? offset = null,
        [Description(Paging.LimitText)] int? limit = null)
    {
        var (code, page) = (Codes.Parse<DeliveryState>(state, "state"), Paging.Of(offset, limit));
        return ApiProblem.BadRequest(code.Problems, page.Problems) is { } refusal
            ? refusal
            : TypedResults.Ok(await database.ReadAsync(
                (context, cancel) => DeliveryReader.ListAsync(context, JournalEndpoints.Given(target), code.Value, page.Value.Offset, page.Value.Limit, cancel), cancellationToken));
    }
}
