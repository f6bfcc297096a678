using System.Security.Cryptography;
using System.Text.Json;

namespace IntegrationHub.PlantSimulator;

/// <summary>What the targets of the plant received and accepted, by idempotency key. Safe for concurrent use.</summary>
public sealed class PlantLedger : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<LedgerEntry> _entries = [];
    private readonly Dictionary<(string Target, string Key), LedgerEntry> _byKey = [];
    private readonly List<(string Target, int Count, TaskCompletionSource Reached)> _waiting = [];
    private readonly LedgerFile? _file;
    private readonly TimeProvider _clock;

    private PlantLedger(LedgerFile? file, TimeProvider clock)
    {
        (_file, _clock) = (file, clock);
        foreach (var entry in file?.Loaded ?? []) Remember(entry);
    }

    /// <summary>Gets everything in the order of arrival.</summary>
    public IReadOnlyList<LedgerEntry> Entries
    {
        get { lock (_gate) return [.. _entries]; }
    }

    /// <summary>Gets the targets that received anything.</summary>
    public IReadOnlyList<string> Targets => [.. Entries.Select(entry => entry.Target).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads a ledger file, also one that a killed process left behind with half a last line.</summary>
    public static IReadOnlyList<LedgerEntry> Read(string path) => LedgerFile.Read(path);

    /// <summary>Counts the posts that took effect at a target.</summary>
    public int Effects(string target) => Count(target, LedgerKind.Effect);

    /// <summary>Counts the posts that a target recognised by their key and did not do again.</summary>
    public int Duplicates(string target) => Count(target, LedgerKind.Duplicate);

    /// <summary>Counts the posts to which a target said no.</summary>
    public int Refusals(string target) => Count(target, LedgerKind.Refused);

    /// <summary>Counts the posts that reused a key for another body.</summary>
    public int Conflicts(string target) => Count(target, LedgerKind.Conflict);

    /// <summary>Gets the posts that took effect at a target, in order.</summary>
    public IReadOnlyList<LedgerEntry> EffectsOf(string target) =>
        [.. Entries.Where(entry => entry.Target == target && entry.Kind == LedgerKind.Effect)];

    /// <summary>Completes when a target has at least so many effects.</summary>
    public Task WhenEffectsReachAsync(string target, int count, CancellationToken ct)
    {
        lock (_gate)
        {
            if (Effects(target) >= count) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((target, count, reached));
            return reached.Task.WaitAsync(ct);
        }
    }

    /// <summary>Closes the ledger file.</summary>
    public void Dispose() => _file?.Dispose();

    internal static PlantLedger Open(string? path, TimeProvider clock) => new(path is null ? null : LedgerFile.Open(path), clock);

    /// <summary>Takes a post, once per key.</summary>
    /// <param name="honourKey">Whether the target knows what a key is for.</param>
    /// <param name="number">Makes the document number from the ordinal of the effect at this target, from 1.</param>
    internal LedgerEntry Accept(string target, string? key, byte[] body, bool honourKey, Func<int, string> number)
    {
        lock (_gate)
        {
            var known = key is null || !honourKey ? null : _byKey.GetValueOrDefault((target, key));
            var hash = Convert.ToHexStringLower(SHA256.HashData(body));
            return known is null
                ? Append(new(_clock.GetUtcNow(), target, LedgerKind.Effect, key, number(Effects(target) + 1), hash, Answer.ParseObject(body)))
                : Append(new(_clock.GetUtcNow(), target, known.BodySha256 == hash ? LedgerKind.Duplicate : LedgerKind.Conflict, key, known.Document, hash, null));
        }
    }

    internal void Refuse(string target, string? key, byte[] body)
    {
        lock (_gate) Append(new(_clock.GetUtcNow(), target, LedgerKind.Refused, key, null, Convert.ToHexStringLower(SHA256.HashData(body)), null));
    }

    private LedgerEntry Append(LedgerEntry entry)
    {
        // The file first: what is answered must be there after a kill.
        _file?.Append(entry);
        Remember(entry);
        foreach (var (_, _, reached) in _waiting.Where(wait => Effects(wait.Target) >= wait.Count)) reached.TrySetResult();
        _waiting.RemoveAll(wait => wait.Reached.Task.IsCompleted);
        return entry;
    }

    private void Remember(LedgerEntry entry)
    {
        _entries.Add(entry);
        if (entry is { Kind: LedgerKind.Effect, Key: { } key }) _byKey.TryAdd((entry.Target, key), entry);
    }

    private int Count(string target, LedgerKind kind)
    {
        lock (_gate) return _entries.Count(entry => entry.Kind == kind && entry.Target == target);
    }
}
