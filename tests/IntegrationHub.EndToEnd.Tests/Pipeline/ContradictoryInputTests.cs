using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Pipeline;

/// <summary>What cannot all be true is recorded as received, is in the genealogy at once, and is shown with the earlier event; only the posting that would be wrong is held.</summary>
public sealed class ContradictoryInputTests : HubTest
{
    private const string Receipt = """
        { "asn": "ASN-1", "supplier": { "id": "100417", "name": "Nordfeld" }, "item": "4711-10", "supplierLot": "GN-1", "heat": "H-1", "lot": "L9", "quantity": "QTY", "uom": "PCE", "receivedAt": "2026-03-02T06:10:00+01:00", "plant": "1000" }
        """;

    [Theory, MemberData(nameof(Profiles))]
    public async Task More_used_than_there_is_holds_the_posting_that_goes_too_far_and_no_other(HubProfile profile)
    {
        var site = await SiteAsync(profile);
        var hub = await site.ServeAsync();
        await hub.SendAsync("srm-sim/receipt", Consumption.Json(JsonNode.Parse(Receipt.Replace("QTY", "1", StringComparison.Ordinal))!), wait: true, Token);
        await SendAsync(hub, Consumption.Of(1, capture: "scan"));
        await SendAsync(hub, Consumption.Of(2, capture: "scan"));

        var held = await HeldAsync(site, 2);
        var balance = await site.RunAsync("balance", "L9", "--json");
        var trace = await site.RunAsync("trace", "forward", "L9", "--json");

        Assert.Equal(("TRA-0016", "more-out-than-in"), (held["MES-000002"]["code"]!.GetValue<string>(), held["MES-000002"]["rule"]!.GetValue<string>()));
        Assert.Contains("mes-sim/MES-000001", held["MES-000002"]["rawValue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEqual("TRA-0016", held["MES-000001"]["code"]!.GetValue<string>());
        Assert.Equal(1, balance.ExitCode);
        Assert.Contains("mes-sim/MES-000002", balance.Output, StringComparison.Ordinal);
        Assert.Contains("PU26-00002", trace.Output, StringComparison.Ordinal);
        Assert.Empty(await LedgerCheck.FaultsAsync(site));
    }

    [Fact]
    public async Task A_piece_used_twice_holds_the_second_posting_and_shows_the_first()
    {
        var site = await SiteAsync();
        var hub = await site.ServeAsync();
        await hub.SendAsync("srm-sim/receipt", Consumption.Json(JsonNode.Parse(Receipt.Replace("QTY", "50", StringComparison.Ordinal))!), wait: true, Token);
        var again = Consumption.Of(2, capture: "scan");
        again["components"]![0]!["serial"] = "HG26-00001";
        again["order"] = "1000124";
        await SendAsync(hub, Consumption.Of(1, capture: "scan"));
        await SendAsync(hub, again);

        var held = await HeldAsync(site, 2);
        var alarms = await site.RunAsync("balance", "--json");

        Assert.Equal(("TRA-0016", "mes-sim/MES-000001, mes-sim/MES-000002"), (held["MES-000002"]["code"]!.GetValue<string>(), held["MES-000002"]["rawValue"]!.GetValue<string>()));
        Assert.NotEqual("TRA-0016", held["MES-000001"]["code"]!.GetValue<string>());
        Assert.Contains("piece-left-twice", alarms.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_does_not_convert_holds_its_posting_and_leaves_the_balance_unknown()
    {
        var site = await SiteAsync();
        var hub = await site.ServeAsync();
        await hub.SendAsync("srm-sim/receipt", Consumption.Json(JsonNode.Parse(Receipt.Replace("QTY", "50", StringComparison.Ordinal))!), wait: true, Token);
        var weighed = Consumption.Of(1, capture: "scan");
        weighed["components"]![0]!.AsObject().Remove("serial");
        (weighed["components"]![0]!["quantity"], weighed["components"]![0]!["uom"]) = ("2.5", "KG");
        await SendAsync(hub, weighed);

        var balance = await site.RunAsync("balance", "L9", "--json");

        Assert.Equal("units-do-not-convert", (await HeldAsync(site, 1))["MES-000001"]["rule"]!.GetValue<string>());
        Assert.Null(balance.Json[0]!["onHand"]);
    }

    [Fact]
    public async Task A_unit_that_the_items_own_factor_leads_to_is_counted_in_the_unit_of_the_lot()
    {
        var site = await SiteAsync();
        var hub = await site.ServeAsync();
        var cable = JsonNode.Parse(Receipt.Replace("QTY", "100", StringComparison.Ordinal))!;
        (cable["item"], cable["lot"], cable["uom"]) = ("4711-51", "CAB-1", "MTR");
        await hub.SendAsync("srm-sim/receipt", Consumption.Json(cable), wait: true, Token);
        foreach (var (number, at) in new[] { (1, "2026-03-02T07:14:00+01:00"), (2, "2026-07-02T07:14:00+02:00") })
        {
            var weighed = Consumption.Of(number, capture: "scan");
            weighed["components"] = new JsonArray(new JsonObject { ["item"] = "4711-51", ["lot"] = "CAB-1", ["quantity"] = "4.2", ["uom"] = "KGM" });
            weighed["eventTime"] = at;
            await SendAsync(hub, weighed);
        }

        // 4.2 kg were 10 m, and are 10.5 m of the cable with the thinner jacket.
        var balance = await site.RunAsync("balance", "CAB-1", "--json");
        Assert.Equal(("MTR", "20.5"), (balance.Json[0]!["unit"]!.GetValue<string>(), balance.Json[0]!["consumed"]!.GetValue<string>()));
        Assert.Equal(0, balance.ExitCode);
    }

    [Fact]
    public async Task A_container_that_lies_in_itself_is_shown_with_its_events()
    {
        var site = await SiteAsync();
        foreach (var (number, inner, outer) in new[] { (1, "106141412345678908", "106141412345678915"), (2, "106141412345678915", "106141412345678908") })
        {
            var file = Path.Combine(site.Folder, $"pack{number}.json");
            await File.WriteAllTextAsync(file, Aggregation(number, inner, outer), Token);
            Assert.Equal(0, (await site.IngestAsync("trace-epcis/events", file)).ExitCode);
        }

        var trace = await site.RunAsync("trace", "forward", "urn:epc:id:sscc:0614141.1234567890", "--json");

        Assert.Contains("contained-in-itself", trace.Output, StringComparison.Ordinal);
        Assert.Contains("urn:uuid:00000000-0000-0000-0000-000000000001", trace.Output, StringComparison.Ordinal);
    }

    private static string Aggregation(int number, string inner, string outer) => new JsonObject
    {
        ["@context"] = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", ["type"] = "EPCISDocument", ["schemaVersion"] = "2.0", ["creationDate"] = "2026-03-02T08:00:00Z",
        ["epcisBody"] = new JsonObject
        {
            ["eventList"] = new JsonArray(new JsonObject
            {
                ["type"] = "AggregationEvent", ["eventID"] = $"urn:uuid:00000000-0000-0000-0000-{number:000000000000}", ["eventTime"] = $"2026-03-02T0{number}:00:00Z", ["eventTimeZoneOffset"] = "+00:00",
                ["action"] = "ADD", ["bizStep"] = "packing", ["parentID"] = Sscc(outer), ["childEPCs"] = new JsonArray(Sscc(inner)),
            }),
        },
    }.ToJsonString();

    // Indicator digit, seven digits of the company, and the serial reference, as the EPC tag data standard has it.
    private static string Sscc(string digits) => $"urn:epc:id:sscc:{digits[1..8]}.{digits[0]}{digits[8..17]}";

    private static async Task SendAsync(ServedHub hub, JsonObject consumption) => await hub.SendAsync(Consumption.Flow, Consumption.Json(consumption), wait: true, Token);

    // The first problem of each held delivery, by the event id of its message.
    private static async Task<Dictionary<string, JsonNode>> HeldAsync(HubSite site, int expected)
    {
        var held = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        await Until.TrueAsync(async () =>
        {
            held.Clear();
            var items = (await site.RunAsync("quarantine", "list", "--json")).Json["items"]!.AsArray();
            foreach (var item in items)
            {
                var shown = (await site.RunAsync("journal", "show", item!["messageName"]!.GetValue<string>(), "--json")).Output;
                held[shown.Contains("MES-000002", StringComparison.Ordinal) ? "MES-000002" : "MES-000001"] = item["problems"]![0]!;
            }

            return held.Count == expected;
        }, TimeSpan.FromSeconds(60), Token);
        return held;
    }
}
