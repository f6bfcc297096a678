using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
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
        api.MapGet("/genealogy/timeline", TimelineAsync).WithName("genealogy-timeline").WithTags("Genealogy")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What touched a piece, lot or container: moves, builds, tests, tools and process records, in the order of time.");
    }

    private static async Task<Results<Ok<IReadOnlyList<TimelineEntry>>, ProblemHttpResult>> TimelineAsync(GenealogyQuestions questions, CancellationToken cancellationToken,
        [Description("An id, serial number, lot, container or any identifier text that names one node.")] string? id = null)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, new Problem("API-0010", "A timeline belongs to something. Pass ?id= with what the label says.", "/id"));
        }

        var timeline = await questions.TimelineAsync(id.Trim(), cancellationToken);
        return timeline.Succeeded ? TypedResults.Ok(timeline.Value) : ApiProblem.Of(StatusCodes.Status404NotFound, timeline.Problems);
    }

    private static void Add(RouteGroupBuilder trace, TraceDirection direction, string summary) => trace
        .MapGet("/" + Codes.Text(direction), (GenealogyQuestions questions, CancellationToken cancellationToken,
            [Description("An id, serial number, lot, container or any identifier text that names the suspect.")] string? id = null,
            [Description("As of when, ISO 8601 with offset; what happened later does not count.")] DateTimeOffset? asOf = null,
            [Description("json (the default), or csv for a spreadsheet.")] string? format = null) =>
            AnswerAsync(questions, id, direction, asOf, format, cancellationToken))
        .WithName("trace-" + Codes.Text(direction)).WithSummary(summary).WithDescription(Description)
        .Produces<TraceResult>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> AnswerAsync(GenealogyQuestions questions, string? id, TraceDirection direction, DateTimeOffset? asOf, string? format, CancellationToken cancellationToken)
    {
        var form = Codes.Parse<TraceFormat>(format, "format");
        if (ApiProblem.BadRequest(
            string.IsNullOrWhiteSpace(id) ? [new Problem("API-0010", "A trace begins somewhere. Pass ?id= with what the label says.", "/id")] : [], form.Problems) is { } refusal)
        {
            return refusal;
        }

        var answer = await questions.TraceAsync(id!.Trim(), direction, cancellationToken, asOf is { } at ? HubInstant.ToMicroseconds(at) : null);
        return !answer.Succeeded ? ApiProblem.Of(StatusCodes.Status404NotFound, answer.Problems)
            : answer.Value.Trace is { } trace ? form.Value == TraceFormat.Csv ? TypedResults.File(TraceCsv.Write(trace), "text/csv", "trace.csv") : TypedResults.Ok(trace)
            : TypedResults.Ok(new TraceCandidates(answer.Value.Candidates ?? [], answer.Value.Inconsistencies ?? []));
    }
}

/// <summary>The answer where an identifier names several nodes.</summary>
public sealed record TraceCandidates(IReadOnlyList<TraceNode> Candidates, IReadOnlyList<Inconsistency> Inconsistencies);

/// <summary>The form of a trace.</summary>
internal enum TraceFormat
{
    /// <summary>The document.</summary>
    Json,

    /// <summary>A table of the nodes.</summary>
    Csv,
}
