using System.Text;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.Storage.Pipeline;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Pipeline;

/// <summary>What is refused at the door leaves nothing behind.</summary>
public sealed class IntakeRefusalTests : HubTest
{
    [Theory, MemberData(nameof(Profiles))]
    public async Task An_unknown_system_or_interface_is_a_404_and_nothing_is_stored(HubProfile profile)
    {
        var site = await SiteAsync(profile);
        var hub = await site.ServeAsync();

        foreach (var flow in new[] { "mes-sin/consumption", "mes-sim/consumptions", "erp-sap/goods-issue", "../mes-sim", "mes-sim/consumption/1", "MES-SIM/consumption" })
        {
            Assert.Equal(404, (await hub.SendAsync(flow, Consumption.Json(Consumption.Of(1)), wait: false, Token)).Status);
        }

        Assert.Equal(0, await StoredAsync(site));
    }

    [Fact]
    public async Task An_envelope_over_the_limit_is_a_413_and_nothing_is_stored_also_when_it_does_not_say_its_length()
    {
        var site = await SiteAsync(settings: new Dictionary<string, string> { ["HUB_PIPELINE__MAXENVELOPEBYTES"] = "2048" });
        var hub = await site.ServeAsync();

        var stated = await hub.SendAsync(Consumption.Flow, Bytes(2049), wait: false, Token);
        var chunked = Bytes(2_000_000);
        chunked.Headers.ContentLength = null;
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/intake/" + Consumption.Flow) { Content = chunked };
        request.Headers.TransferEncodingChunked = true;
        using var unstated = await hub.Client.SendAsync(request, Token);

        Assert.Equal((413, 413), (stated.Status, (int)unstated.StatusCode));
        Assert.Contains("2048", stated.Body!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(0, await StoredAsync(site));
        Assert.Equal(202, (await hub.SendAsync(Consumption.Flow, Bytes(2048), wait: true, Token)).Status);
        Assert.Equal(1, await StoredAsync(site));
    }

    [Fact]
    public async Task On_the_command_line_an_unknown_interface_is_wrong_use_and_a_missing_file_sends_nothing()
    {
        var site = await SiteAsync();
        var file = Path.Combine(site.Folder, "one.json");
        await File.WriteAllTextAsync(file, Consumption.Of(1).ToJsonString(), Token);

        var unknown = await site.IngestAsync("mes-sim/nothing", file);
        var missing = await site.IngestAsync(Consumption.Flow, file, Path.Combine(site.Folder, "two.json"));

        Assert.Equal((2, 3), (unknown.ExitCode, missing.ExitCode));
        Assert.Contains("mes-sim/nothing", unknown.Errors, StringComparison.Ordinal);
        Assert.Contains("two.json", missing.Errors, StringComparison.Ordinal);
        Assert.Equal(0, await StoredAsync(site));
    }

    private static StringContent Bytes(int count) => new(new string(' ', count), Encoding.UTF8, "application/json");

    private static Task<int> StoredAsync(HubSite site) => site.ReadAsync((context, cancel) => context.Set<EnvelopeRow>().CountAsync(cancel), 0);
}
