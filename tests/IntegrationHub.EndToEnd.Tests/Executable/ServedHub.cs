using System.Diagnostics;
using System.Text.Json.Nodes;
using IntegrationHub.Tests.Services;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>A running <c>hub serve</c>, in a process that can be killed and that never outlives the tests.</summary>
internal sealed class ServedHub : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private readonly PrivateProcess _process;
    private readonly string _log;

    private ServedHub(PrivateProcess process, Uri address, string log)
    {
        (_process, Address, _log) = (process, address, log);
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public bool IsRunning => _process.IsRunning;

    /// <summary>Gets what the hub said so far.</summary>
    public string Log => File.Exists(_log) ? File.ReadAllText(_log) : "";

    /// <summary>Starts the process and does not wait for it: it may be meant to die at once.</summary>
    public static async Task<ServedHub> StartAsync(IEnumerable<string> options, IReadOnlyDictionary<string, string> environment, string log)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        var process = await PrivateProcess.StartAsync(
            PrivateProcess.NewDirectory("serve"), log, "TERM", environment,
            [HubExecutable.Program, "serve", "--listen", address.GetLeftPart(UriPartial.Authority), .. options]);
        return new ServedHub(process, address, log);
    }

    /// <summary>Waits until the hub answers.</summary>
    public async Task<ServedHub> ReadyAsync()
    {
        await _process.WaitUntilAsync(async cancellation => (await Client.GetAsync("health/live", cancellation)).IsSuccessStatusCode, StartLimit);
        return this;
    }

    /// <summary>Says whether the hub answers now.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await Client.GetAsync("health/live", cancellationToken)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Reads a resource of the API.</summary>
    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) =>
        JsonNode.Parse(await Client.GetStringAsync("api/v1/" + path, cancellationToken))!;

    /// <summary>Sends an envelope.</summary>
    public async Task<(int Status, JsonNode? Body)> SendAsync(string flow, HttpContent body, bool wait, CancellationToken cancellationToken)
    {
        using var answer = await Client.PostAsync($"api/v1/intake/{flow}{(wait ? "?wait=true" : "")}", body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Ends the process as a power cut would.</summary>
    public async Task KillAsync()
    {
        try
        {
            using var process = Process.GetProcessById(_process.Id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It was gone already.
        }

        await GoneAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Waits until the process is gone. False: it still runs after that time.</summary>
    public async Task<bool> GoneAsync(TimeSpan limit)
    {
        for (var since = Stopwatch.GetTimestamp(); IsRunning;)
        {
            if (Stopwatch.GetElapsedTime(since) > limit)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.DisposeAsync();
    }
}
