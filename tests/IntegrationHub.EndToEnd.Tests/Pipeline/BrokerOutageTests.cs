using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.Tests.Services;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Pipeline;

/// <summary>The broker carries hints, not messages: without it the hub accepts and keeps, and later catches up.</summary>
public sealed class BrokerOutageTests : HubTest
{
    private static readonly TimeSpan CatchUp = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_hub_stays_live_while_the_broker_is_down_and_catches_up_when_it_returns()
    {
        PostgreSqlServer.SkipIfMissing();
        RabbitMqServer.SkipIfMissing();
        await using var broker = await RabbitMqServer.StartAsync();
        var site = await SiteAsync(HubProfile.Production, store: await HubStore.OnServersAsync(await PostgreSqlServer.SharedAsync(), broker.Uri));
        var hub = await site.ServeAsync();
        Assert.Equal(1, (await hub.SendAsync(Consumption.Flow, Consumption.Json(Consumption.Of(0)), wait: true, Token)).Body!["counts"]!["applied"]!.GetValue<int>());

        await broker.StopBrokerAsync();
        await AcceptAsync(hub, 1, 20);
        Assert.Equal((21, 20), await IntakeAsync(hub));

        // Also one that starts while there is no broker.
        await hub.KillAsync();
        hub = await site.ServeAsync();
        await AcceptAsync(hub, 21, 20);
        Assert.Equal((41, 40), await IntakeAsync(hub));

        await broker.StartBrokerAsync();
        await Until.TrueAsync(async () => await IntakeAsync(hub) == (41, 0), CatchUp, Token, () => hub.Log);
        Assert.Equal(41, (await hub.GetAsync("ledger", Token))["intake"]![0]!["applied"]!.GetValue<int>());
    }

    [Fact]
    public async Task Two_instances_share_the_work_and_neither_waits_for_hints_that_the_other_acted_upon()
    {
        var settings = new Dictionary<string, string> { ["HUB_PIPELINE__MAXOUTSTANDINGHINTS"] = "4" };
        var store = await ServersAsync();
        var (first, second) = (await SiteAsync(HubProfile.Production, settings, store), await SiteAsync(HubProfile.Production, settings, store));
        var (one, two) = (await first.ServeAsync(), await second.ServeAsync());

        await Task.WhenAll(AcceptAsync(one, 0, 60), AcceptAsync(two, 60, 60));

        await Until.TrueAsync(async () => await IntakeAsync(one) == (120, 0), CatchUp, Token, () => one.Log + two.Log);
        Assert.Equal(120, (await two.GetAsync("ledger", Token))["intake"]![0]!["applied"]!.GetValue<int>());
    }

    private static async Task AcceptAsync(ServedHub hub, int first, int count)
    {
        for (var n = first; n < first + count; n++)
        {
            Assert.Equal(202, (await hub.SendAsync(Consumption.Flow, Consumption.Json(Consumption.Of(n)), wait: false, Token)).Status);
            using var health = await hub.Client.GetAsync("health", Token);
            Assert.True(health.IsSuccessStatusCode);
        }
    }

    private static async Task<(int Received, int InFlight)> IntakeAsync(ServedHub hub)
    {
        var line = (await hub.GetAsync("ledger", Token))["intake"]![0]!;
        return (line["received"]!.GetValue<int>(), line["inFlight"]!.GetValue<int>());
    }
}
