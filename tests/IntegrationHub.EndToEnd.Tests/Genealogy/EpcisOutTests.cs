using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Pipeline;
using Json.Schema;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Genealogy;

/// <summary>EPCIS out of the hub: what came as EPCIS comes back as it came, everything is valid against the standard's own schema, and every page is found.</summary>
public sealed class EpcisOutTests : HubTest
{
    // Where the standard's files are absent, the first test is skipped by name; the others still hold what they can.
    private static readonly Lazy<JsonSchema?> Schema = new(() =>
        Path.Combine(Repository.Root, "..", "shared", "data", "gs1-epcis", "EPCIS-JSON-Schema.json") is var file && File.Exists(file) ? JsonSchema.FromFile(file) : null);

    [Fact]
    public async Task The_examples_of_the_standard_come_back_as_they_were_sent()
    {
        var folder = Path.GetDirectoryName(Repository.DataOrSkip("gs1-epcis", "JSON", "EPCISQueryDocument.jsonld"))!;
        string[] files = [.. Directory.GetFiles(folder, "*.jsonld", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var site = await SiteAsync();
        await site.IngestAsync("trace-epcis/events", files);
        await using var hub = await site.ServeAsync();

        var back = await AllAsync(hub, "epcis/events?perPage=17");

        // What two files say of one event is one event; what has no id counts each time.
        var sent = files.SelectMany(file => Events(JsonNode.Parse(File.ReadAllText(file))!)).ToList();
        var unfound = back.Where(one => !sent.Exists(original => Says(one, original))).Select(one => one["eventID"]?.ToString()).ToList();
        Assert.Empty(unfound);
        Assert.InRange(back.Count, 30, sent.Count);
        Assert.All(back, one => Assert.NotNull(one["eventID"]));
    }

    [Fact]
    public async Task Queries_by_time_step_disposition_identifier_class_and_parent_find_what_they_name()
    {
        var site = await SiteAsync();
        await site.IngestAsync("trace-epcis/events", await WriteAsync(site, "events.json", Document(
            Event("ObjectEvent", 1, e => (e["action"], e["bizStep"], e["disposition"], e["epcList"]) = ("OBSERVE", "shipping", "in_transit", new JsonArray("urn:epc:id:sgtin:0614141.107346.2017"))),
            Event("AggregationEvent", 2, e => (e["action"], e["bizStep"], e["parentID"], e["childEPCs"]) = ("ADD", "packing", "urn:epc:id:sscc:0614141.1234567890", new JsonArray("urn:epc:id:sgtin:0614141.107346.2017"))),
            Event("ObjectEvent", 3, e => (e["action"], e["bizStep"], e["quantityList"]) = ("OBSERVE", "storing", new JsonArray(new JsonObject { ["epcClass"] = "urn:epc:class:lgtin:4012345.012345.998877", ["quantity"] = 20, ["uom"] = "KGM" }))))));
        await using var hub = await site.ServeAsync();

        async Task<string> Found(string query) => string.Concat((await AllAsync(hub, "epcis/events?" + query)).Select(e => e["eventTime"]!.GetValue<string>()[11..13].TrimStart('0')));

        Assert.Equal("123", await Found(""));
        Assert.Equal("23", await Found("GE_eventTime=2026-03-01T02:00:00Z"));
        Assert.Equal("1", await Found("LT_eventTime=2026-03-01T02:00:00Z"));
        Assert.Equal("1", await Found("EQ_bizStep=https://ref.gs1.org/cbv/BizStep-shipping"));
        Assert.Equal("12", await Found("EQ_bizStep=shipping,packing"));
        Assert.Equal("1", await Found("EQ_disposition=in_transit"));
        Assert.Equal("12", await Found("MATCH_epc=https://id.gs1.org/01/10614141073464/21/2017"));
        Assert.Equal("12", await Found("MATCH_epc=urn:epc:idpat:sgtin:0614141.107346.*"));
        Assert.Equal("2", await Found("MATCH_parentID=urn:epc:id:sscc:0614141.1234567890"));
        Assert.Equal("3", await Found("MATCH_anyEPCClass=urn:epc:class:lgtin:4012345.012345.998877"));
        Assert.Equal("2", await Found("MATCH_anyEPC=urn:epc:id:sscc:0614141.1234567890&eventType=AggregationEvent"));
        Assert.Equal("", await Found("MATCH_epc=urn:epc:id:sgtin:0614141.107346.9999"));
        Assert.Equal("123", await Found("perPage=1"));
        foreach (var wrong in new[] { "GE_eventTime=yesterday", "EQ_colour=red", "perPage=0", "nextPageToken=x" })
        {
            Assert.Equal(400, (int)(await hub.Client.GetAsync(new Uri("api/v1/epcis/events?" + wrong, UriKind.Relative), Token)).StatusCode);
        }
    }

    [Fact]
    public async Task What_other_systems_sent_is_an_event_of_the_standard_with_a_hash_id_and_says_what_it_lost()
    {
        var site = await SiteAsync();
        await site.IngestAsync(Consumption.Flow, await WriteAsync(site, "consumption.json", Consumption.Of(1, "scan")));

        var events = await site.RunAsync("trace", "events", "--where", "eventType=TransformationEvent");

        Assert.Equal(0, events.ExitCode);
        var one = Assert.Single(Events(events.Json));
        AssertValid(events.Json);
        Assert.StartsWith("ni:///sha-256;", one["eventID"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("dispensing", one["bizStep"]!.GetValue<string>());
        Assert.Equal("urn:integration-hub:node:serial:4711-02:PU26-00001", one["outputEPCList"]![0]!.GetValue<string>());
        Assert.Contains("material: lot of a piece", one["hub:lost"]!.AsArray().Select(lost => lost!.GetValue<string>()));
        Assert.Equal(1, (await site.RunAsync("trace", "events", "--where", "EQ_bizStep=shipping")).ExitCode);
        Assert.Equal(2, (await site.RunAsync("trace", "events", "--where", "EQ_colour=red")).ExitCode);
    }

    // The hub may add the time of recording, the id that follows from the content, and the context of the document.
    private static bool Says(JsonNode back, JsonNode original)
    {
        var without = back.DeepClone().AsObject();
        foreach (var added in new[] { "recordTime", "eventID", "@context" }.Where(name => original[name] is null))
        {
            without.Remove(added);
        }

        return JsonNode.DeepEquals(without, original);
    }

    private static async Task<List<JsonNode>> AllAsync(ServedHub hub, string path)
    {
        var all = new List<JsonNode>();
        for (string? next = "api/v1/" + path; next is not null;)
        {
            using var answer = await hub.Client.GetAsync(new Uri(next, UriKind.Relative), Token);
            var text = await answer.Content.ReadAsStringAsync(Token);
            Assert.True(answer.IsSuccessStatusCode, text);
            var document = JsonNode.Parse(text)!;
            AssertValid(document);
            all.AddRange(Events(document));
            var link = answer.Headers.TryGetValues("Link", out var links) ? links.First() : null;
            next = link?[2..link.IndexOf('>', StringComparison.Ordinal)];
        }

        return all;
    }

    private static void AssertValid(JsonNode document)
    {
        if (Schema.Value is { } schema)
        {
            var result = schema.Evaluate(document, new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.True(result.IsValid, string.Join('\n', result.Details.Where(d => d.HasErrors).Select(d => $"{d.InstanceLocation} {string.Join(", ", d.Errors!.Values)}").Take(20)));
        }
    }

    private static IEnumerable<JsonNode> Events(JsonNode document) =>
        ((document["epcisBody"]?["eventList"] ?? document["epcisBody"]?["queryResults"]?["resultsBody"]?["eventList"])?.AsArray() ?? []).Select(e => e!);

    private static JsonObject Document(params JsonNode[] events) => new()
    {
        ["@context"] = new JsonArray("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"), ["type"] = "EPCISDocument", ["schemaVersion"] = "2.0", ["creationDate"] = "2026-03-02T00:00:00Z",
        ["epcisBody"] = new JsonObject { ["eventList"] = new JsonArray(events) },
    };

    private static JsonObject Event(string type, int hour, Action<JsonObject> fill)
    {
        var e = new JsonObject { ["type"] = type, ["eventTime"] = $"2026-03-01T{hour:00}:00:00Z", ["eventTimeZoneOffset"] = "+00:00" };
        fill(e);
        return e;
    }

    private static async Task<string> WriteAsync(HubSite site, string name, JsonNode content)
    {
        var file = Path.Combine(site.Folder, name);
        await File.WriteAllTextAsync(file, content.ToJsonString(), Token);
        return file;
    }
}
