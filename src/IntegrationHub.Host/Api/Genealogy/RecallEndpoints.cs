using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
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

    private static async Task<Results<Ok<RecallScope>, ProblemHttpResult>> FindAsync(GenealogyQuestions questions, CancellationToken cancellationToken,
        [Description("What is suspect: an id, serial number, lot, heat, container or any identifier text. Repeat it for several suspects.")] string[]? id = null,
        [Description("How many unknown pieces of each named lot are suspect; without it, all of it.")] decimal? pieces = null,
        [Description("A supplier delivery, by the number of its receipt. Repeat it for several.")] string[]? delivery = null,
        [Description("What touched the material, for example tool=T-7, gauge=G-3, load=FC-118, operation=0040. Repeated, all must fit one record.")] string[]? touchedBy = null,
        [Description("From when it touched the material, ISO 8601 with offset.")] DateTimeOffset? from = null,
        [Description("Until when.")] DateTimeOffset? to = null)
    {
        var request = new RecallRequest
        {
            Texts = Said(id),
            Pieces = pieces,
            Deliveries = Said(delivery),
            TouchedBy = [.. Said(touchedBy).Select(text => text.Split('=', 2)).Where(pair => pair is [{ Length: > 0 }, { Length: > 0 }]).Select(pair => new Identifier(pair[0].Trim(), pair[1].Trim()))],
            From = from is { } begin ? HubInstant.ToMicroseconds(begin) : null,
            To = to is { } end ? HubInstant.ToMicroseconds(end) : null,
        };
        if (request.IsEmpty || request.TouchedBy.Count != Said(touchedBy).Length || pieces <= 0 || from > to)
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, new Problem("API-0011",
                "A recall begins with a suspicion: ?id=, ?delivery= or ?touchedBy=tool=T-7, with pieces above 0 and from not after to. Complete it.", "/id"));
        }

        var scope = await questions.RecallAsync(request, cancellationToken);
        return scope.Succeeded ? TypedResults.Ok(scope.Value) : ApiProblem.Of(StatusCodes.Status404NotFound, scope.Problems);
    }

    private static string[] Said(string[]? texts) => [.. (texts ?? []).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text.Trim())];
}
