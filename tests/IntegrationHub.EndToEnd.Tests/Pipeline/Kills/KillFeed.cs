using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;

namespace IntegrationHub.EndToEnd.Tests.Pipeline.Kills;

/// <summary>Senders that believe nothing but 202: whatever else happens, they send the same bytes with the same key again.</summary>
internal sealed class KillFeed : IDisposable
{
    private const int Senders = 4;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly SemaphoreSlim _allowed = new(0);
    private readonly KillWork _work;
    private readonly IReadOnlyList<byte[]> _masters;
    private readonly string _drop;
    private readonly TimeSpan _throttle;
    private int _next = -1;
    private int _retries;
    private Uri? _hub;

    /// <param name="work">What to send.</param>
    /// <param name="masters">Pages of the ERP's product master, which go before everything else.</param>
    /// <param name="drop">The drop folder of the twins.</param>
    /// <param name="throttle">How long a sender rests after each.</param>
    public KillFeed(KillWork work, IReadOnlyList<byte[]> masters, string drop, TimeSpan throttle)
    {
        (_work, _masters, _drop, _throttle) = (work, masters, drop, throttle);
        Directory.CreateDirectory(drop);
    }

    /// <summary>Gets the drop folder of the twins.</summary>
    public string DropFolder => _drop;

    /// <summary>Gets how many answers other than 202 were met.</summary>
    public int Retries => _retries;

    /// <summary>Gets how many were allowed so far.</summary>
    public int Allowed { get; private set; }

    /// <summary>Sets where the hub answers; null while it is down.</summary>
    public Uri? Hub { set => Volatile.Write(ref _hub, value); }

    /// <summary>Lets so many more be sent.</summary>
    public void Allow(int count)
    {
        count = Math.Min(count, _work.All.Count - Allowed);
        Allowed += count;
        if (count > 0)
        {
            _allowed.Release(count);
        }
    }

    /// <summary>Sends everything, as far as allowed; completes when all of it was accepted.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var (page, number) in _masters.Select((page, number) => (page, number)))
        {
            await PostAsync("erp-sap/product", page, $"master-{number}", cancellationToken);
        }

        // What the ERP's master says about an item decides how its issues are posted, so the master comes first.
        var products = _masters.Sum(page => JsonNode.Parse(page)!["d"]!["results"]!.AsArray().Count);
        while (await AppliedAsync("erp-sap/product", cancellationToken) < products)
        {
            await Task.Delay(Again, cancellationToken);
        }

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendAsync(cancellationToken)));
    }

    public void Dispose()
    {
        _client.Dispose();
        _allowed.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        for (int index; (index = Interlocked.Increment(ref _next)) < _work.All.Count;)
        {
            await _allowed.WaitAsync(cancellationToken);
            var one = _work.All[index];
            if (one.Dropped)
            {
                // Written aside and renamed, as a careful sender does.
                var aside = Path.Combine(_drop, $".{one.Name}.tmp");
                await File.WriteAllBytesAsync(aside, one.Body, cancellationToken);
                File.Move(aside, Path.Combine(_drop, one.Name + ".json"));
            }
            else
            {
                await PostAsync(one.Flow, one.Body, one.Name, cancellationToken);
            }

            await Task.Delay(_throttle, cancellationToken);
        }
    }

    private async Task PostAsync(string flow, byte[] body, string key, CancellationToken cancellationToken)
    {
        while (await AnswerAsync(HttpMethod.Post, $"api/v1/intake/{flow}", body, key, cancellationToken) is not { Status: HttpStatusCode.Accepted })
        {
            Interlocked.Increment(ref _retries);
            await Task.Delay(Again, cancellationToken);
        }
    }

    private async Task<int> AppliedAsync(string flow, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(HttpMethod.Get, "api/v1/ledger", null, null, cancellationToken);
        return answer is not { Status: HttpStatusCode.OK } ? 0 : JsonNode.Parse(answer.Value.Body)!["intake"]!.AsArray()
            .Where(line => line!["interface"]!.GetValue<string>() == flow).Sum(line => line!["applied"]!.GetValue<int>());
    }

    private async Task<(HttpStatusCode Status, string Body)?> AnswerAsync(HttpMethod method, string path, byte[]? body, string? key, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _hub) is not { } hub)
        {
            return null;
        }

        using var request = new HttpRequestMessage(method, new Uri(hub, path));
        if (body is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        try
        {
            using var answer = await _client.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return (int)answer.StatusCode is >= 400 and < 500
                ? throw new InvalidOperationException($"{path} was refused with {(int)answer.StatusCode}: {text}")
                : (answer.StatusCode, text);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
