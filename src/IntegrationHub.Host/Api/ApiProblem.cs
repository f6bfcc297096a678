using IntegrationHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace IntegrationHub.Host.Api;

/// <summary>Refusals as RFC 9457 problem details. The member <c>problems</c> holds the hub's own: code, message, place, rule, raw value.</summary>
internal static class ApiProblem
{
    public static ProblemHttpResult Of(int status, params IReadOnlyList<Problem> problems) => TypedResults.Problem(new ProblemDetails
    {
        Status = status,
        Title = ReasonPhrases.GetReasonPhrase(status),
        Detail = string.Join(' ', problems.Select(problem => problem.Message)),
        Extensions = { ["code"] = problems[0].Code, ["problems"] = problems },
    });

    /// <summary>Puts the faults of all parameters into one answer; null where there are none.</summary>
    public static ProblemHttpResult? BadRequest(params IReadOnlyList<Problem>[] found)
    {
        Problem[] all = [.. found.SelectMany(problems => problems)];
        return all.Length == 0 ? null : Of(StatusCodes.Status400BadRequest, all);
    }

    public static ProblemHttpResult NotFound(string message) => Of(StatusCodes.Status404NotFound, new Problem("API-0404", message));
}
