using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Pipeline;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Genealogy;

/// <summary>A housing that got a new number, through the executable: stated by one person, agreed to by another, followed by traces and recalls.</summary>
public sealed class AliasTests : HubTest
{
    [Theory, MemberData(nameof(Profiles))]
    public async Task A_recall_by_either_number_finds_the_pump_once_two_people_said_that_they_are_one(HubProfile profile)
    {
        var site = await SiteAsync(profile);
        var file = Path.Combine(site.Folder, "1.json");
        await File.WriteAllTextAsync(file, Consumption.Of(1).ToJsonString(), Token);
        Assert.Equal(0, (await site.IngestAsync(Consumption.Flow, file)).ExitCode);

        var unknown = await site.RunAsync("recall", "HX-1");
        var proposed = await site.RunAsync("alias", "propose", "HG26-00001", "HX-1", "--document", "ECO-17", "--reason", "new label", "--author", "ann");
        var alone = await site.RunAsync("alias", "approve", "1", "--by", "Ann");
        var before = await site.RunAsync("recall", "HX-1");
        var agreed = await site.RunAsync("alias", "approve", "1", "--by", "bob", "--json");
        var recall = await site.RunAsync("recall", "HX-1", "--json");
        var check = await site.RunAsync("trace", "check", "--item", "4711-10", "--serial", "HX-1", "--parent", "4711-02", "--unit", "PU26-00002");

        Assert.Equal((1, 0, 1, 1, 0, 0), (unknown.ExitCode, proposed.ExitCode, alone.ExitCode, before.ExitCode, agreed.ExitCode, recall.ExitCode));
        Assert.Contains("somebody else must agree", proposed.Output, StringComparison.Ordinal);
        Assert.Contains("ann proposed it", alone.Errors, StringComparison.Ordinal);
        Assert.Equal("in-force", agreed.Json["state"]!.GetValue<string>());
        Assert.Equal((await site.RunAsync("recall", "HG26-00001", "--json")).Json["certain"]!.ToJsonString(), recall.Json["certain"]!.ToJsonString());
        Assert.Contains("known as HX-1 by decision alias/1 of ann and bob, document ECO-17", recall.Json["certain"]!.AsArray().Single(Is("PU26-00001"))!["why"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("already-used", check.Output, StringComparison.Ordinal);
        Assert.Contains("HX-1", (await site.RunAsync("alias", "list", "HX-1")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_stated_says_why()
    {
        var site = await SiteAsync();
        var file = Path.Combine(site.Folder, "1.json");
        await File.WriteAllTextAsync(file, Consumption.Of(1).ToJsonString(), Token);
        Assert.Equal(0, (await site.IngestAsync(Consumption.Flow, file)).ExitCode);

        var nobody = await site.RunAsync("alias", "propose", "no-such-part", "HX-1", "--reason", "x", "--author", "ann");
        var mixed = await site.RunAsync("alias", "propose", "HG26-00001", "L9", "--from", "soon", "--reason", "x", "--author", "ann");
        var missing = await site.RunAsync("alias", "approve", "7", "--by", "bob");

        Assert.Equal((1, 1, 1), (nobody.ExitCode, mixed.ExitCode, missing.ExitCode));
        Assert.Contains("goes by this text", nobody.Errors, StringComparison.Ordinal);
        Assert.Contains("is a date or an instant in ISO 8601; found 'soon'", mixed.Errors, StringComparison.Ordinal);
        Assert.Contains("is a unit and lot:4711-10:L9 is a lot", mixed.Errors, StringComparison.Ordinal);
        Assert.Contains("There is no alias 7", missing.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await site.RunAsync("alias", "propose", "HG26-00001")).ExitCode);
    }

    private static Func<JsonNode?, bool> Is(string serial) => node => node!["serial"]?.GetValue<string>() == serial;
}
