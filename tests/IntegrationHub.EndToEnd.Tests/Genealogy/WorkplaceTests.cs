using System.Diagnostics;
using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Pipeline;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Genealogy;

/// <summary>What is asked at a workplace, through the executable: masters and consumptions come in as their systems send them.</summary>
public sealed class WorkplaceTests : HubTest
{
    private const int Asked = 30;

    [Fact]
    public async Task A_workplace_learns_what_to_scan_what_it_may_build_in_and_what_a_unit_is_made_of()
    {
        var site = await PlantAsync();

        var plan = await site.RunAsync("trace", "plan", "--item", "4711-02", "--unit", "PU26-00001", "--json");
        var unscanned = await site.RunAsync("trace", "check", "--item", "4711-10", "--lot", "L9", "--parent", "4711-02", "--unit", "PU26-00002", "--json");
        var used = await site.RunAsync("trace", "check", "--item", "4711-10", "--serial", "HG26-00001", "--parent", "4711-02", "--unit", "PU26-00002", "--json");
        var fresh = await site.RunAsync("trace", "check", "--item", "4711-10", "--serial", "HG26-00099", "--parent", "4711-02", "--unit", "PU26-00002", "--json");
        var foreign = await site.RunAsync("trace", "check", "--item", "9999-99", "--serial", "X1", "--parent", "4711-02");
        var built = await site.RunAsync("trace", "built", "PU26-00001", "--json");

        var housing = plan.Json["components"]!.AsArray().Single(line => line!["item"]!.GetValue<string>() == "4711-10")!;
        Assert.Equal((0, "serial"), (plan.ExitCode, Assert.Single(housing["scan"]!.AsArray())!.GetValue<string>()));
        Assert.Contains("plm-windchill says", housing["because"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("HG26-00001", Assert.Single(housing["captured"]!.AsArray())!["serial"]!.GetValue<string>());
        Assert.Equal((1, "tracking-level"), (unscanned.ExitCode, Forbidden(unscanned)));
        Assert.Equal((1, "already-used"), (used.ExitCode, Forbidden(used)));
        Assert.Equal((0, true), (fresh.ExitCode, fresh.Json["allowed"]!.GetValue<bool>()));
        Assert.Equal(1, foreign.ExitCode);
        Assert.Contains("not-planned", foreign.Output, StringComparison.Ordinal);
        Assert.Equal(1, built.ExitCode);
        Assert.Equal("missing", built.Json["lines"]!.AsArray().Single(line => line!["planned"]?.GetValue<string>() == "4711-31")!["difference"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_check_answers_in_milliseconds()
    {
        var site = await PlantAsync();
        await using var hub = await site.ServeAsync();
        var times = new List<double>();
        for (var i = 0; i < Asked; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var body = Consumption.Json(new JsonObject { ["item"] = "4711-10", ["serial"] = "HG26-00002", ["parentItem"] = "4711-02", ["parentSerial"] = "PU26-00002", ["quantity"] = "1" });
            using var answer = await hub.Client.PostAsync(new Uri("api/v1/genealogy/check-consumption", UriKind.Relative), body, Token);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        var median = times.Order().ElementAt(Asked / 2);
        TestContext.Current.TestOutputHelper!.WriteLine($"A check takes {median:0.0} ms (median of {Asked}).");
        Assert.True(median < 250, $"A check took {median:0} ms: nobody waits for that at a workplace.");
    }

    [Fact]
    public async Task A_question_that_cannot_be_answered_says_what_to_do()
    {
        var site = await SiteAsync();

        var nothing = await site.RunAsync("trace", "check", "--quantity", "0");
        var nobody = await site.RunAsync("trace", "built", "no-such-unit");
        var operation = await site.RunAsync("trace", "plan", "--item", "X", "--operation", "juggle");

        Assert.Equal((2, 1, 2), (nothing.ExitCode, nobody.ExitCode, operation.ExitCode));
        Assert.Contains("Give 'scan', or 'item'", nothing.Errors, StringComparison.Ordinal);
        Assert.Contains("goes by this text", nobody.Errors, StringComparison.Ordinal);
        Assert.Contains("'juggle' is no operation", operation.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recall_says_what_waits_and_every_file_of_it_does()
    {
        var site = await PlantAsync();
        var waiting = Consumption.Of(7);
        waiting["components"]![0]!["uom"] = "BX";
        Assert.Equal(1, (await site.IngestAsync(Consumption.Flow, await WriteAsync(site, "waiting.json", waiting))).ExitCode);
        string[] files = [.. new[] { "csv", "html", "json" }.Select(ending => Path.Combine(site.Folder, "recall." + ending))];

        var recall = await site.RunAsync(["recall", "HG26-00001", "--json", .. files.SelectMany(file => new[] { "--out", file }), "--out", Path.Combine(site.Folder, "recall.xlsx")]);

        Assert.Equal(0, recall.ExitCode);
        var completeness = recall.Json["completeness"]!;
        Assert.Equal(1, completeness["pending"]!.GetValue<int>());
        Assert.True(completeness["waiting"]![0]!["namesANode"]!.GetValue<bool>());
        Assert.Contains(completeness["sources"]!.AsArray(), source => source!["system"]!.GetValue<string>() == "mes-sim" && source["completeUntil"] is not null);
        Assert.All(files, file => Assert.Contains("excluded on data so far", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.True(new FileInfo(Path.Combine(site.Folder, "recall.xlsx")).Length > 1_000);
        Assert.Contains(recall.Json["certain"]!.AsArray(), node => node!["serial"]?.GetValue<string>() == "PU26-00001" && node["place"]!["state"]!.GetValue<string>() == "stock");
    }

    private static string Forbidden(HubAnswer answer) => answer.Json["reasons"]!.AsArray().First(reason => reason!["forbids"]!.GetValue<bool>())!["code"]!.GetValue<string>();

    // A pump with a serialised housing and a seal of a lot; two pumps with a housing each, and no seal on record.
    private async Task<HubSite> PlantAsync()
    {
        var site = await SiteAsync();
        var parts = new JsonObject
        {
            ["value"] = new JsonArray(
                new JsonObject
                {
                    ["ID"] = "OR:1", ["Number"] = "4711-02", ["LastModified"] = "2026-03-01T07:00:00Z", ["DefaultTraceCode"] = Code("S"),
                    ["Uses"] = new JsonArray(Use("4711-10", "10", 1, "S"), Use("4711-31", "20", 2, "L")),
                },
                new JsonObject { ["ID"] = "OR:2", ["Number"] = "4711-10", ["LastModified"] = "2026-03-01T07:00:00Z", ["DefaultTraceCode"] = Code("S") }),
        };
        Assert.Equal(0, (await site.IngestAsync("plm-windchill/part", await WriteAsync(site, "parts.json", parts))).ExitCode);
        string[] built = [await WriteAsync(site, "1.json", Consumption.Of(1)), await WriteAsync(site, "2.json", Consumption.Of(2))];
        Assert.Equal(0, (await site.IngestAsync(Consumption.Flow, built)).ExitCode);
        return site;
    }

    private static JsonObject Use(string number, string position, int quantity, string code) => new()
    {
        ["Quantity"] = quantity, ["Unit"] = Code("ea"), ["TraceCode"] = Code(code), ["FindNumber"] = position, ["Uses"] = new JsonObject { ["Number"] = number },
    };

    private static JsonObject Code(string value) => new() { ["Value"] = value };

    private static async Task<string> WriteAsync(HubSite site, string name, JsonNode content)
    {
        var file = Path.Combine(site.Folder, name);
        await File.WriteAllTextAsync(file, content.ToJsonString(), Token);
        return file;
    }
}
