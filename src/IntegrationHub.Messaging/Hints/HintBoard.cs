using System.Collections.Concurrent;
using System.Threading.Channels;

namespace IntegrationHub.Messaging.Hints;

/// <summary>Which hints are under way, so that no row is announced twice and the queues stay bounded; and the bell that wakes the sweeper.</summary>
public sealed class HintBoard(TimeProvider time)
{
    // A hint that was lost with a broker is sent again after this long.
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<object, long> _outstanding = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Gets how many hints are under way.</summary>
    public int Outstanding => _outstanding.Count;

    /// <summary>Wakes the sweeper: something was committed.</summary>
    public void Ring() => _bell.Writer.TryWrite(true);

    /// <summary>Waits for the bell, at most for a while.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(atMost);
        try
        {
            await _bell.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody rang; the caller looks anyway.
        }
    }

    /// <summary>Notes a hint as under way. False: it already is.</summary>
    public bool TryAdd(object hint) => _outstanding.TryAdd(hint, time.GetTimestamp());

    /// <summary>Forgets hints that nobody here acted upon: they were lost with a broker, or another instance took them and does not tell us. Without this they would fill the board and silence it.</summary>
    public void ForgetOld()
    {
        var now = time.GetTimestamp();
        foreach (var old in _outstanding.Where(pair => time.GetElapsedTime(pair.Value, now) > Forgotten))
        {
            _outstanding.TryRemove(old);
        }
    }

    /// <summary>Notes that a hint has been acted upon.</summary>
    public void Done(object hint)
    {
        _outstanding.TryRemove(hint, out _);
        Ring();
    }
}
