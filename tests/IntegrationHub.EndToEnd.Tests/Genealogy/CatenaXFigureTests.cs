using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Genealogy;

/// <summary>The figures of a real container of digital twins, through the executable. They were counted by hand from the file.</summary>
public sealed class CatenaXFigureTests : HubTest
{
    private const string Vehicle = "urn:uuid:a4a2ba57-1c50-48ad-8981-7a0ef032146b";

    [Theory, MemberData(nameof(Profiles))]
    public async Task Every_twin_is_applied_and_the_entry_that_describes_no_part_is_suppressed_with_its_reason(HubProfile profile)
    {
        var file = CatenaXContainer.File;
        var site = await SiteAsync(profile);

        var ingest = await site.IngestAsync(CatenaXContainer.Flow, file);

        Assert.Equal(0, ingest.ExitCode);
        Assert.Equal((162, 161, 1, 0, 0), Counts(ingest.Json));
        await using var hub = await site.ServeAsync();
        var suppressed = (await hub.GetAsync("journal?state=suppressed", Token))["items"]!.AsArray();
        Assert.StartsWith("no-output", Assert.Single(suppressed)!["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        var counts = await hub.GetAsync("genealogy/counts", Token);
        Assert.Equal((147, 14, 0, 0, 283), (Number(counts, "units"), Number(counts, "lots"), Number(counts, "containers"), Number(counts, "unknown"), Number(counts, "edges")));
        await AssertTracesAsync(hub);
    }

    [Fact]
    public async Task A_trace_on_the_command_line_has_the_figures_of_the_file()
    {
        var site = await SiteAsync();
        Assert.Equal(0, (await site.IngestAsync(CatenaXContainer.Flow, CatenaXContainer.File)).ExitCode);

        var backward = await site.RunAsync("trace", "backward", Vehicle, "--json");
        var ambiguous = await site.RunAsync("trace", "backward", "OMBEJUUEZVKSJRHPM", "--json");
        var unknown = await site.RunAsync("trace", "forward", "no-such-number", "--json");

        Assert.Equal((0, 103, 9), (backward.ExitCode, Reached(backward.Json, "serial"), Reached(backward.Json, "lot")));
        Assert.Equal((1, 3), (ambiguous.ExitCode, ambiguous.Json["candidates"]!.AsArray().Count));
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("goes by this text", unknown.Errors, StringComparison.Ordinal);
        var ledger = await site.RunAsync("ledger", "--json");
        Assert.Equal(0, ledger.ExitCode);
        Assert.Equal(161, Number(Assert.Single(ledger.Json["intake"]!.AsArray())!, "applied"));
    }

    private static async Task AssertTracesAsync(ServedHub hub)
    {
        Assert.Equal((41, 0), await TraceAsync(hub, "forward", "NO-524081472866396348374304"));
        Assert.Equal((39, 0), await TraceAsync(hub, "forward", "NO-916417681443239717538108"));
        Assert.Equal((103, 9), await TraceAsync(hub, "backward", Vehicle));
        var reach = await hub.GetAsync($"genealogy/reach?direction=backward&id={Uri.EscapeDataString(Vehicle)}", Token);
        Assert.Equal((1 + 103 + 9, true), (Number(reach, "reached"), reach["inMemory"]!.GetValue<bool>()));

        var vehicles = await CandidatesAsync(hub, "OMBEJUUEZVKSJRHPM");
        var figures = new List<(int Serials, int Lots)>();
        foreach (var id in Ids(vehicles))
        {
            figures.Add(await TraceAsync(hub, "backward", id));
        }

        Assert.Equal([(36, 5), (59, 8), (103, 9)], figures.Order());
        // What they reach has shared names too; of the candidates themselves, all three are flagged.
        Assert.Equal(3, Flagged(vehicles, "identity-shared").Intersect(Ids(vehicles)).Count());
        var twice = await CandidatesAsync(hub, "NO-005357279947868767642770");
        Assert.Equal(2, Ids(twice).Count);
        Assert.Equal(2, Flagged(twice, "identity-shared").Intersect(Ids(twice)).Count());

        // Each was built into two or three of the vehicles: reported with the events that say so, and every edge is there all the same.
        var reused = vehicles["inconsistencies"]!.AsArray().Where(one => one!["code"]!.GetValue<string>() == "unit-in-several-outputs").ToList();
        Assert.Equal(33, reused.Select(one => one!["node"]!.GetValue<string>()).Distinct().Count());
        Assert.All(reused, one => Assert.InRange(one!["events"]!.AsArray().Count, 2, 3));
    }

    private static async Task<(int Serials, int Lots)> TraceAsync(ServedHub hub, string way, string id)
    {
        var trace = await hub.GetAsync($"trace/{way}?id={Uri.EscapeDataString(id)}", Token);
        return (Reached(trace, "serial"), Reached(trace, "lot"));
    }

    private static Task<JsonNode> CandidatesAsync(ServedHub hub, string text) => hub.GetAsync($"trace/backward?id={text}", Token);

    private static List<string> Ids(JsonNode answer) => [.. answer["candidates"]!.AsArray().Select(node => node!["id"]!.GetValue<string>())];

    private static IEnumerable<string> Flagged(JsonNode answer, string code) =>
        answer["inconsistencies"]!.AsArray().Where(one => one!["code"]!.GetValue<string>() == code).Select(one => one!["node"]!.GetValue<string>());

    private static int Reached(JsonNode trace, string what) =>
        trace["nodes"]!.AsArray().Count(node => node!["level"]!.GetValue<int>() > 0 && node[what] is not null);

    private static (int Received, int Applied, int Suppressed, int Quarantined, int InFlight) Counts(JsonNode answer) =>
        (Number(answer, "received"), Number(answer, "applied"), Number(answer, "suppressed"), Number(answer, "quarantined"), Number(answer, "inFlight"));

    private static int Number(JsonNode node, string name) => node[name]!.GetValue<int>();
}
