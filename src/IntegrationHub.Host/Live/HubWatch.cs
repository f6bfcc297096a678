using System.Diagnostics;
using IntegrationHub.Messaging;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Reconciliation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Host.Live;

/// <summary>
/// Looks at the database for all open pages together and tells them when something changed: at once after this instance's
/// commits, and every so often because another instance may have committed.
/// </summary>
internal sealed partial class HubWatch(
    IHubDatabase database, HubChanges changes, UnconnectedTargets unconnected, IOptions<HubHostOptions> options, TimeProvider time, ILogger<HubWatch> log) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _somebodyLooks = new(0);
    private readonly List<Func<Look, Task>> _listeners = [];

    /// <summary>Gets what the last look saw.</summary>
    public Look Latest { get; private set; } = new(null, null, null);

    /// <summary>Tells a listener of each change until the result is disposed.</summary>
    public IDisposable Listen(Func<Look, Task> listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        _somebodyLooks.Release();
        return new Listening(this, listener);
    }

    /// <summary>Reads where the hub stands now.</summary>
    public Task<HubStanding> ReadAsync(CancellationToken cancellationToken) => database.ReadAsync(ReadAsync, cancellationToken);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await WatchAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The hub ends.
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        if (Listeners().Count == 0)
        {
            await _somebodyLooks.WaitAsync(cancellationToken);
            return;
        }

        var (began, next) = (Stopwatch.GetTimestamp(), changes.Next);
        await LookAsync(cancellationToken);

        // Counting a large journal takes a while; the pages must not cost the pipeline more than a tenth.
        var rest = TimeSpan.FromTicks(Math.Max(Stopwatch.GetElapsedTime(began).Ticks * 10, ShortestPause.Ticks));
        await Task.Delay(rest, time, cancellationToken);
        await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(options.Value.LookEveryMilliseconds), time, cancellationToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var before = Latest;
        try
        {
            var standing = await ReadAsync(cancellationToken);
            Latest = new Look(standing, time.GetUtcNow(), null);
            if (before.Fault is null && standing.LooksLike(before.Standing))
            {
                return;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            CouldNotLook(log, failure);
            Latest = before with { Fault = "The database does not answer. The page shows what was read last and goes on by itself." };
            if (before.Fault is not null)
            {
                return;
            }
        }

        foreach (var listener in Listeners())
        {
            await TellAsync(listener);
        }
    }

    private async Task TellAsync(Func<Look, Task> listener)
    {
        try
        {
            await listener(Latest);
        }
        catch (Exception failure) when (failure is ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            PageGone(log, failure); // closed between the look and the telling; its disposal ends the listening
        }
    }

    private IReadOnlyList<Func<Look, Task>> Listeners()
    {
        lock (_gate)
        {
            return [.. _listeners];
        }
    }

    private async Task<HubStanding> ReadAsync(HubContext context, CancellationToken cancellationToken) => new(
        await LedgerReader.ReadAsync(context, perDay: false, cancellationToken),
        await new ReconciliationStore(context).CountAsync(cancellationToken),
        await WaitingTargetReader.ListAsync(context, cancellationToken),
        unconnected.List());

    [LoggerMessage(Level = LogLevel.Warning, Message = "The page could not read where the hub stands; it tries again.")]
    private static partial void CouldNotLook(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A page was gone before it could be told of a change.")]
    private static partial void PageGone(ILogger log, Exception failure);

    private sealed class Listening(HubWatch changes, Func<Look, Task> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (changes._gate)
            {
                changes._listeners.Remove(listener);
            }
        }
    }
}
