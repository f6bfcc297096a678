using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Genealogy;

internal static class ReachEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/genealogy/reach", FindAsync)
        .WithName("genealogy-reach").WithTags("Genealogy")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
        .WithSummary("How far material may have got by the record of edges alone, as of any time: from the index in memory, however large the genealogy is.")
        .WithDescription("An upper bound of trace and recall, in milliseconds. What is certain, and what single pieces exclude, trace and recall say.");

    private static async Task<Results<Ok<ReachView>, ProblemHttpResult>> FindAsync(GenealogyQuestions questions, CancellationToken cancellationToken,
        [Description("An id, serial number, lot, container or any identifier text that names one node.")] string? id = null,
        [Description("forward (the default) or backward.")] string? direction = null,
        [Description("As of when, ISO 8601 with offset; what happened later does not count.")] DateTimeOffset? asOf = null,
        [Description(Paging.OffsetText)] int? offset = null,
        [Description(Paging.LimitText)] int? limit = null)
    {
        var (way, page) = (Codes.Parse<TraceDirection>(direction, "direction"), Paging.Of(offset, limit));
        if (ApiProblem.BadRequest(
            string.IsNullOrWhiteSpace(id) ? [new Problem("API-0010", "A trace begins somewhere. Pass ?id= with what the label says.", "/id")] : [], way.Problems, page.Problems) is { } refusal)
        {
            return refusal;
        }

        var reach = await questions.ReachAsync(id!.Trim(), way.Value ?? TraceDirection.Forward, asOf is { } at ? HubInstant.ToMicroseconds(at) : null, page.Value, cancellationToken);
        return reach.Succeeded ? TypedResults.Ok(reach.Value) : ApiProblem.Of(StatusCodes.Status404NotFound, reach.Problems);
    }
}
