using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Translation.BackFilling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Translation;

/// <summary>A proposal to back-fill a posting.</summary>
/// <param name="Delivery">The delivery whose finer truth is to be told.</param>
/// <param name="Kind"><c>late-assignment</c>, <c>reverse-and-repost</c> or <c>record-in-hub</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Author">Who proposes it. There is no sign-in yet: the name is recorded as given.</param>
internal sealed record BackFillRequest(Guid? Delivery, [property: Description("late-assignment, reverse-and-repost or record-in-hub")] string? Kind, string? Reason, string? Author);

internal static class BackFillEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/escrows").WithTags("Translation").ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("", ListAsync).WithName("escrows").WithSummary("Postings of which the hub keeps a finer truth than the target could take, with what was proposed to tell it later.");
        group.MapPost("/back-fills", ProposeAsync).WithName("back-fill-propose").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Proposes a back-fill; nothing is sent until somebody else agrees.");
        group.MapPost("/back-fills/{number}/approve", (BackFillDesk desk, CancellationToken cancel, long number, string? by) => DecideAsync(desk, number, BackFillState.Approved, by, cancel))
            .WithName("back-fill-approve").Produces<BackFillView>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Agrees to a back-fill (?by=): what it sends is due from then on. The posted document stays as it is.");
        group.MapPost("/back-fills/{number}/reject", (BackFillDesk desk, CancellationToken cancel, long number, string? by) => DecideAsync(desk, number, BackFillState.Rejected, by, cancel))
            .WithName("back-fill-reject").Produces<BackFillView>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Does not agree to a back-fill (?by=).");
    }

    private static async Task<Results<Ok<Page<EscrowView>>, ProblemHttpResult>> ListAsync(BackFillDesk desk, CancellationToken cancellationToken,
        [Description("true: also those that are settled.")] bool all = false, [Description(Paging.OffsetText)] int? offset = null, [Description(Paging.LimitText)] int? limit = null)
    {
        var page = Paging.Of(offset, limit);
        if (ApiProblem.BadRequest(page.Problems) is { } refusal)
        {
            return refusal;
        }

        var found = await desk.ListAsync(!all, page.Value.Offset, page.Value.Limit, cancellationToken);
        return TypedResults.Ok(new Page<EscrowView>([.. found.Items.Select(EscrowView.Of)], found.Total, found.Offset));
    }

    private static async Task<IResult> ProposeAsync(BackFillRequest request, BackFillDesk desk, CancellationToken cancellationToken)
    {
        var kind = Codes.Parse<BackFillKind>(request.Kind ?? "none", "kind");
        Problem[] missing = request.Delivery is null ? [new Problem("API-0015", "A back-fill is of a delivery. Name its id.", "/delivery")] : [];
        return ApiProblem.BadRequest(kind.Problems, missing) is { } refusal ? refusal
            : Answer(await desk.ProposeAsync(request.Delivery!.Value, kind.Value!.Value, request.Reason ?? "", request.Author ?? "", cancellationToken), $"No posting {request.Delivery} lost anything. GET /api/v1/escrows lists those that did.");
    }

    private static async Task<IResult> DecideAsync(BackFillDesk desk, long number, BackFillState to, string? by, CancellationToken cancellationToken) =>
        Answer(await desk.DecideAsync(number, to, by, cancellationToken), $"There is no back-fill {number}.");

    private static IResult Answer(Outcome<BackFill>? outcome, string unknown) =>
        outcome is null ? ApiProblem.NotFound(unknown)
        : outcome.Succeeded ? TypedResults.Ok(BackFillView.Of(outcome.Value))
        : ApiProblem.Of(StatusCodes.Status409Conflict, outcome.Problems);
}

/// <summary>A posting with finer truth, as people and scripts see it.</summary>
public sealed record EscrowView(Guid Delivery, string Target, string Message, bool Posted, IReadOnlyList<Core.Canonical.Materials.MaterialReference> Materials, string? Loss, IReadOnlyList<BackFillView> BackFills)
{
    internal static EscrowView Of(OpenEscrow escrow) => new(
        escrow.Delivery, escrow.Target, escrow.Message, escrow.IsPosted, escrow.Materials, escrow.Loss, [.. escrow.BackFills.Select(BackFillView.Of)]);
}

/// <summary>A back-fill, as people and scripts see it.</summary>
public sealed record BackFillView(long Number, Guid Delivery, BackFillKind Kind, string Reason, string Author, string At, BackFillState State, string? DecidedBy, string? DecidedAt)
{
    internal static BackFillView Of(BackFill fill) => new(
        fill.Number, fill.Delivery, fill.Kind, fill.Reason, fill.Author, HubInstant.Text(fill.At), fill.State, fill.DecidedBy, fill.DecidedAt is { } at ? HubInstant.Text(at) : null);
}
