using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Identifiers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Canonical.Identifiers;

internal static class IdentifyEndpoints
{
    private const int MaxTexts = 100;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/identify", Identify)
        .WithName("identify").WithTags("Identifiers").ProducesProblem(StatusCodes.Status400BadRequest)
        .WithSummary("All readings of identifier texts; nothing picks one.");

    private static Results<Ok<IReadOnlyList<IdentifierReport>>, ProblemHttpResult> Identify(
        [Description("A label, scan, URI or number. May be repeated, up to 100 times.")] string[]? text = null)
    {
        if (text is null or { Length: 0 or > MaxTexts })
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, new Problem("API-0009", $"1 to {MaxTexts} texts can be read at a time. Pass ?text=... for each.", "/text"));
        }

        IReadOnlyList<IdentifierReport> reports = [.. text.Select(IdentifierReader.Read)];
        return TypedResults.Ok(reports);
    }
}
