using System.ComponentModel;
using System.Globalization;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Pipeline;

internal static class JournalEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var journal = api.MapGroup("/journal").WithTags("Pipeline");
        journal.MapGet("", ListAsync).WithName("journal-list").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Messages, newest first.");
        journal.MapGet("/{envelope:guid}", EnvelopeAsync).WithName("journal-envelope")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("An envelope with its messages, in their order.");
        journal.MapGet("/{envelope:guid}/{ordinal:int}", ShowAsync).WithName("journal-show").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("All about one message: bytes as received, closure, canonical messages, problems, deliveries.");
    }

    private static async Task<Results<Ok<Page<MessageSummary>>, ProblemHttpResult>> ListAsync(
        IHubDatabase database, CancellationToken cancellationToken,
        [Description("Only this interface, system/name."), FromQuery(Name = "interface")] string? flow = null,
        [Description("Only this state: in-flight, applied, quarantined, suppressed or rejected.")] string? state = null,
        [Description(Paging.OffsetText)] int? offset = null,
        [Description(Paging.LimitText)] int? limit = null)
    {
        var (code, page) = (Codes.Parse<MessageState>(state, "state"), Paging.Of(offset, limit));
        return ApiProblem.BadRequest(code.Problems, page.Problems) is { } refusal
            ? refusal
            : TypedResults.Ok(await database.ReadAsync(
                (context, cancel) => JournalReader.ListAsync(context, Given(flow), code.Value, page.Value.Offset, page.Value.Limit, cancel), cancellationToken));
    }

    private static async Task<Results<Ok<EnvelopeView>, ProblemHttpResult>> EnvelopeAsync(
        IHubDatabase database, CancellationToken cancellationToken, Guid envelope,
        [Description(Paging.OffsetText)] int? offset = null,
        [Description(Paging.LimitText)] int? limit = null)
    {
        var page = Paging.Of(offset, limit);
        if (ApiProblem.BadRequest(page.Problems) is { } refusal)
        {
            return refusal;
        }

        var view = await database.ReadAsync(
            (context, cancel) => EnvelopeReader.ShowAsync(context, envelope, page.Value.Offset, page.Value.Limit, cancel), cancellationToken);
        return view is null ? ApiProblem.NotFound($"There is no envelope {envelope}. List the journal for those that there are.") : TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<MessageDetail>, ProblemHttpResult>> ShowAsync(
        IHubDatabase database, CancellationToken cancellationToken, Guid envelope, int ordinal)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{envelope}/{ordinal}");
        var detail = await database.ReadAsync((context, cancel) => JournalReader.ShowAsync(context, name, cancel), cancellationToken);
        return detail is null ? ApiProblem.NotFound($"There is no message {name}. List the journal for those that there are.") : TypedResults.Ok(detail);
    }

    internal static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
