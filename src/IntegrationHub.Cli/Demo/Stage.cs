using System.Text.Json;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Host.Composition;
using IntegrationHub.PlantSimulator;
using IntegrationHub.Storage.Connections;

namespace IntegrationHub.Cli.Demo;

/// <summary>The plant, the hub, and the ways in which chapters act on the one and ask the other.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private static readonly string[] SimulatedSystems = ["erp-sap", "plm-windchill", "mes-sim", "qms", "srm-sim"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _wire = new();
    private readonly HubClient _client;
    private readonly HubFeed _feed;

    private Stage(Plant plant, HubApplication hub, HubSettings settings, DemoFolder folder, Narrator narrator)
    {
        (Plant, Hub, Settings, Folder, Narrator) = (plant, hub, settings, folder, narrator);
        _client = new HubClient(hub.Address);
        _feed = new HubFeed(_wire, hub.Address, plant.Vices);
    }

    public Plant Plant { get; }

    public HubApplication Hub { get; }

    public HubSettings Settings { get; }

    public DemoFolder Folder { get; }

    public Narrator Narrator { get; }

    /// <summary>Starts the plant, then the hub that is told where the plant is.</summary>
    public static async Task<Stage> SetAsync(HubSettings settings, DemoFolder folder, Narrator narrator, CancellationToken cancellationToken)
    {
        var directory = DataDirectory.TryOpen(folder.Path) ?? throw new CouldNotException($"Another hub holds {folder.Path}. End it, or name another folder with --data.");
        Plant? plant = null;
        try
        {
            // The plant remembers on disk what it has taken, so that a second run shows that nothing takes effect twice.
            plant = await Plant.StartAsync(new PlantOptions { DropFolder = folder.In("drop"), Seed = folder.Seed, LedgerFile = folder.In("plant", "ledger.jsonl") }, cancellationToken);
            var addresses = SimulatedSystems.ToDictionary(system => $"Systems:{system}:Address", _ => (string?)plant.BaseAddress.ToString(), StringComparer.Ordinal);
            var hub = await HubApplication.StartAsync(settings with { Overrides = addresses }, directory, cancellationToken);
            return new Stage(plant, hub, settings, folder, narrator);
        }
        catch
        {
            directory.Dispose();
            if (plant is not null)
            {
                await plant.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Reads from the hub's API.</summary>
    public async Task<T> AskAsync<T>(string path, CancellationToken cancellationToken)
        where T : class =>
        (await _client.GetAsync(path, cancellationToken)).Deserialize<T>(CanonicalJson.Options)
        ?? throw new StoryStuckException($"The hub has nothing at {path}.");

    /// <summary>Reads the line of an inbound interface; zeros where nothing came.</summary>
    public async Task<IntakeLine> IntakeAsync(string flow, CancellationToken cancellationToken) =>
        (await AskAsync<Ledgers>("ledger", cancellationToken)).Intake.FirstOrDefault(line => line.Interface == flow) ?? new IntakeLine(flow, null, 0, 0, 0, 0, 0, 0);

    /// <summary>Reads the line of an outbound interface; zeros where nothing is due.</summary>
    public async Task<TargetLine> TargetAsync(string target, CancellationToken cancellationToken) =>
        (await AskAsync<Ledgers>("ledger", cancellationToken)).Targets.FirstOrDefault(line => line.Interface == target) ?? new TargetLine(target, null, 0, 0, 0, 0, 0, 0);

    /// <summary>Lets systems of the plant push messages of one interface and waits until the hub has settled them.</summary>
    /// <returns>The interface's line of the ledger.</returns>
    public async Task<IntakeLine> PushAsync(IReadOnlyList<PlantMessage> messages, CancellationToken cancellationToken)
    {
        var flow = $"{messages[0].System}/{messages[0].Interface}";
        var accepted = await _feed.PushAllAsync(messages, cancellationToken);
        return accepted < messages.Count
            ? throw new StoryStuckException($"The hub accepted {accepted} of {messages.Count} messages for {flow}.")
            : await UntilAsync($"{flow} is settled", cancel => IntakeAsync(flow, cancel), line => line.InFlight == 0, cancellationToken);
    }

    /// <summary>Asks again until the answer is as awaited.</summary>
    /// <exception cref="StoryStuckException">It was not within a minute.</exception>
    public static async Task<T> UntilAsync<T>(string awaited, Func<CancellationToken, Task<T>> ask, Func<T, bool> isAwaited, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await ask(cancellationToken);
            if (isAwaited(answer))
            {
                return answer;
            }

            if (patience.IsCancellationRequested)
            {
                throw new StoryStuckException($"Waited {Patience.TotalSeconds:0} seconds until {awaited}. Look at the journal and the quarantine.");
            }

            await Task.Delay(Glance, cancellationToken);
        }
    }

    /// <summary>Writes a command that works on the data of this demo, while it runs and afterwards.</summary>
    public string Command(string verb) => $"hub {verb} --data {(Folder.Path.Contains(' ', StringComparison.Ordinal) ? $"\"{Folder.Path}\"" : Folder.Path)}";

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _wire.Dispose();
        await Hub.DisposeAsync();
        await Plant.DisposeAsync();
    }
}

/// <summary>The story cannot go on in this chapter: what it waits for does not come.</summary>
internal sealed class StoryStuckException(string message) : Exception(message);
