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

internal static class QuarantineEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var quarantine = api.MapGroup("/quarantine").WithTags("Pipeline");
        quarantine.MapGet("", ListAsync).WithName("quarantine-list").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What needs a person: messages, then deliveries, newest first.");
        quarantine.MapGet("/{delivery:guid}", (IHubDatabase database, Guid delivery, CancellationToken cancellationToken) =>
                ShowAsync(database, delivery.ToString(), cancellationToken))
            .WithName("quarantine-delivery").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A delivery that the hub holds back.");
        quarantine.MapGet("/{envelope:guid}/{ordinal:int}", (IHubDatabase database, Guid envelope, int ordinal, CancellationToken cancellationToken) =>
                ShowAsync(database, string.Create(CultureInfo.InvariantCulture, $"{envelope}/{ordinal}"), cancellationToken))
            .WithName("quarantine-message").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A message in quarantine: place, rule, raw value, remedy.");
    }

    private static async Task<Results<Ok<Page<QuarantineEntry>>, ProblemHttpResult>> ListAsync(
        IHubDatabase database, CancellationToken cancellationToken,
        [Description("Only this interface, system/name, inbound or outbound."), FromQuery(Name = "interface")] string? flow = null,
        [Description("Only entries with a problem of this code, for example PIP-0010: full loads that are held.")] string? code = null,
        [Description(Paging.OffsetText)] int? offset = null,
        [Description(Paging.LimitText)] int? limit = null)
    {
        var page = Paging.Of(offset, limit);
        return ApiProblem.BadRequest(page.Problems) is { } refusal
            ? refusal
            : TypedResults.Ok(await database.ReadAsync(
                (context, cancel) => QuarantineReader.ListAsync(context, JournalEndpoints.Given(flow), JournalEndpoints.Given(code), page.Value.Offset, page.Value.Limit, cancel), cancellationToken));
    }

    private static async Task<Results<Ok<QuarantineEntry>, ProblemHttpResult>> ShowAsync(IHubDatabase database, string id, CancellationToken cancellationToken)
    {
        var entry = await database.ReadAsync((context, cancel) => QuarantineReader.ShowAsync(context, id, cancel), cancellationToken);
        return entry is null
            ? ApiProblem.NotFound($"Nothing in quarantine goes by {id}. It may have been released or rejected: look in the journal.")
            : TypedResults.Ok(entry);
    }
}
