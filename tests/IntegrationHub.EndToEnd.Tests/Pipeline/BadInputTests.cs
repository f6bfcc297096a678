using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Genealogy;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Pipeline;

/// <summary>What is wrong is accepted and kept for a person, with place, rule, raw value and remedy; what stands beside it goes on.</summary>
public sealed class BadInputTests : HubTest
{
    [Theory, MemberData(nameof(Profiles))]
    public async Task Malformed_invalid_and_unmappable_messages_are_quarantined_with_what_a_person_needs(HubProfile profile)
    {
        var site = await SiteAsync(profile);
        var hub = await site.ServeAsync();
        var invalid = Consumption.Of(2);
        invalid["components"]![0]!["quantity"] = "a few";

        Assert.Equal("parse", (await QuarantinedAsync(hub, new StringContent("{\"messageId\": \"1\",", Encoding.UTF8, "application/json")))["step"]!.GetValue<string>());
        var broken = await QuarantinedAsync(hub, Consumption.Json(invalid));
        var unmappable = await QuarantinedAsync(hub, Consumption.Json(Consumption.Of(3, capture: "voice")));

        Assert.Equal(("validate", "/components/0/quantity"), (broken["step"]!.GetValue<string>(), broken["place"]!.GetValue<string>()));
        Assert.Contains("a few", broken["rawValue"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.EndsWith("pattern", broken["rule"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(("map", "/capture", "operation", "voice"), (
            unmappable["step"]!.GetValue<string>(), unmappable["place"]!.GetValue<string>(), unmappable["rule"]!.GetValue<string>(), unmappable["rawValue"]!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task One_bad_row_never_holds_up_the_other_rows_of_its_file(HubProfile profile)
    {
        var site = await SiteAsync(profile);
        var entries = Enumerable.Range(1, 250).Select(n => Twin(n, n is 7 or 120 or 250 ? "not-a-uuid" : $"urn:uuid:00000000-0000-4000-8000-{n:000000000000}")).ToArray();
        var file = Path.Combine(site.Folder, "twins.json");
        await File.WriteAllTextAsync(file, CatenaXContainer.Of(entries), Token);

        var ingest = await site.IngestAsync(CatenaXContainer.Flow, file);

        Assert.Equal((1, 247, 3), (ingest.ExitCode, ingest.Json["applied"]!.GetValue<int>(), ingest.Json["quarantined"]!.GetValue<int>()));
        var listed = (await site.RunAsync("quarantine", "list", "--json")).Json["items"]!.AsArray();
        Assert.Equal(["/119", "/249", "/6"], listed.Select(one => "/" + one!["id"]!.GetValue<string>().Split('/')[1]).Order(StringComparer.Ordinal));
        var shown = await site.RunAsync("quarantine", "show", listed[0]!["id"]!.GetValue<string>(), "--json");
        Assert.Contains("not-a-uuid", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_flag_is_quarantined_and_an_absent_one_is_unknown_and_neither_is_guessed()
    {
        var site = await SiteAsync();
        var file = Path.Combine(site.Folder, "parts.json");
        await File.WriteAllTextAsync(file, new JsonObject { ["value"] = new JsonArray(Part("A-1", "S"), Part("A-2", "Q"), Part("A-3", null)) }.ToJsonString(), Token);

        var ingest = await site.IngestAsync("plm-windchill/part", file);

        Assert.Equal((1, 2, 1), (ingest.ExitCode, ingest.Json["applied"]!.GetValue<int>(), ingest.Json["quarantined"]!.GetValue<int>()));
        var problem = Assert.Single((await site.RunAsync("quarantine", "list", "--json")).Json["items"]!.AsArray())!["problems"]![0]!;
        Assert.Equal(("tracking", "Q"), (problem["rule"]!.GetValue<string>(), problem["rawValue"]!.GetValue<string>()));

        var envelope = ingest.Json["envelopes"]![0]!["envelopeId"]!.GetValue<string>();
        Assert.Contains("\"serial\":\"required\"", await MasterAsync(site, $"{envelope}/0"), StringComparison.Ordinal);
        var absent = await MasterAsync(site, $"{envelope}/2");
        Assert.Contains("A-3", absent, StringComparison.Ordinal);
        Assert.DoesNotContain("tracking", absent, StringComparison.Ordinal); // in the canonical master what is not said is unknown
        Assert.DoesNotContain("none", absent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_a_conflict_and_with_the_same_body_a_duplicate()
    {
        var site = await SiteAsync();
        var hub = await site.ServeAsync();
        await hub.SendAsync(Consumption.Flow, Consumption.Json(Consumption.Of(1)), wait: true, Token);
        var other = Consumption.Of(1);
        other["order"] = "1000999";

        var again = await hub.SendAsync(Consumption.Flow, Consumption.Json(Consumption.Of(1)), wait: true, Token);
        var conflict = await hub.SendAsync(Consumption.Flow, Consumption.Json(other), wait: true, Token);

        Assert.Equal(1, again.Body!["counts"]!["suppressed"]!.GetValue<int>());
        Assert.Equal(1, conflict.Body!["counts"]!["quarantined"]!.GetValue<int>());
    }

    [Fact]
    public async Task Documents_made_to_break_parsers_are_quarantined_and_the_hub_goes_on()
    {
        var folder = Path.GetDirectoryName(Repository.CorpusOrSkip("generated", "xml-billion-laughs.xml"))!;
        var site = await SiteAsync();
        var hub = await site.ServeAsync();

        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal).Where(file => Path.GetExtension(file) is ".json" or ".xml"))
        {
            var flow = Path.GetExtension(file) == ".xml" ? "mes-b2mml/material" : Consumption.Flow;
            using var body = new ByteArrayContent(await File.ReadAllBytesAsync(file, Token));
            var (status, answer) = await hub.SendAsync(flow, body, wait: true, Token);
            Assert.True(status == 202 && answer!["counts"]!["quarantined"]!.GetValue<int>() == 1, $"{Path.GetFileName(file)}: {status} {answer}");
        }

        Assert.Equal(202, (await hub.SendAsync(Consumption.Flow, Consumption.Json(Consumption.Of(9)), wait: true, Token)).Status);
        Assert.All((await hub.GetAsync("quarantine?limit=200", Token))["items"]!.AsArray(),
            one => Assert.All(one!["problems"]!.AsArray(), problem => Assert.InRange((problem!["rawValue"]?.GetValue<string>() ?? "").Length, 0, 4_096)));
    }

    private static async Task<JsonNode> QuarantinedAsync(ServedHub hub, HttpContent body)
    {
        var (status, answer) = await hub.SendAsync(Consumption.Flow, body, wait: true, Token);
        Assert.Equal(202, status);
        Assert.Equal(1, answer!["counts"]!["quarantined"]!.GetValue<int>());
        var entry = await hub.GetAsync($"quarantine/{answer["envelopeId"]!.GetValue<string>()}/0", Token);
        Assert.All(entry["problems"]!.AsArray(), problem =>
        {
            Assert.NotEmpty(problem!["place"]!.GetValue<string>());
            Assert.NotEmpty(problem["rule"]!.GetValue<string>());
            Assert.NotNull(problem["rawValue"]);
            Assert.EndsWith(".", problem["message"]!.GetValue<string>(), StringComparison.Ordinal);
        });
        return entry["problems"]![0]!;
    }

    private static async Task<string> MasterAsync(HubSite site, string message) =>
        (await site.RunAsync("journal", "show", message, "--json")).Json["canonical"]![0]!["document"]!.GetValue<string>();

    private static JsonObject Twin(int number, string id) => new()
    {
        ["catenaXId"] = id,
        ["urn:bamm:io.catenax.serial_part_typization:1.1.0#SerialPartTypization"] = new JsonArray(new JsonObject
        {
            ["localIdentifiers"] = new JsonArray(
                new JsonObject { ["key"] = "manufacturerId", ["value"] = "BPNL00000003AVTH" },
                new JsonObject { ["key"] = "partInstanceId", ["value"] = $"NO-{number}" }),
            ["manufacturingInformation"] = new JsonObject { ["date"] = "2026-02-19T15:51:15.000Z", ["country"] = "DEU" },
            ["partTypeInformation"] = new JsonObject { ["manufacturerPartId"] = "P-1", ["nameAtManufacturer"] = "Part" },
        }),
    };

    private static JsonObject Part(string number, string? code)
    {
        var part = new JsonObject
        {
            ["ID"] = "OR:wt.part.WTPart:" + number, ["Number"] = number, ["Name"] = "Part", ["Revision"] = "A",
            ["DefaultUnit"] = new JsonObject { ["Value"] = "ea" }, ["LastModified"] = "2026-03-02T06:00:00Z",
        };
        if (code is not null)
        {
            part["DefaultTraceCode"] = new JsonObject { ["Value"] = code };
        }

        return part;
    }
}
