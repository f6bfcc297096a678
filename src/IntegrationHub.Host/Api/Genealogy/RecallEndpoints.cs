using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Genealogy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Genealogy;

internal static class RecallEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/recall", FindAsync)
        .WithName("recall").WithTags("Genealogy")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
        .WithSummary("What a recall of suspect material must cover: certain, possible, excluded.")
        .WithDescription("Each suspect must name one node: an identifier that names several is refused with their ids, since recalling the wrong one is worse than asking again.");

    private static async Task<Results<Ok<RecallScope>, ProblemHttpResult>> FindAsync(
        GenealogyQuestions questions, CancellationToken cancellationToken,
        [Description("What is suspect: an id, serial number, lot, heat or any identifier text. Repeat it for several suspects.")] string[]? id = null)
    {
        string[] suspects = [.. (id ?? []).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text.Trim())];
        if (suspects.Length == 0)
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, new Problem("API-0011", "A recall begins with a suspicion. Pass ?id= with what is suspect.", "/id"));
        }

        var scope = await questions.RecallAsync(suspects, cancellationToken);
        return scope.Succeeded ? TypedResults.Ok(scope.Value) : ApiProblem.Of(StatusCodes.Status404NotFound, scope.Problems);
    }
}
