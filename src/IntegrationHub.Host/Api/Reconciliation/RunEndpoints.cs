using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Runs over all items over HTTP.</summary>
internal static class RunEndpoints
{
    private const int Listed = 100, MostDifferences = 1_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("/reconciliation/runs").WithTags("Reconciliation");
        runs.MapGet("", ListAsync).WithName("runs").WithSummary("The last runs over all items, the newest first, with counts by class and system.");
        runs.MapPost("", StartAsync).WithName("run-start").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Compares all items anew; where a run is under way, that one is carried on.");
        runs.MapGet("/{number:long}", ShowAsync).WithName("run").ProducesProblem(StatusCodes.Status404NotFound).WithSummary("A run: how far it is, what came out.");
        runs.MapGet("/{number:long}/difference", DifferenceAsync).WithName("run-difference").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What opened, closed and changed against the run before, in the order of the items.");
    }

    private static async Task<Ok<IReadOnlyList<ReconciliationRun>>> ListAsync(RunDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.ListAsync(Listed, cancellationToken));

    private static async Task<Results<Accepted<ReconciliationRun>, ProblemHttpResult>> StartAsync(
        RunDesk desk, CancellationToken cancellationToken, [Description("Who starts it.")] string? by = null)
    {
        if (string.IsNullOrWhiteSpace(by))
        {
            return ApiProblem.BadRequest([new Problem("API-0015", "'by' is missing. Say who starts the run.", "/by")])!;
        }

        var run = await desk.StartAsync(by.Trim(), cancellationToken);
        return TypedResults.Accepted($"/api/v1/reconciliation/runs/{run.Number}", run);
    }

    private static async Task<Results<Ok<ReconciliationRun>, ProblemHttpResult>> ShowAsync(RunDesk desk, long number, CancellationToken cancellationToken) =>
        await desk.FindAsync(number, cancellationToken) is { } run ? TypedResults.Ok(run) : Absent(number);

    private static async Task<Results<Ok<RunDifferences>, ProblemHttpResult>> DifferenceAsync(
        RunDesk desk, CancellationToken cancellationToken, long number,
        [Description("How many to return, 1 to 1,000. The default is 1,000.")] int? limit = null)
    {
        if (limit is < 1 or > MostDifferences)
        {
            return ApiProblem.BadRequest([new Problem("API-0002", $"'limit' is 1 to {MostDifferences}; found {limit}. Correct it.", "/limit", RawValue: $"{limit}")])!;
        }

        return await desk.FindAsync(number, cancellationToken) is { } run
            ? TypedResults.Ok(new RunDifferences(run, await desk.DifferenceAsync(run, limit ?? MostDifferences, cancellationToken)))
            : Absent(number);
    }

    private static ProblemHttpResult Absent(long number) => ApiProblem.NotFound($"There is no run {number}. List them at /api/v1/reconciliation/runs.");
}

/// <summary>What is different from the run before.</summary>
/// <param name="Run">The run.</param>
/// <param name="Differences">The differences, in the order of the items.</param>
internal sealed record RunDifferences(ReconciliationRun Run, IReadOnlyList<RunDifference> Differences);
