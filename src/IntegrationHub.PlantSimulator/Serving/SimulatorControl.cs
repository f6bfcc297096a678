using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.PlantSimulator;

/// <summary>What only a simulator has: health, the ledger, and the switches of the vices.</summary>
internal sealed class SimulatorControl(PlantLedger ledger, Vices vices)
{
    private static readonly JsonSerializerOptions ViceJson = new(JsonSerializerDefaults.Web)
    {
        // A misspelt vice that is silently ignored makes a test pass for the wrong reason.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sim/health", (HttpContext context) => Answer.WriteAsync(context, 200, new { status = "up", systems = PlantSystems.All }));
        app.MapGet("/sim/ledger", (HttpContext context) => Answer.WriteAsync(context, 200, Ledger()));
        app.MapGet("/sim/vices", (HttpContext context) => Answer.WriteAsync(context, 200,
            PlantSystems.All.ToDictionary(system => system, system => JsonSerializer.SerializeToElement(vices.Of(system), ViceJson))));
        app.MapPost("/sim/vices/{system}", SetViceAsync);
    }

    private object Ledger() => new
    {
        targets = ledger.Targets.Select(target => new
        {
            target,
            effects = ledger.Effects(target),
            duplicates = ledger.Duplicates(target),
            refused = ledger.Refusals(target),
            conflicts = ledger.Conflicts(target),
        }),
        entries = ledger.Entries,
    };

    private async Task SetViceAsync(HttpContext context)
    {
        var system = (string)context.Request.RouteValues["system"]!;
        if (!PlantSystems.All.Contains(system))
        {
            await Answer.WriteAsync(context, 404, new { message = $"No system '{system}'; use one of {string.Join(", ", PlantSystems.All)}." });
            return;
        }

        try
        {
            var vice = JsonSerializer.Deserialize<Vice>(await Answer.ReadAsync(context) ?? [], ViceJson) ?? new Vice();
            vices.Set(system, vice);
            await Answer.WriteAsync(context, 200, JsonSerializer.SerializeToElement(vice, ViceJson));
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            await Answer.WriteAsync(context, 400, new { message = fault.Message });
        }
    }
}
