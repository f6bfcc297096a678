using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>Which numbers of suppliers are one, as decisions that a second person agreed to. Approving, rejecting and withdrawing is that of every decision.</summary>
internal static class SupplierAliasEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var aliases = api.MapGroup("/reconciliation/supplier-aliases").WithTags("Reconciliation");
        aliases.MapGet("", ListAsync).WithName("supplier-aliases").WithSummary("The supplier aliases in force, and those that wait for a second person.");
        aliases.MapPost("", ProposeAsync).WithName("propose-supplier-aliases").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Proposes supplier aliases: all of them or none. Each waits for a second person; with preview nothing is stored.");
    }

    private static async Task<Ok<IReadOnlyList<DecisionView>>> ListAsync(IHubDatabase database, CancellationToken cancellationToken) => TypedResults.Ok<IReadOnlyList<DecisionView>>(
        [.. (await database.ReadAsync((context, cancel) => new DecisionStore(context).SupplierAliasesAsync(cancel), cancellationToken)).Select(DecisionView.Of)]);

    private static async Task<Results<Ok<IReadOnlyList<DecisionView>>, ProblemHttpResult>> ProposeAsync(StewardDesk desk, SupplierAliasOrder order, CancellationToken cancellationToken)
    {
        if (order.Aliases is not { Count: > 0 and <= 500 } wishes)
        {
            return ApiProblem.BadRequest([new Problem("API-0025", "Name 1 to 500 aliases, each with system, number and supplier.", "/aliases")])!;
        }

        var made = await desk.SuppliersAsync(wishes, order.Author ?? "", order.Reason ?? "", order.Preview == true, cancellationToken);
        return made.Succeeded ? TypedResults.Ok(made.Value) : ApiProblem.Of(StatusCodes.Status400BadRequest, made.Problems);
    }
}

/// <summary>What somebody proposes about suppliers.</summary>
internal sealed record SupplierAliasOrder
{
    /// <summary>Gets the aliases, 1 to 500.</summary>
    [Description("The aliases, 1 to 500: system, number there, supplier at the authority, evidence in words.")]
    public IReadOnlyList<SupplierAliasWish>? Aliases { get; init; }

    /// <summary>Gets who proposes them.</summary>
    [Description("Who proposes them.")]
    public string? Author { get; init; }

    /// <summary>Gets why.</summary>
    [Description("Why.")]
    public string? Reason { get; init; }

    /// <summary>Gets whether only to say what would be stored.</summary>
    [Description("Only says what would be stored.")]
    public bool? Preview { get; init; }
}
