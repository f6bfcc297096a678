using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy.PointOfUse;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Genealogy;

/// <summary>What terminals and test stands ask before something is built in.</summary>
internal static class PointOfUseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/genealogy").WithTags("Genealogy");
        group.MapGet("/capture-plan", PlanAsync).WithName("capture-plan").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What must be scanned at a workplace, and which rule of which system asks for it.");
        group.MapPost("/check-consumption", CheckAsync).WithName("check-consumption").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Whether material may be built in: tracking level, plan and alternates, unit effectivity, expiry, hold, earlier use. Nothing is recorded.");
        group.MapGet("/as-built", AsBuiltAsync).WithName("as-built").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What is recorded as built into a unit against what was planned for it, position by position.");
    }

    private static async Task<Results<Ok<CapturePlan>, ProblemHttpResult>> PlanAsync(PointOfUseQuestions questions, CancellationToken cancellationToken,
        [Description("The item that is made, received or shipped, by the number that its masters use.")] string? item = null,
        [Description("What is about to happen: receive, issue, produce, rework, transfer, ship, return, count and so on. The default is produce.")] string? operation = null,
        [Description("The serial number of the unit, for effectivity and for what is captured already.")] string? unit = null,
        [Description("The hub site.")] string? site = null)
    {
        var what = Codes.Parse<Operation>(operation, "operation");
        return ApiProblem.BadRequest(
                string.IsNullOrWhiteSpace(item) ? [new Problem("API-0020", "'item' is missing. Name the item that is made, received or shipped.", "/item")] : [], what.Problems) is { } refusal
            ? refusal
            : TypedResults.Ok(await questions.PlanAsync(item!.Trim(), what.Value ?? Operation.Produce, Said(unit), Said(site), cancellationToken));
    }

    private static async Task<Results<Ok<ConsumptionAnswer>, ProblemHttpResult>> CheckAsync(PointOfUseQuestions questions, ConsumptionRequest request, CancellationToken cancellationToken)
    {
        if (ApiProblem.BadRequest(
            Said(request.Scan) is null && Said(request.Item) is null ? [new Problem("API-0021", "The request names no material. Give 'scan', or 'item' with 'serial' or 'lot'.", "/item")] : [],
            request.Quantity <= 0 ? [new Problem("API-0022", $"A quantity is above 0; found {request.Quantity}. Correct it, or leave it out.", "/quantity", RawValue: $"{request.Quantity}")] : [],
            request.At is not null && HubInstant.Parse(request.At) is null ? [new Problem("API-0023", $"'at' is an instant in ISO 8601; found '{request.At}'. Write for example 2026-03-01T06:00:00Z.", "/at", RawValue: request.At)] : []) is { } refusal)
        {
            return refusal;
        }

        var answer = await questions.CheckAsync(request, cancellationToken);
        return answer.Succeeded ? TypedResults.Ok(answer.Value) : ApiProblem.Of(StatusCodes.Status409Conflict, answer.Problems);
    }

    private static async Task<Results<Ok<AsBuilt>, ProblemHttpResult>> AsBuiltAsync(PointOfUseQuestions questions, CancellationToken cancellationToken,
        [Description("An id, serial number or any identifier text that names the unit.")] string? unit = null,
        [Description("The hub site.")] string? site = null)
    {
        if (Said(unit) is not { } text)
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, new Problem("API-0024", "'unit' is missing. Pass what the label of the unit says.", "/unit"));
        }

        var report = await questions.AsBuiltAsync(text, Said(site), cancellationToken);
        return report.Succeeded ? TypedResults.Ok(report.Value) : ApiProblem.Of(StatusCodes.Status404NotFound, report.Problems);
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
