using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Host.Api.Pipeline;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Decisions of stewards over HTTP.</summary>
internal static class DecisionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var decisions = api.MapGroup("/reconciliation/decisions").WithTags("Reconciliation");
        decisions.MapGet("", ListAsync).WithName("decisions").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Decisions in their newest version, the newest decision first.");
        decisions.MapPost("", DecideAsync).WithName("decide").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Decides findings: all of them or none.")
            .WithDescription("High risk, and an alias that joins genealogies, waits for a second person. With preview nothing is stored.");
        api.MapGet("/reconciliation/corrections", CorrectionsAsync).WithTags("Reconciliation").WithName("corrections")
            .WithSummary("Corrections whose mismatch is still open: what the hub writes, with the answer of the system, and what a person must do.");
        decisions.MapGet("/{number:long}", ShowAsync).WithName("decision").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("All versions of a decision, the first one first.");
        decisions.MapPost("/{number:long}/{step}", MoveAsync).WithName("decision-step")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Makes the next version: approve, reject or withdraw.");
    }

    private static async Task<Results<Ok<Page<DecisionView>>, ProblemHttpResult>> ListAsync(
        IHubDatabase database, CancellationToken cancellationToken,
        [Description("A part of the item's number or of the alias, compared without case.")] string? item = null,
        [Description("correct-there, accept-until, alias, defer, split or supplier-alias.")] string? kind = null,
        [Description("awaits-approval, in-force, rejected or withdrawn.")] string? state = null,
        [Description(Paging.OffsetText)] int? offset = null,
        [Description(Paging.LimitText)] int? limit = null)
    {
        var (kinds, states, page) = (Codes.Parse<DecisionKind>(kind, "kind"), Codes.Parse<DecisionState>(state, "state"), Paging.Of(offset, limit));
        if (ApiProblem.BadRequest(kinds.Problems, states.Problems, page.Problems) is { } refusal)
        {
            return refusal;
        }

        var filter = new DecisionFilter { ItemContains = JournalEndpoints.Given(item), Kind = kinds.Value, State = states.Value, Skip = page.Value.Offset, Take = page.Value.Limit };
        var found = await database.ReadAsync((context, cancel) => new DecisionStore(context).ListAsync(filter, cancel), cancellationToken);
        return TypedResults.Ok(new Page<DecisionView>([.. found.Decisions.Select(DecisionView.Of)], found.Total, page.Value.Offset));
    }

    private static async Task<Ok<IReadOnlyList<CorrectionView>>> CorrectionsAsync(StewardDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<CorrectionView>>([.. (await desk.CorrectionsAsync(cancellationToken)).Select(CorrectionView.Of)]);

    private static async Task<Results<Ok<IReadOnlyList<DecisionAnswer>>, ProblemHttpResult>> DecideAsync(StewardDesk desk, DecisionOrder order, CancellationToken cancellationToken)
    {
        var kind = Codes.Parse<DecisionKind>(order.Kind, "kind");
        if (ApiProblem.BadRequest(
                kind.Problems, kind.Succeeded && kind.Value is null ? [new Problem("API-0011", "'kind' is missing. Say what to decide.", "/kind")] : [],
                order.Findings is { Count: > 0 and <= 500 } ? [] : [new Problem("API-0012", "Name 1 to 500 findings by their ids.", "/findings")]) is { } refusal)
        {
            return refusal;
        }

        var request = new DecisionRequest(kind.Value!.Value, order.Author ?? "", order.Reason ?? "") { Until = order.Until, RiskOwner = order.RiskOwner, Item = order.Item, Number = order.Number, Cases = order.Cases };
        var answers = order.Preview == true
            ? await desk.PreviewAsync(order.Findings!, request, cancellationToken)
            : await desk.DecideAsync([.. order.Findings!.Select(id => (id, (string?)null, request))], cancellationToken);
        var problems = answers.SelectMany(answer => answer.Problems.Select(problem => problem with { Rule = $"finding {answer.Finding}" })).ToList();
        return problems.Count > 0 ? ApiProblem.Of(StatusCodes.Status400BadRequest, problems) : TypedResults.Ok(answers);
    }

    private static async Task<Results<Ok<IReadOnlyList<DecisionView>>, ProblemHttpResult>> ShowAsync(IHubDatabase database, long number, CancellationToken cancellationToken)
    {
        var versions = await database.ReadAsync((context, cancel) => new DecisionStore(context).HistoryAsync(number, cancel), cancellationToken);
        return versions.Count == 0
            ? ApiProblem.NotFound($"There is no decision {number}. List them at /api/v1/reconciliation/decisions.")
            : TypedResults.Ok<IReadOnlyList<DecisionView>>([.. versions.Select(DecisionView.Of)]);
    }

    private static async Task<Results<Ok<DecisionView>, ProblemHttpResult>> MoveAsync(
        StewardDesk desk, CancellationToken cancellationToken, long number,
        [Description("approve, reject or withdraw.")] string step,
        [Description("Who does it. Whoever decided can neither approve nor reject.")] string? by = null)
    {
        DecisionState? to = step switch { "approve" => DecisionState.InForce, "reject" => DecisionState.Rejected, "withdraw" => DecisionState.Withdrawn, _ => null };
        if (to is null)
        {
            return ApiProblem.BadRequest([new Problem("API-0013", $"'{step}' is no step of a decision. Use approve, reject or withdraw.", RawValue: step)])!;
        }

        return await desk.MoveAsync(number, to.Value, by ?? "", cancellationToken) switch
        {
            null => ApiProblem.NotFound($"There is no decision {number}. List them at /api/v1/reconciliation/decisions."),
            { Succeeded: true } moved => TypedResults.Ok(moved.Value),
            var refused => ApiProblem.Of(StatusCodes.Status409Conflict, refused.Problems),
        };
    }
}

/// <summary>What somebody decides about findings.</summary>
internal sealed record DecisionOrder
{
    /// <summary>Gets the ids of open findings, 1 to 500.</summary>
    [Description("The ids of open findings, 1 to 500.")]
    public IReadOnlyList<long>? Findings { get; init; }

    /// <summary>Gets what to decide.</summary>
    [Description("correct-there, accept-until, alias, defer, split or supplier-alias.")]
    public string? Kind { get; init; }

    /// <summary>Gets who decides.</summary>
    [Description("Who decides.")]
    public string? Author { get; init; }

    /// <summary>Gets why.</summary>
    [Description("Why.")]
    public string? Reason { get; init; }

    /// <summary>Gets the end.</summary>
    [Description("The end, a date or an instant in ISO 8601; needed to accept and to defer.")]
    public string? Until { get; init; }

    /// <summary>Gets who carries the risk.</summary>
    [Description("Who carries the risk of an acceptance.")]
    public string? RiskOwner { get; init; }

    /// <summary>Gets the item of an alias.</summary>
    [Description("Of an alias: the number at the authority; left out, the finding's item. Of a supplier alias: the supplier's number at the authority.")]
    public string? Item { get; init; }

    /// <summary>Gets the number of a supplier alias.</summary>
    [Description("Of a supplier alias: the supplier's number as the system writes it.")]
    public string? Number { get; init; }

    /// <summary>Gets the cases of a split.</summary>
    [Description("The cases of a split, two or more.")]
    public IReadOnlyList<string>? Cases { get; init; }

    /// <summary>Gets whether only to say what would be decided.</summary>
    [Description("Only says what would be decided; nothing is stored.")]
    public bool? Preview { get; init; }
}
