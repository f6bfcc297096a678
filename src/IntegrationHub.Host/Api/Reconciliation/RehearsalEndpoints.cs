using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Identity;
using IntegrationHub.Core.Reconciliation.Rehearsals;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>What a flag change would meet, and which numbers may be one.</summary>
internal static class RehearsalEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/reconciliation").WithTags("Reconciliation");
        group.MapGet("/rehearsal", RehearseAsync).WithName("rehearsal").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Plays a flag change through: which systems refuse and why, stock, orders, order of systems, what the hub translates meanwhile. Nothing is changed.");
        group.MapPost("/aliases", TableAsync).WithName("alias-table").Accepts<Stream>("text/csv", "application/octet-stream").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The same with an explicit table, CSV or XLSX with the columns number and target: what it says counts as the strongest evidence.");
        group.MapGet("/aliases", AliasesAsync).WithName("alias-proposals").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Numbers of a system that may be numbers of the authority, with evidence; what could be more than one is a collision.");
    }

    private static async Task<Results<Ok<RehearsalDocument>, ProblemHttpResult>> RehearseAsync(
        IHubDatabase database, [FromServices] IFlowCatalog catalog, TimeProvider time, CancellationToken cancellationToken,
        [Description("The item's number.")] string? item = null,
        [Description("The wished flag: none, lot, serial or both.")] string? to = null,
        [Description("The day from which it shall hold, ISO 8601. The default is today.")] string? from = null,
        [Description("Products that no adapter connects to ask besides, comma-separated, for example odoo.")] string? with = null)
    {
        var now = HubInstant.ToMicroseconds(time.GetUtcNow());
        var current = catalog.Current;
        var flags = FlagsOf(to);
        var day = from is null ? now : HubInstant.Parse(from);
        var asked = (with ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var products = current.Policies.Products.Where(product => asked.Contains(product.Name, StringComparer.Ordinal)).ToList();
        if (ApiProblem.BadRequest(
                string.IsNullOrWhiteSpace(item) ? [new Problem("API-0015", "'item' is missing. Name the item whose flag shall change.", "/item")] : [],
                flags is null ? [new Problem("API-0016", $"'to' is none, lot, serial or both; found '{to}'. Choose one.", "/to", RawValue: to)] : [],
                day is null ? [new Problem("API-0017", $"'from' is a day in ISO 8601; found '{from}'. Write for example 2027-03-01.", "/from", RawValue: from)] : [],
                [.. asked.Where(name => products.TrueForAll(product => product.Name != name)).Select(name => new Problem("API-0018",
                    $"Nothing is declared about '{name}'. Use one of {string.Join(", ", current.Policies.Products.Select(product => product.Name))}, or add it to mappings/policies/products.yaml.", "/with", RawValue: name))]) is { } refusal)
        {
            return refusal;
        }

        var plan = await database.ReadAsync(async (context, cancel) =>
        {
            var snapshots = await new ReconciliationStore(context).RecentAsync(item!, cancel);
            return Rehearsal.Of(new RehearsalInput
            {
                Item = item!,
                To = flags!.Value,
                From = day!.Value,
                Snapshots = snapshots,
                Systems = [.. ItemComparison.MasterSystems(current.Flows.Values).Select(SystemCapability.Of), .. products.Select(SystemCapability.Of)],
                Authority = current.Policies.Authority.Find(Finding.TrackingAttribute, current.Policies.Items.Find(item!, null)?.Id, null, null, now)?.System,
                Crossings = ItemComparison.Crossings(current.Policies, [.. current.Flows.Values]),
                Known = await new ItemFacts(context).KnowledgeAsync([.. snapshots.Select(one => one.Item).Append(item!).Distinct(StringComparer.Ordinal)], cancel),
                Now = now,
            });
        }, cancellationToken);
        return TypedResults.Ok(new RehearsalDocument(plan, RehearsalText.Markdown(plan)));
    }

    private static Task<Results<Ok<AliasFindings>, ProblemHttpResult>> AliasesAsync(
        IHubDatabase database, [FromServices] IFlowCatalog catalog, TimeProvider time, CancellationToken cancellationToken,
        [Description("The system whose numbers are looked at.")] string? system = null) =>
        FindAsync(database, catalog, time, system, [], cancellationToken);

    private static async Task<Results<Ok<AliasFindings>, ProblemHttpResult>> TableAsync(
        HttpRequest request, IHubDatabase database, [FromServices] IFlowCatalog catalog, TimeProvider time, CancellationToken cancellationToken,
        [Description("The system whose numbers are looked at.")] string? system = null,
        [Description("The name of the file, for the evidence.")] string? name = null)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var bytes = body.ToArray();
        var table = AliasTableFile.Read(name ?? "table", () => new MemoryStream(bytes), system ?? "");
        return table.Succeeded ? await FindAsync(database, catalog, time, system, table.Value, cancellationToken) : ApiProblem.Of(StatusCodes.Status400BadRequest, table.Problems);
    }

    private static async Task<Results<Ok<AliasFindings>, ProblemHttpResult>> FindAsync(
        IHubDatabase database, IFlowCatalog catalog, TimeProvider time, string? system, IReadOnlyList<AliasTableLine> table, CancellationToken cancellationToken)
    {
        var current = catalog.Current;
        var masters = ItemComparison.MasterSystems(current.Flows.Values).Select(one => one.Name).ToList();
        var authority = current.Policies.Authority.Find(Finding.TrackingAttribute, null, null, null, HubInstant.ToMicroseconds(time.GetUtcNow()))?.System;
        if (authority is null || system is null || system == authority || !masters.Contains(system, StringComparer.Ordinal))
        {
            return ApiProblem.BadRequest([new Problem("API-0019",
                $"'system' is one that sends masters and is not the authority: {string.Join(", ", masters.Where(name => name != authority))}; found '{system}'. Choose one.", "/system", RawValue: system)])!;
        }

        var (right, others) = await database.ReadAsync(async (context, cancel) =>
        {
            var store = new ReconciliationStore(context);
            return (await store.NumbersAsync(authority, cancel), await store.NumbersAsync(system, cancel));
        }, cancellationToken);
        return TypedResults.Ok(AliasFinder.Find(right, others, NumberedKind.Item, table));
    }

    private static TrackingFlags? FlagsOf(string? text) => text switch
    {
        "none" => new(TrackingLevel.None, TrackingLevel.None),
        "lot" => new(TrackingLevel.Required, TrackingLevel.None),
        "serial" => new(TrackingLevel.None, TrackingLevel.Required),
        "both" => new(TrackingLevel.Required, TrackingLevel.Required),
        _ => null,
    };
}

/// <summary>A rehearsal and its document.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Document">The same as Markdown, for a change request.</param>
internal sealed record RehearsalDocument(FlagRehearsal Plan, string Document);
