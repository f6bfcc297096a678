using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>The tests that drive the executable run one after another: each of them keeps the machine busy by itself, and the broker's queues have fixed names.</summary>
[CollectionDefinition(Name)]
public sealed class HubProcesses
{
    public const string Name = "hub processes";
}

/// <summary>A test that drives the built executable. Whatever it did: at its end both ledgers of every hub that it used must balance.</summary>
[Collection(HubProcesses.Name)]
public abstract class HubTest : IAsyncLifetime
{
    private readonly List<HubSite> _sites = [];

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
        GC.SuppressFinalize(this);
        Assert.True(faults.Count == 0, "A ledger does not balance after the test:\n" + string.Join('\n', faults));
    }

    private protected async Task<HubSite> SiteAsync(
        HubProfile profile = HubProfile.Embedded, IReadOnlyDictionary<string, string>? settings = null, HubStore? store = null, string? home = null)
    {
        var site = await HubSite.CreateAsync(profile, settings, store, home);
        _sites.Add(site);
        return site;
    }
}
