using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace IntegrationHub.EndToEnd.Tests.Pipeline;

/// <summary>A report of the MES: one component built into one pump. Posted to an ERP whose master the hub has not seen, its issue waits in quarantine.</summary>
internal static class Consumption
{
    public const string Flow = "mes-sim/consumption";

    public static JsonObject Of(int number, string capture = "as-built") => new()
    {
        ["messageId"] = string.Create(CultureInfo.InvariantCulture, $"MES-{number:000000}"),
        ["order"] = "1000123",
        ["capture"] = capture,
        ["parent"] = new JsonObject { ["item"] = "4711-02", ["serial"] = string.Create(CultureInfo.InvariantCulture, $"PU26-{number:00000}") },
        ["components"] = new JsonArray(new JsonObject
        {
            ["item"] = "4711-10",
            ["serial"] = string.Create(CultureInfo.InvariantCulture, $"HG26-{number:00000}"),
            ["lot"] = "L9",
            ["quantity"] = "1",
            ["uom"] = "PCE",
        }),
        ["eventTime"] = "2026-03-02T07:14:00+01:00",
        ["plant"] = "1000",
    };

    public static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
