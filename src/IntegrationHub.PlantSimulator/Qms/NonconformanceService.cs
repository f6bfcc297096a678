using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.PlantSimulator;

/// <summary>The quality system: nonconformances over REST.</summary>
internal sealed class NonconformanceService(PlantLedger ledger, Vices vices)
{
    private const string Path = "/qms/api/v1/nonconformances";

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Path, PostAsync);
        app.MapGet(Path, (HttpContext context) => Answer.WriteAsync(context, 200, new { value = Records().ToArray() }));
        app.MapGet(Path + "/{id}", GetAsync);
    }

    private async Task PostAsync(HttpContext context)
    {
        var body = await Answer.ReadAsync(context);
        var key = Answer.IdempotencyKey(context);
        if (Answer.ParseObject(body) is not { } record || record.Text("externalId") is not { } externalId || record.Text("title") is null)
        {
            ledger.Refuse(PlantTargets.Ncr, key, body ?? []);
            await Answer.WriteAsync(context, 400, new { code = "QMS-400", message = "A nonconformance is a JSON object with externalId and title; add what is missing." });
            return;
        }

        var entry = ledger.Accept(PlantTargets.Ncr, key, body!, !vices.Of(PlantSystems.Qms).ForgetsKeys,
            ordinal => "QN-" + ordinal.ToString("000000", CultureInfo.InvariantCulture));
        if (entry.Kind == LedgerKind.Conflict)
        {
            await Answer.WriteAsync(context, 409, new { code = "QMS-409", message = "The idempotency key was used for another record; send a new key or the same body." });
            return;
        }

        context.Response.Headers.Location = $"{Path}/{entry.Document}";
        await Answer.WriteAsync(context, entry.Kind == LedgerKind.Effect ? 201 : 200, new { id = entry.Document, externalId, status = "open" });
    }

    private Task GetAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var entry = ledger.EffectsOf(PlantTargets.Ncr).FirstOrDefault(entry => entry.Document == id);
        return entry is null
            ? Answer.WriteAsync(context, 404, new { code = "QMS-404", message = $"No nonconformance {id}." })
            : Answer.WriteAsync(context, 200, Record(entry));
    }

    private IEnumerable<object> Records() => ledger.EffectsOf(PlantTargets.Ncr).Select(Record);

    private static object Record(LedgerEntry entry) => new { id = entry.Document, status = "open", content = entry.Body };
}
