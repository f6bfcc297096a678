using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.PlantSimulator;

/// <summary>Goods movements of S/4HANA: API_MATERIAL_DOCUMENT_SRV, movement types 261 (issue to an order), 262 beside 261 (an issue taken back and posted again) and 344 (unrestricted to blocked).</summary>
internal sealed class MaterialDocumentService(IReadOnlyList<Item> items, PlantLedger ledger, Vices vices, TimeProvider clock)
{
    private Dictionary<string, Item> Items => items.Where(item => item.Plants is not null).ToDictionary(item => item.Number);

    public void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/A_MaterialDocumentHeader", PostAsync);

    private async Task PostAsync(HttpContext context)
    {
        var body = await Answer.ReadAsync(context);
        if (Answer.ParseObject(body) is not { } header)
        {
            await SapError.WriteAsync(context, 400, "SIM/100", "The body is not a JSON object of at most 1 MiB; correct the request.");
            return;
        }

        var movement = new GoodsMovement(header);
        var key = Answer.IdempotencyKey(context);
        if (movement.Check(Items) is { Count: > 0 } errors)
        {
            ledger.Refuse(movement.Target, key, body!);
            await SapError.WriteAsync(context, 400, errors);
            return;
        }

        var firstNumber = movement.Target == PlantTargets.BlockedStock ? 4_910_000_000 : 4_900_000_000;
        var entry = ledger.Accept(movement.Target, key, body!, !vices.Of(PlantSystems.Erp).ForgetsKeys,
            ordinal => (firstNumber + ordinal).ToString(CultureInfo.InvariantCulture));
        if (entry.Kind == LedgerKind.Conflict)
        {
            await SapError.WriteAsync(context, 409, "SIM/109", "The idempotency key was used for another document; send a new key or the same body.");
            return;
        }

        var answer = new
        {
            d = new
            {
                MaterialDocument = entry.Document,
                MaterialDocumentYear = Year(header.Text("PostingDate")),
                GoodsMovementCode = header.Text("GoodsMovementCode") ?? "",
                ReferenceDocument = header.Text("ReferenceDocument") ?? "",
            },
        };
        await Answer.WriteAsync(context, entry.Kind == LedgerKind.Effect ? 201 : 200, answer);
    }

    private string Year(string? postingDate)
    {
        const string prefix = "/Date(";
        if (postingDate is { Length: >= 10 } && postingDate.StartsWith(prefix, StringComparison.Ordinal)
            && long.TryParse(postingDate[prefix.Length..].TrimEnd('/').TrimEnd(')').Split('+')[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds).Year.ToString("0000", CultureInfo.InvariantCulture);
        }

        return postingDate is { Length: >= 4 } && postingDate[..4].All(char.IsAsciiDigit)
            ? postingDate[..4]
            : clock.GetUtcNow().Year.ToString("0000", CultureInfo.InvariantCulture);
    }
}
