using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Genealogy;

/// <summary>One set of twins makes one graph, however it comes.</summary>
public sealed class ArrivalOrderTests : HubTest
{
    [Theory, MemberData(nameof(Profiles))]
    public async Task A_container_that_comes_twice_changes_nothing_and_the_second_is_suppressed(HubProfile profile)
    {
        var file = CatenaXContainer.File;
        var site = await SiteAsync(profile);
        Assert.Equal(0, (await site.IngestAsync(CatenaXContainer.Flow, file)).ExitCode);
        var once = await GenealogyDump.OfAsync(site);

        var again = await site.IngestAsync(CatenaXContainer.Flow, file);

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(162, again.Json["suppressed"]!.GetValue<int>());
        GenealogyDump.AssertSame(once, await GenealogyDump.OfAsync(site));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task A_shuffled_container_gives_the_same_graph(HubProfile profile)
    {
        var expected = await UsualAsync();
        var entries = CatenaXContainer.Entries().ToArray();
        new Random(Chance.Seed()).Shuffle(entries);
        var site = await SiteAsync(profile);
        var file = Path.Combine(site.Folder, "shuffled.json");
        await File.WriteAllTextAsync(file, CatenaXContainer.Of(entries), Token);

        var ingest = await site.IngestAsync(CatenaXContainer.Flow, file);

        Assert.Equal(161, ingest.Json["applied"]!.GetValue<int>());
        GenealogyDump.AssertSame(expected, await GenealogyDump.OfAsync(site));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task One_file_for_each_twin_gives_the_same_graph(HubProfile profile)
    {
        var expected = await UsualAsync();
        var site = await SiteAsync(profile);

        var ingest = await site.IngestAsync(CatenaXContainer.Flow, await WriteEachAsync(Path.Combine(site.Folder, "each")));

        Assert.Equal((0, 161, 1), (ingest.ExitCode, ingest.Json["applied"]!.GetValue<int>(), ingest.Json["suppressed"]!.GetValue<int>()));
        GenealogyDump.AssertSame(expected, await GenealogyDump.OfAsync(site));
    }

    [Theory, MemberData(nameof(Profiles))]
    public async Task One_dropped_file_for_each_twin_gives_the_same_graph_and_ends_in_done(HubProfile profile)
    {
        var expected = await UsualAsync();
        var site = await SiteAsync(profile);
        var drop = Path.Combine(site.Data, "drop", "trace-catenax", "twins");
        var files = await WriteEachAsync(drop);
        await using var hub = await site.ServeAsync();

        await Until.TrueAsync(
            async () => Directory.Exists(Path.Combine(drop, "done")) && Directory.GetFiles(Path.Combine(drop, "done")).Length == files.Length
                && (await hub.GetAsync("ledger", Token))["intake"]!.AsArray().Sum(line => line!["applied"]!.GetValue<int>()) == 161,
            TimeSpan.FromMinutes(3), Token);

        Assert.Empty(Directory.GetFiles(drop));
        GenealogyDump.AssertSame(expected, await GenealogyDump.OfAsync(site));
    }

    private async Task<IReadOnlyList<string>> UsualAsync()
    {
        var site = await SiteAsync();
        Assert.Equal(0, (await site.IngestAsync(CatenaXContainer.Flow, CatenaXContainer.File)).ExitCode);
        return await GenealogyDump.OfAsync(site);
    }

    private static async Task<string[]> WriteEachAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        foreach (var entry in CatenaXContainer.Entries())
        {
            files.Add(Path.Combine(folder, $"twin-{files.Count:000}.json"));
            await File.WriteAllTextAsync(files[^1], CatenaXContainer.Of(entry), Token);
        }

        return [.. files];
    }
}
