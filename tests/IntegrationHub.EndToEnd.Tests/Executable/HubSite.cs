using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>One hub's place: its folder, its tables, its settings. Processes come and go; what they committed stays.</summary>
internal sealed class HubSite : IAsyncDisposable
{
    private readonly HubStore _store;
    private readonly Dictionary<string, string> _environment;
    private ServedHub? _served;
    private int _starts;

    private HubSite(string folder, string home, HubStore store, IReadOnlyDictionary<string, string>? settings)
    {
        (Folder, Home, _store) = (folder, home, store);
        _environment = new Dictionary<string, string>(store.Environment);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            _environment[name] = value;
        }
    }

    /// <summary>Gets a folder for files of the test; it goes with the site.</summary>
    public string Folder { get; }

    /// <summary>Gets the folder that holds contracts and mappings.</summary>
    public string Home { get; }

    /// <summary>Gets the data folder of the hub; it is not there before the first start.</summary>
    public string Data => Path.Combine(Folder, "data");

    private IEnumerable<string> Options => ["--home", Home, "--data", Data, .. _store.Options];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes a place that no hub was started on yet.</summary>
    /// <param name="store">Where it keeps its tables; null is its own data folder.</param>
    /// <param name="settings">More in its environment.</param>
    /// <param name="home">Contracts and mappings; null is those of the repository.</param>
    public static HubSite Create(HubStore? store, IReadOnlyDictionary<string, string>? settings = null, string? home = null)
    {
        var folder = Directory.CreateTempSubdirectory("hub-test-site-").FullName;
        return new HubSite(folder, home ?? Repository.Root, store ?? HubStore.InFolder(Path.Combine(folder, "data")), settings);
    }

    /// <summary>Runs a verb on this hub.</summary>
    public Task<HubAnswer> RunAsync(params string[] arguments) =>
        HubExecutable.RunAsync([.. arguments, .. Options], _environment, null, Token, Folder);

    /// <summary>Gives files to an interface, as a user does.</summary>
    public Task<HubAnswer> IngestAsync(string flow, params string[] files) => RunAsync(["ingest", "--interface", flow, "--json", .. files]);

    /// <summary>Starts the hub and waits until it answers. One at a time: the one before is ended.</summary>
    public async Task<ServedHub> ServeAsync() => await (await StartAsync(null)).ReadyAsync();

    /// <summary>Starts the hub, perhaps to die at a fail point, and does not wait.</summary>
    public async Task<ServedHub> StartAsync(string? failPoint)
    {
        await EndAsync();
        var environment = new Dictionary<string, string>(_environment);
        if (failPoint is not null)
        {
            environment["HUB_FAILPOINT"] = failPoint;
        }

        return _served = await ServedHub.StartAsync(Options, environment, Path.Combine(Folder, $"serve-{++_starts}.log"));
    }

    /// <summary>Ends the served hub, if there is one.</summary>
    public async Task EndAsync()
    {
        if (_served is not null)
        {
            await _served.DisposeAsync();
        }

        _served = null;
    }

    /// <summary>Reads the tables beside the hub; <paramref name="absent"/> where there are none yet.</summary>
    public async Task<T> ReadAsync<T>(Func<HubContext, CancellationToken, Task<T>> read, T absent)
    {
        if (_store.Connect() is not { } database)
        {
            return absent;
        }

        await using (database)
        {
            return await database.ReadAsync(read, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
