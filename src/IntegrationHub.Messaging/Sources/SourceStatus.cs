using System.Collections.Concurrent;

namespace IntegrationHub.Messaging.Sources;

/// <summary>When each source was last read and what went wrong last, for pages and health.</summary>
public sealed class SourceStatus
{
    private readonly ConcurrentDictionary<string, SourceState> _states = new(StringComparer.Ordinal);

    /// <summary>Gets the states by interface.</summary>
    public IReadOnlyDictionary<string, SourceState> States => _states;

    /// <summary>Notes a complete read.</summary>
    public void Succeeded(string flow, DateTimeOffset at) => _states[flow] = new SourceState(at, null, null);

    /// <summary>Notes a failure.</summary>
    public void Failed(string flow, string reason, DateTimeOffset at) =>
        _states.AddOrUpdate(flow, new SourceState(null, reason, at), (_, before) => before with { Failure = reason, FailedAt = at });
}

/// <summary>How it stands with a source.</summary>
public sealed record SourceState(DateTimeOffset? ReadAt, string? Failure, DateTimeOffset? FailedAt);
