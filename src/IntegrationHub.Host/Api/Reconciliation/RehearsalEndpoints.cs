using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Identity;
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
        group.MapGet("/rehearsal.md", DocumentAsync).WithName("rehearsal-document").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The same as a Markdown document to download, for a change request.");
        group.MapPost("/aliases", TableAsync).WithName("alias-table").Accepts<Stream>("text/csv", "application/octet-stream").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The same with an explicit table, CSV or XLSX with the columns number and target: what it says counts as the strongest evidence.");
        group.MapGet("/aliases", AliasesAsync).WithName("alias-proposals").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Numbers of a system that may be numbers of the authority, with evidence; what could be more than one is a collision.");
    }

    private static async Task<Results<Ok<RehearsalDocument>, ProblemHttpResult>> RehearseAsync(
        RehearsalDesk desk, CancellationToken cancellationToken,
        [Description("The item's number.")] string? item = null,
        [Description("The wished flag: none, lot, serial or both.")] string? to = null,
        [Description("The day from which it shall hold, ISO 8601. The default is today.")] string? from = null,
        [Description("Products that no adapter connects to ask besides, comma-separated, for example odoo.")] string? with = null)
    {
        var made = await desk.PlanAsync(item, to, from, with, cancellationToken);
        return made.Succeeded ? TypedResults.Ok(made.Value) : ApiProblem.Of(StatusCodes.Status400BadRequest, made.Problems);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> DocumentAsync(
        RehearsalDesk desk, CancellationToken cancellationToken,
        [Description("The item's number.")] string? item = null,
        [Description("The wished flag: none, lot, serial or both.")] string? to = null,
        [Description("The day from which it shall hold, ISO 8601. The default is today.")] string? from = null,
        [Description("Products that no adapter connects to ask besides, comma-separated, for example odoo.")] string? with = null)
    {
        var made = await desk.PlanAsync(item, to, from, with, cancellationToken);
        return made.Succeeded
            ? TypedResults.File(System.Text.Encoding.UTF8.GetBytes(made.Value.Document), "text/markdown; charset=utf-8", $"flag-change-{string.Concat(item!.Trim().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}.md")
            : ApiProblem.Of(StatusCodes.Status400BadRequest, made.Problems);
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
}
