using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Pipeline;

/// <summary>A person's decision about the quarantine.</summary>
/// <param name="Verdict"><c>release</c> or <c>reject</c>.</param>
/// <param name="Ids">Names of messages and ids of deliveries, at most 1000; absent where they are chosen by interface or code.</param>
/// <param name="Interface">Everything of this interface.</param>
/// <param name="Code">Everything with a problem of this code.</param>
/// <param name="By">Who decides, 1 to 200 characters. There is no sign-in yet: the name is recorded as given.</param>
/// <param name="Reason">Why, 1 to 2000 characters.</param>
internal sealed record QuarantineDecisionRequest(
    [property: Description("release or reject")] string? Verdict, IReadOnlyList<string>? Ids, string? Interface, string? Code, string? By, string? Reason);

internal static class QuarantineDecisionEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/quarantine/decisions", DecideAsync)
        .WithName("quarantine-decide").WithTags("Pipeline").ProducesProblem(StatusCodes.Status400BadRequest)
        .WithSummary("Releases entries of the quarantine, or rejects them.")
        .WithDescription("Released messages run with the versions that are effective now; rejected ones count as rejected, rejected deliveries as cancelled. Each is a row of the audit trail. At most 1000 at once: ask again while `left` is above 0.");

    private static async Task<Results<Ok<QuarantineOutcome>, ProblemHttpResult>> DecideAsync(
        QuarantineDecisionRequest request, QuarantineDesk desk, CancellationToken cancellationToken)
    {
        var verdict = Codes.Parse<QuarantineVerdict>(request.Verdict ?? "", "verdict");
        return ApiProblem.BadRequest(verdict.Problems, [.. Faults(request)]) is { } refusal
            ? refusal
            : TypedResults.Ok(await desk.DecideAsync(new QuarantineDecision
            {
                Verdict = verdict.Value!.Value,
                Ids = request.Ids ?? [],
                Interface = JournalEndpoints.Given(request.Interface),
                Code = JournalEndpoints.Given(request.Code),
                By = request.By!.Trim(),
                Reason = request.Reason!.Trim(),
            }, cancellationToken));
    }

    private static IEnumerable<Problem> Faults(QuarantineDecisionRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Verdict))
        {
            yield return new Problem("API-0010", "A decision has a verdict: release or reject.", "/verdict");
        }

        if (request.By?.Trim() is not { Length: > 0 and <= 200 })
        {
            yield return new Problem("API-0010", "A decision names who makes it, in 1 to 200 characters.", "/by");
        }

        if (request.Reason?.Trim() is not { Length: > 0 and <= 2000 })
        {
            yield return new Problem("API-0010", "A decision gives its reason, in 1 to 2000 characters.", "/reason");
        }

        if (request.Ids is not { Count: > 0 } && JournalEndpoints.Given(request.Interface) is null && JournalEndpoints.Given(request.Code) is null)
        {
            yield return new Problem("API-0010", "A decision says what it is about: ids, an interface, or a code.", "/ids");
        }

        if (request.Ids is { Count: > QuarantineDecision.MaxEntries })
        {
            yield return new Problem("API-0010", $"A decision names at most {QuarantineDecision.MaxEntries} entries. Send the rest in another.", "/ids");
        }
    }
}
