using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Decisions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>One finding with its history, notes on it, and the worklist as a file.</summary>
internal static class FindingEndpoints
{
    private const int MostRows = 100_000, PageOfRows = 1_000;
    private const long MostBytes = 32 << 20;

    public static void Map(IEndpointRouteBuilder api)
    {
        var findings = api.MapGroup("/reconciliation").WithTags("Reconciliation");
        findings.MapGet("/findings/{id:long}", ShowAsync).WithName("finding").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("An open finding: values, earlier openings, notes, decisions.");
        findings.MapPost("/findings/{id:long}/notes", NoteAsync).WithName("finding-note")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Adds a comment, or says whose the finding is.");
        findings.MapGet("/worklist.{format}", ExportAsync).WithName("worklist-export").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The open mismatches as CSV or XLSX, with columns to fill in.");
        findings.MapPost("/worklist", ImportAsync).WithName("worklist-import").Accepts<Stream>("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/octet-stream")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithSummary("Takes a worklist with decisions filled in: all of them or none.");
    }

    private static async Task<Results<Ok<FindingDetail>, ProblemHttpResult>> ShowAsync(StewardDesk desk, long id, CancellationToken cancellationToken) =>
        await desk.ShowAsync(id, cancellationToken) is { } detail
            ? TypedResults.Ok(detail)
            : ApiProblem.NotFound($"Finding {id} is not open. List the open ones at /api/v1/mismatches.");

    private static async Task<Results<NoContent, ProblemHttpResult>> NoteAsync(StewardDesk desk, long id, NoteOrder note, CancellationToken cancellationToken)
    {
        var kind = Codes.Parse<NoteKind>(note.Kind ?? "comment", "kind");
        List<Problem> missing = [];
        if (string.IsNullOrWhiteSpace(note.Author))
        {
            missing.Add(new("REC-0020", "'author' is missing. Say who writes.", "/author"));
        }

        if (string.IsNullOrWhiteSpace(note.Text) && kind is { Succeeded: true, Value: NoteKind.Comment })
        {
            missing.Add(new("REC-0020", "'text' is missing. Write the comment.", "/text"));
        }

        return ApiProblem.BadRequest(kind.Problems, missing) is { } refusal ? refusal
            : await desk.NoteAsync(id, kind.Value!.Value, note.Text?.Trim() ?? "", note.Author!.Trim(), cancellationToken) ? TypedResults.NoContent()
            : ApiProblem.NotFound($"Finding {id} is not open. List the open ones at /api/v1/mismatches.");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ExportAsync(
        FindingLists lists, CancellationToken cancellationToken,
        [Description("csv or xlsx.")] string format,
        [Description("A part of the item's number, compared without case.")] string? item = null,
        [Description("Only this hub site.")] string? site = null,
        [Description("Only this system.")] string? system = null,
        [Description("What it is about: tracking, usage, data, item, or a master attribute (base-unit, conversion, revision, effectivity, expiry, shelf-life, remaining-shelf-life, lot-numbering, suppliers).")] string? attribute = null,
        [Description("unexplained, in-flight, stale, cannot-express or accepted.")] string? cause = null)
    {
        var causes = Codes.Parse<Cause>(cause, "cause");
        if (ApiProblem.BadRequest(FindingLists.Check(attribute), causes.Problems, format is "csv" or "xlsx" ? [] : [new Problem("API-0014", $"A worklist is csv or xlsx; found '{format}'. Ask for one of them.", RawValue: format)]) is { } refusal)
        {
            return refusal;
        }

        var filter = new FindingFilter { ItemContains = item, Site = site, System = system, Attribute = attribute is "" ? null : attribute, Cause = causes.Value };
        return TypedResults.File(await FileAsync(lists, filter, format == "xlsx", cancellationToken),
            format == "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv", "worklist." + format);
    }

    /// <summary>Writes the worklist.</summary>
    public static async Task<byte[]> FileAsync(FindingLists lists, FindingFilter filter, bool xlsx, CancellationToken cancellationToken)
    {
        var rows = new List<StoredFinding>();
        for (var page = await lists.ListAsync(filter with { Take = PageOfRows }, cancellationToken);
            page.Findings.Count > 0 && rows.Count < MostRows;
            page = await lists.ListAsync(filter with { Skip = rows.Count, Take = PageOfRows }, cancellationToken))
        {
            rows.AddRange(page.Findings);
        }

        using var file = new MemoryStream();
        if (xlsx)
        {
            DecisionTable.WriteXlsx(rows, file);
        }
        else
        {
            DecisionTable.WriteCsv(rows, file);
        }

        return file.ToArray();
    }

    private static async Task<Results<Ok<IReadOnlyList<DecisionAnswer>>, ProblemHttpResult>> ImportAsync(
        HttpRequest request, StewardDesk desk, CancellationToken cancellationToken,
        [Description("Who decides where a line names nobody.")] string? author = null,
        [Description("The name of the file, for problems.")] string? name = null)
    {
        if (request.ContentLength > MostBytes)
        {
            return ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, new Problem("API-0006", $"The file is larger than {MostBytes} bytes; nothing was decided. Export a part of the worklist."));
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var answers = await TakeAsync(desk, name ?? "worklist", body.ToArray(), author, cancellationToken);
        return answers.Succeeded ? TypedResults.Ok(answers.Value) : ApiProblem.Of(StatusCodes.Status400BadRequest, answers.Problems);
    }

    /// <summary>Decides what a file asks for.</summary>
    /// <returns>The decisions, or the faults of all lines with their places; then nothing was decided.</returns>
    public static async Task<Outcome<IReadOnlyList<DecisionAnswer>>> TakeAsync(StewardDesk desk, string name, byte[] file, string? author, CancellationToken cancellationToken)
    {
        var read = DecisionTable.Read(name, () => new MemoryStream(file), author);
        if (!read.Succeeded)
        {
            return Outcome<IReadOnlyList<DecisionAnswer>>.Failed(read.Problems);
        }

        var answers = await desk.DecideAsync([.. read.Value.Select(line => (line.Finding, (string?)line.Values, line.Request))], cancellationToken);
        var faults = answers.Zip(read.Value).SelectMany(pair => pair.First.Problems.Select(problem => problem with { Place = FormattableString.Invariant($"{name}:{pair.Second.Line}"), Rule = problem.Place?.TrimStart('/') })).ToList();
        return faults.Count > 0 ? Outcome<IReadOnlyList<DecisionAnswer>>.Failed(faults) : Outcome<IReadOnlyList<DecisionAnswer>>.Of(answers);
    }
}

/// <summary>A note to add.</summary>
internal sealed record NoteOrder
{
    /// <summary>Gets what it is.</summary>
    [Description("comment (the default) or assignment.")]
    public string? Kind { get; init; }

    /// <summary>Gets the comment, or the person.</summary>
    [Description("The comment; or the person to whom the finding is assigned, empty for nobody.")]
    public string? Text { get; init; }

    /// <summary>Gets who writes.</summary>
    [Description("Who writes.")]
    public string? Author { get; init; }
}
