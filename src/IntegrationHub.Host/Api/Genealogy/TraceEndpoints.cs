using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Genealogy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Genealogy;

internal static class TraceEndpoints
{
    private const string Description =
        "Answers suspect, nodes, edges, inconsistencies and completeness. Where the identifier names several nodes, the answer is candidates instead: ask again with the id of the one that is meant.";

    public static void Map(IEndpointRouteBuilder api)
    {
        var trace = api.MapGroup("/trace").WithTags("Genealogy");
        Add(trace, TraceDirection.Forward, "What the suspect went into.");
        Add(trace, TraceDirection.Backward, "What went into the suspect.");
    }

    private static void Add(RouteGroupBuilder trace, TraceDirection direction, string summary) => trace
        .MapGet("/" + Codes.Text(direction), (GenealogyQuestions questions, CancellationToken cancellationToken,
            [Description("An id, serial number, lot, container or any identifier text that names the suspect.")] string? id = null) =>
            AnswerAsync(questions, id, direction, cancellationToken))
        .WithName("trace-" + Codes.Text(direction)).WithSummary(summary).WithDescription(Description)
        .Produces<TraceResult>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> AnswerAsync(GenealogyQuestions questions, string? id, TraceDirection direction, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, new Problem("API-0010", "A trace begins somewhere. Pass ?id= with what the label says.", "/id"));
        }

        var answer = await questions.TraceAsync(id.Trim(), direction, cancellationToken);
        return !answer.Succeeded ? ApiProblem.Of(StatusCodes.Status404NotFound, answer.Problems)
            : answer.Value.Trace is { } trace ? TypedResults.Ok(trace)
            : TypedResults.Ok(new TraceCandidates(answer.Value.Candidates ?? [], answer.Value.Inconsistencies ?? []));
    }
}

/// <summary>The answer where an identifier names several nodes.</summary>
public sealed record TraceCandidates(IReadOnlyList<TraceNode> Candidates, IReadOnlyList<Inconsistency> Inconsistencies);
