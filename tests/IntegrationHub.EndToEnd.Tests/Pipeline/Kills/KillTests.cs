using System.Globalization;
using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.PlantSimulator;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Pipeline.Kills;

/// <summary>
/// The first promise under <c>kill -9</c>: the built executable is killed again and again while 2,000 messages come in.
/// <c>HUB_TEST_KILLS</c> says how often (20; <c>run.sh --all-kills</c> asks for 200), <c>HUB_TEST_SEED</c> repeats a run.
/// </summary>
public sealed class KillTests : HubTest
{
    private static readonly Dictionary<int, KillOutcome> Undisturbed = [];

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("HUB_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 20;

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_hub_that_is_killed_again_and_again_loses_nothing_and_does_nothing_twice(HubProfile profile)
    {
        var seed = Chance.Seed();
        var work = new KillWork(seed);
        Assert.Equal(KillWork.Twins + KillWork.Consumptions, work.All.Sum(one => one.Messages));
        var undisturbed = await UndisturbedAsync(seed, work);

        var killed = await RunAsync(profile, work, TimeSpan.FromMilliseconds(40), PlannedKill.Plan(new Random(seed), Kills));

        killed.AssertSameAs(undisturbed);
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_kill_in_the_very_first_start_never_hinders_the_next(HubProfile profile)
    {
        var chance = new Random(Chance.Seed());
        for (var n = 0; n < Math.Max(2, Kills / 10); n++)
        {
            var site = await SiteAsync(profile);
            var first = await site.StartAsync(null);
            var after = TimeSpan.FromMilliseconds(chance.Next(100, 3_000));
            await first.GoneAsync(after);
            await first.KillAsync();
            Chance.Say($"killed {after.TotalMilliseconds} ms after the very first start");

            var next = await site.ServeAsync();

            Assert.Empty((await next.GetAsync("ledger", Token))["intake"]!.AsArray());
            Assert.Empty(await LedgerCheck.FaultsAsync(site));
            await site.EndAsync();
        }
    }

    private async Task<KillOutcome> UndisturbedAsync(int seed, KillWork work)
    {
        if (!Undisturbed.TryGetValue(seed, out var outcome))
        {
            Undisturbed[seed] = outcome = await RunAsync(HubProfile.Embedded, work, TimeSpan.Zero, []);
            Assert.Equal(KillWork.Consumptions - work.UnknownCaptures, outcome.Applied["mes-sim/consumption"]);
            Assert.Equal(KillWork.Twins - work.EmptyTwins, outcome.Applied["trace-catenax/twins"]);
            Assert.Equal(KillWork.Consumptions - work.UnknownCaptures, outcome.Posted.Count);
        }

        return outcome;
    }

    private async Task<KillOutcome> RunAsync(HubProfile profile, KillWork work, TimeSpan throttle, IReadOnlyList<PlannedKill> plan)
    {
        var folder = Directory.CreateTempSubdirectory("hub-test-plant-").FullName;
        try
        {
            await using var plant = await Plant.StartAsync(
                new PlantOptions { DropFolder = Path.Combine(folder, "drop"), LedgerFile = Path.Combine(folder, "ledger.jsonl") }, Token);
            var site = await SiteAsync(profile, new Dictionary<string, string>
            {
                ["HUB_SYSTEMS__ERP_SAP__ADDRESS"] = plant.BaseAddress.ToString(),
                // What a killed instance held is free again after this long; an embedded hub, which is alone, frees it at its start.
                ["HUB_PIPELINE__LEASESECONDS"] = "2",
                ["HUB_FILES__STABLEFORMILLISECONDS"] = "100",
            });
            using var feed = new KillFeed(work, await MastersAsync(plant), Path.Combine(site.Data, "drop", "trace-catenax", "twins"), throttle);
            await new KillCampaign(site, feed, work.All.Count).RunAsync(plan);
            Chance.Say($"{plan.Count} kills on {profile}: {feed.Retries} sendings repeated, {plant.Ledger.Duplicates(PlantTargets.GoodsIssue)} posts recognised by the ERP as repeated");
            Assert.Equal(work.All.Count(one => one.Dropped), Directory.GetFiles(Path.Combine(feed.DropFolder, "done")).Length);
            return await KillOutcome.ReadAsync(site, plant.Ledger);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<byte[]>> MastersAsync(Plant plant)
    {
        using var client = new HttpClient { BaseAddress = plant.BaseAddress };
        var pages = new List<byte[]>();
        for (var at = "/sap/opu/odata/sap/API_PRODUCT_SRV/A_Product?$format=json&$expand=to_Plant,to_Description"; at is not null;)
        {
            pages.Add(await client.GetByteArrayAsync(at, Token));
            at = JsonNode.Parse(pages[^1])!["d"]!["__next"]?.GetValue<string>();
        }

        return pages;
    }
}
