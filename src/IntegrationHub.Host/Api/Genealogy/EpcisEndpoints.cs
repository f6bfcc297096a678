using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Genealogy.Epcis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Genealogy;

internal static class EpcisEndpoints
{
    private const string PerPage = "perPage";
    private const string NextPage = "nextPageToken";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/epcis/events", FindAsync)
        .WithName("epcis-events").WithTags("Genealogy").Produces(StatusCodes.Status200OK, contentType: "application/ld+json").ProducesProblem(StatusCodes.Status400BadRequest)
        .WithSummary("Material events as EPCIS 2.0: a SimpleEventQuery, answered with an EPCISQueryDocument.")
        .WithDescription($"Parameters: {string.Join(", ", EpcisQuery.Parameters)}; {PerPage} (1 to 500, default 50) and {NextPage}. All must hold; several values of one are separated by commas. The header Link names the next page.");

    private static async Task<IResult> FindAsync(HttpContext http, EpcisQuestions questions, CancellationToken cancellationToken)
    {
        var asked = http.Request.Query;
        var query = EpcisQuery.Read(asked.Where(pair => pair.Key is not (PerPage or NextPage))
            .Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<string>)[.. pair.Value.Select(text => text ?? "")])));
        var (most, after) = (Number(asked[PerPage], Paging.DefaultLimit), Number(asked[NextPage], 0));
        if (ApiProblem.BadRequest(
            query.Problems,
            most is null or < 1 or > Paging.MaxLimit ? [new Problem("API-0003", $"{PerPage} is 1 to {Paging.MaxLimit}; found '{asked[PerPage]}'. Ask for more with further pages.", "/" + PerPage, RawValue: asked[PerPage])] : [],
            after is null or < 0 ? [new Problem("API-0002", $"{NextPage} is what the header Link of the page before named; found '{asked[NextPage]}'. Leave it out to begin anew.", "/" + NextPage, RawValue: asked[NextPage])] : []) is { } refusal)
        {
            return refusal;
        }

        var (document, next) = await questions.FindAsync(query.Value, after!.Value, (int)most!.Value, cancellationToken);
        http.Response.Headers["GS1-EPCIS-Version"] = "2.0.0";
        http.Response.Headers["GS1-CBV-Version"] = "2.0.0";
        if (next is { } token)
        {
            var page = new QueryBuilder(asked.Where(pair => pair.Key != NextPage)) { { NextPage, token.ToString(CultureInfo.InvariantCulture) } };
            http.Response.Headers.Link = $"<{http.Request.Path}{page.ToQueryString()}>; rel=\"next\"";
        }

        return TypedResults.Content(document.ToJsonString(), "application/ld+json");
    }

    private static long? Number(string? text, long otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
