using IntegrationHub.Tests.Services;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>A test that drives the built executable. Whatever it did: at its end both ledgers of every hub that it used must balance.</summary>
public abstract class HubTest : IAsyncLifetime
{
    private readonly List<HubSite> _sites = [];
    private readonly List<Uri> _virtualHosts = [];

    public static TheoryData<HubProfile> Profiles => [HubProfile.Embedded, HubProfile.Production];

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        var faults = new List<string>();
        foreach (var site in _sites)
        {
            await using (site)
            {
                await site.EndAsync();
                faults.AddRange(await LedgerCheck.FaultsAsync(site));
            }
        }

        _sites.Clear();
        _virtualHosts.ForEach(VirtualHosts.Return);
        GC.SuppressFinalize(this);
        Assert.True(faults.Count == 0, "A ledger does not balance after the test:\n" + string.Join('\n', faults));
    }

    private protected async Task<HubSite> SiteAsync(
        HubProfile profile = HubProfile.Embedded, IReadOnlyDictionary<string, string>? settings = null, HubStore? store = null, string? home = null)
    {
        var site = HubSite.Create(store ?? (profile == HubProfile.Production ? await ServersAsync() : null), settings, home);
        _sites.Add(site);
        return site;
    }

    /// <summary>Makes an empty store on the servers of the test run; skips the running test where one is missing.</summary>
    private protected async Task<HubStore> ServersAsync()
    {
        PostgreSqlServer.SkipIfMissing();
        RabbitMqServer.SkipIfMissing();
        var host = await VirtualHosts.TakeAsync();
        _virtualHosts.Add(host);
        return await HubStore.OnServersAsync(await PostgreSqlServer.SharedAsync(), host);
    }
}
