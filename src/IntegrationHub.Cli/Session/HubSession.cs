using System.CommandLine;
using IntegrationHub.Host.Composition;
using IntegrationHub.Storage.Connections;

namespace IntegrationHub.Cli.Session;

/// <summary>A hub to talk to: the one at an address, the one that holds the data folder, or one started here for this command. Always over its API.</summary>
internal sealed class HubSession : IAsyncDisposable
{
    private readonly HubApplication? _own;

    private HubSession(HubApplication? own, Uri address) => (_own, Client) = (own, new HubClient(address));

    public HubClient Client { get; }

    /// <summary>Opens a session.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="options">The options that every verb takes.</param>
    /// <param name="works">Whether a hub that is started here also works, or only answers.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<HubSession> OpenAsync(ParseResult result, GlobalOptions options, bool works, CancellationToken cancellationToken)
    {
        if (result.GetValue(options.Url) is { } url)
        {
            return new HubSession(null, url);
        }

        var settings = Settings(result, options) with { Works = works, Polls = false };
        if (settings.Store != "sqlite")
        {
            var server = await HubApplication.StartAsync(settings, null, cancellationToken);
            return new HubSession(server, server.Address);
        }

        if (DataDirectory.TryOpen(settings.Data) is { } directory)
        {
            var own = await HubApplication.StartAsync(settings, directory, cancellationToken);
            return new HubSession(own, own.Address);
        }

        return new HubSession(null, await RunningAsync(settings.Data, cancellationToken));
    }

    /// <summary>Reads the settings of a hub from a command line.</summary>
    public static HubSettings Settings(ParseResult result, GlobalOptions options)
    {
        var home = HomeFolder.Find(result.GetValue(options.Home), Environment.CurrentDirectory);
        return home.Succeeded
            ? new HubSettings
            {
                Home = home.Value,
                Data = options.DataFolder(result),
                Store = result.GetValue(options.Store)!,
                Transport = result.GetValue(options.Transport)!,
            }
            : throw new HubRefusedException(home.Problems);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    // The other process takes the folder first and tells its address when it answers.
    private static async Task<Uri> RunningAsync(string data, CancellationToken cancellationToken)
    {
        for (var patience = 0; patience < 100; patience++)
        {
            if (DataDirectory.RunningAt(data) is { } address)
            {
                return address;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        throw new CouldNotException($"Another process holds {data} and has not told its address. Wait until it is ready or ends, or name another folder with --data.");
    }
}
