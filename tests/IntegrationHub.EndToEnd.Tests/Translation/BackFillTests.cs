using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Pipeline;
using IntegrationHub.PlantSimulator;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Translation;

/// <summary>From escrow to a document: an ERP plant that kept a housing by batch only gets its serial number later, in a posting of its own.</summary>
public sealed class BackFillTests : HubTest
{
    private const string Products = "/sap/opu/odata/sap/API_PRODUCT_SRV/A_Product?$format=json&$expand=to_Plant,to_Description";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, MemberData(nameof(Profiles))]
    public async Task What_a_plant_could_not_take_is_posted_later_by_two_people_once_the_plant_can_hold_it(HubProfile profile)
    {
        var drop = Directory.CreateTempSubdirectory("hub-test-plant-").FullName;
        await using var plant = await Plant.StartAsync(new PlantOptions { DropFolder = drop }, Token);
        var site = await SiteAsync(profile, new Dictionary<string, string> { ["HUB_SYSTEMS__ERP_SAP__ADDRESS"] = plant.BaseAddress.ToString() });
        var hub = await site.ServeAsync();
        await LoadMastersAsync(hub, plant);
        await hub.SendAsync(Consumption.Flow, Consumption.Json(Consumption.Of(1, capture: "scan")), wait: true, Token);
        var delivery = await PostedAsync(site);

        var proposed = await site.RunAsync("back-fill", "propose", delivery, "--kind", "reverse-and-repost", "--reason", "serial profile since March", "--author", "ann");
        var late = await site.RunAsync("back-fill", "propose", delivery, "--kind", "late-assignment", "--reason", "x", "--author", "ann");
        var alone = await site.RunAsync("back-fill", "approve", "1", "--by", "ann");
        var approved = await site.RunAsync("back-fill", "approve", "1", "--by", "bob");
        Assert.Equal((0, 1, 1, 0), (proposed.ExitCode, late.ExitCode, alone.ExitCode, approved.ExitCode));

        // The plant still holds batches only: what would lose the same again waits for a person.
        await Until.TrueAsync(async () => (await site.RunAsync("quarantine", "list", "--json")).Output.Contains("TRA-0025", StringComparison.Ordinal), Patience, Token, () => hub.Log);
        Assert.Equal(0, plant.Ledger.Effects(PlantTargets.GoodsIssueCorrection));

        plant.ChangeFlags("4711-10", "1000", batch: true, "0001");
        await LoadMastersAsync(hub, plant);
        Assert.Equal(0, (await site.RunAsync("quarantine", "release", "--code", "TRA-0025", "--reason", "the plant has a serial profile now", "--by", "bob")).ExitCode);
        await plant.Ledger.WhenEffectsReachAsync(PlantTargets.GoodsIssueCorrection, 1, Token);

        var document = plant.Ledger.Entries.Single(entry => entry is { Target: PlantTargets.GoodsIssueCorrection, Kind: LedgerKind.Effect }).Body!.Value;
        Assert.Equal("MES-000001", document.GetProperty("ReferenceDocument").GetString());
        Assert.Equal(["262 L9 ", "261 L9 HG26-00001"], document.GetProperty("to_MaterialDocumentItem").EnumerateArray().Select(Line));
        Assert.Equal(1, plant.Ledger.Effects(PlantTargets.GoodsIssue));
        Assert.DoesNotContain(delivery, (await site.RunAsync("back-fill", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("1 reverse-and-repost approved", (await site.RunAsync("back-fill", "list", "--all")).Output, StringComparison.Ordinal);
        Directory.Delete(drop, recursive: true);
    }

    private static string Line(JsonElement line) =>
        $"{line.GetProperty("GoodsMovementType")} {line.GetProperty("Batch")} {(line.TryGetProperty("to_SerialNumbers", out var serials) ? serials[0].GetProperty("SerialNumber").GetString() : "")}";

    // The id of the one delivery that kept something back, once the ERP has posted it.
    private static async Task<string> PostedAsync(HubSite site)
    {
        JsonNode? found = null;
        await Until.TrueAsync(async () =>
        {
            found = (await site.RunAsync("back-fill", "list", "--json")).Json["items"]!.AsArray().SingleOrDefault();
            return found?["posted"]!.GetValue<bool>() == true;
        }, Patience, Token);
        Assert.Equal("HG26-00001", found!["materials"]![0]!["serial"]!.GetValue<string>());
        return found["delivery"]!.GetValue<string>();
    }

    private static async Task LoadMastersAsync(ServedHub hub, Plant plant)
    {
        using var client = new HttpClient { BaseAddress = plant.BaseAddress };
        for (var at = Products; at is not null;)
        {
            var page = await client.GetStringAsync(new Uri(at, UriKind.RelativeOrAbsolute), Token);
            using var body = Consumption.Json(JsonNode.Parse(page)!);
            await hub.SendAsync("erp-sap/product", body, wait: true, Token);
            at = JsonNode.Parse(page)!["d"]!["__next"]?.GetValue<string>();
        }
    }
}
