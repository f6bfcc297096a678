using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.PlantSimulator;

/// <summary>Holds in the MES: units are blocked by serial number, or by lot with a quantity.</summary>
internal sealed class HoldService(PlantLedger ledger, Vices vices)
{
    private const string Path = "/mes/holds";

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(Path, PostAsync);
        app.MapGet(Path, (HttpContext context) => Answer.WriteAsync(context, 200,
            new { value = ledger.EffectsOf(PlantTargets.Hold).Select(entry => new { id = entry.Document, status = "held", content = entry.Body }).ToArray() }));
    }

    private async Task PostAsync(HttpContext context)
    {
        var body = await Answer.ReadAsync(context);
        var key = Answer.IdempotencyKey(context);
        if (Answer.ParseObject(body) is not { } hold || hold.Text("holdId") is not { } holdId || Units(hold) is not { } units)
        {
            ledger.Refuse(PlantTargets.Hold, key, body ?? []);
            await Answer.WriteAsync(context, 400, new { code = "MES-400", message = "A hold is a JSON object with holdId and either serials or lot with quantity; add what is missing." });
            return;
        }

        var entry = ledger.Accept(PlantTargets.Hold, key, body!, !vices.Of(PlantSystems.Mes).ForgetsKeys, _ => holdId);
        if (entry.Kind == LedgerKind.Conflict)
        {
            await Answer.WriteAsync(context, 409, new { code = "MES-409", message = "The idempotency key was used for another hold; send a new key or the same body." });
            return;
        }

        await Answer.WriteAsync(context, 200, new { holdId, status = "held", units });
    }

    /// <summary>Counts what is held: the serial numbers where there are any, else the quantity of the lot.</summary>
    private static decimal? Units(JsonElement hold)
    {
        if (hold.TryGetProperty("serials", out var serials) && serials.ValueKind == JsonValueKind.Array && serials.GetArrayLength() > 0)
            return serials.GetArrayLength();
        return hold.Text("lot") is not null
            && decimal.TryParse(hold.Text("quantity"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity) && quantity > 0
            ? quantity
            : null;
    }
}
