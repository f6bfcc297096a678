using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.EndToEnd.Tests.Pipeline;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Genealogy;

/// <summary>The index of the genealogy after a start, through the executable.</summary>
public sealed class IndexBuildTests : HubTest
{
    [Fact]
    public async Task After_a_restart_the_index_is_built_before_anybody_asks()
    {
        var site = await SiteAsync();
        var file = Path.Combine(site.Folder, "1.json");
        await File.WriteAllTextAsync(file, Consumption.Of(1).ToJsonString(), Token);
        Assert.Equal(0, (await site.IngestAsync(Consumption.Flow, file)).ExitCode);

        var hub = await site.ServeAsync();

        await Until.TrueAsync(async () => System.Text.Json.Nodes.JsonNode.Parse(await hub.Client.GetStringAsync(new Uri("health", UriKind.Relative), Token))!["genealogyIndex"] is { } index
            && index["state"]!.GetValue<string>() == "ready" && index["entries"]!.GetValue<long>() > 0 && index["of"]!.GetValue<long>() == index["entries"]!.GetValue<long>(), TimeSpan.FromSeconds(30), Token, () => hub.Log);
        var reach = await site.RunAsync("trace", "reach", "HG26-00001", "--json");
        Assert.Equal((0, 3), (reach.ExitCode, reach.Json["reached"]!.GetValue<int>()));
        Assert.Null(reach.Json["waited"]);
    }
}
