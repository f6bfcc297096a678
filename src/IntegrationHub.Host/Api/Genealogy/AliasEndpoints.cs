using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Genealogy;

internal static class AliasEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/aliases").WithTags("Genealogy").ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("", ListAsync).WithName("aliases").WithSummary("Names that stand for another node while they hold: renumbered pieces, relabelled lots. Traces and recalls follow those in force.");
        group.MapGet("/{number}", HistoryAsync).WithName("alias").ProducesProblem(StatusCodes.Status404NotFound).WithSummary("All versions of an alias, the first one first.");
        group.MapPost("", ProposeAsync).WithName("alias-propose").ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Proposes that a name stands for another node; it joins nothing until somebody else agrees.");
        Decide(group, "approve", agrees: true, "Agrees (?by=): to the alias, which joins its names from then on, or to taking it back. Somebody else than who proposed it must.");
        Decide(group, "reject", agrees: false, "Does not agree (?by=): a proposal falls, an alias that was to be taken back stays.");
        group.MapPost("/{number}/withdraw", async (AliasDesk desk, CancellationToken cancel, long number, string? by, string? reason) => Answer(await desk.WithdrawAsync(number, by, reason, cancel), number))
            .WithName("alias-withdraw").Produces<AliasView>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Asks that an alias be taken back (?by=, ?reason=): it never was so. It joins its names until somebody else agrees.");
    }

    private static void Decide(RouteGroupBuilder group, string verb, bool agrees, string summary) => group
        .MapPost($"/{{number}}/{verb}", async (AliasDesk desk, CancellationToken cancel, long number, string? by) => Answer(await desk.DecideAsync(number, agrees, by, cancel), number))
        .WithName($"alias-{verb}").Produces<AliasView>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithSummary(summary);

    private static async Task<Results<Ok<Page<AliasView>>, ProblemHttpResult>> ListAsync(AliasDesk desk, CancellationToken cancellationToken,
        [Description("Only those of what this names: an id, a number or a scanned text.")] string? id = null,
        [Description("true: also those that were rejected or taken back.")] bool all = false,
        [Description(Paging.OffsetText)] int? offset = null, [Description(Paging.LimitText)] int? limit = null)
    {
        var page = Paging.Of(offset, limit);
        if (ApiProblem.BadRequest(page.Problems) is { } refusal)
        {
            return refusal;
        }

        var found = await desk.ListAsync(string.IsNullOrWhiteSpace(id) ? null : id.Trim(), all, page.Value.Offset, page.Value.Limit, cancellationToken);
        return TypedResults.Ok(new Page<AliasView>([.. found.Items.Select(AliasView.Read)], found.Total, found.Offset));
    }

    private static async Task<Results<Ok<IReadOnlyList<AliasView>>, ProblemHttpResult>> HistoryAsync(AliasDesk desk, CancellationToken cancellationToken, long number) =>
        await desk.HistoryAsync(number, cancellationToken) is { Count: > 0 } versions
            ? TypedResults.Ok<IReadOnlyList<AliasView>>([.. versions.Select(AliasView.Read)]) : ApiProblem.NotFound($"There is no alias {number}.");

    private static async Task<Results<Ok<AliasView>, ProblemHttpResult>> ProposeAsync(AliasRequest request, AliasDesk desk, CancellationToken cancellationToken)
    {
        var proposed = await desk.ProposeAsync(request, cancellationToken);
        return proposed.Succeeded ? TypedResults.Ok(AliasView.Read(proposed.Value)) : ApiProblem.Of(StatusCodes.Status409Conflict, proposed.Problems);
    }

    private static IResult Answer(Outcome<Alias>? outcome, long number) =>
        outcome is null ? ApiProblem.NotFound($"There is no alias {number}.")
        : outcome.Succeeded ? TypedResults.Ok(AliasView.Read(outcome.Value))
        : ApiProblem.Of(StatusCodes.Status409Conflict, outcome.Problems);
}

/// <summary>A version of an alias, as people and scripts see it.</summary>
public sealed record AliasView(
    long Number, int Version, AliasState State, string Of, string Name, string? From, string? To, string Reason, string? Document, string Author, string At,
    string? DecidedBy, string? DecidedAt, string? WithdrawnBy, string? WithdrawalReason, string? WithdrawalAgreedBy)
{
    internal static AliasView Read(Alias alias) => new(
        alias.Number, alias.Version, alias.State, alias.Of, alias.Name.Key, Text(alias.From), Text(alias.To), alias.Reason, alias.Document, alias.Author, HubInstant.Text(alias.At),
        alias.DecidedBy, Text(alias.DecidedAt), alias.WithdrawnBy, alias.WithdrawalReason, alias.WithdrawalAgreedBy);

    private static string? Text(long? at) => at is { } known ? HubInstant.Text(known) : null;
}
