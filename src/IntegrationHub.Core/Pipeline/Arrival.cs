namespace IntegrationHub.Core.Pipeline;

/// <summary>What a connector or the intake hands to the journal.</summary>
/// <param name="Interface">The interface, <c>system/name</c>.</param>
/// <param name="Body">The bytes as received.</param>
/// <param name="Closure">The hash of the closure that is effective now.</param>
/// <param name="ContentType">The media type, where told.</param>
/// <param name="SourceName">File name or address, for people.</param>
/// <param name="KeyHeader">The header <c>Idempotency-Key</c>.</param>
public sealed record Arrival(
    string Interface, ReadOnlyMemory<byte> Body, string Closure,
    string? ContentType = null, string? SourceName = null, string? KeyHeader = null);

/// <summary>The receipt for an accepted envelope: it is committed.</summary>
/// <param name="EnvelopeId">The public id.</param>
/// <param name="InternalId">The key by which hints refer to it; never shown.</param>
/// <param name="Sha256">The hash of the bytes as received, hexadecimal.</param>
public sealed record Receipt(Guid EnvelopeId, long InternalId, string Sha256);

/// <summary>An envelope that a worker holds under a lease.</summary>
public sealed record ClaimedEnvelope(
    long Id, Guid PublicId, string Interface, long ReceivedAt, string Closure, EnvelopeState State, int Attempt,
    long LeaseToken, string? SourceName, string? KeyHeader, string Sha256, ReadOnlyMemory<byte> Body);

/// <summary>A message as the split declared it.</summary>
/// <param name="Ordinal">Position in the envelope, from 0.</param>
/// <param name="Pointer">Where it stands in the parsed envelope.</param>
public sealed record DeclaredMessage(int Ordinal, string Pointer);

/// <summary>A message that is not settled.</summary>
/// <param name="Id">The key of the row.</param>
/// <param name="Ordinal">Position in the envelope, from 0.</param>
/// <param name="Name">The public name.</param>
/// <param name="Pointer">Where it stands in the parsed envelope.</param>
/// <param name="Closure">The closure with which it runs: that of its acceptance, or that of its release from quarantine.</param>
public sealed record OpenMessage(long Id, int Ordinal, string Name, string Pointer, string Closure);

/// <summary>A canonical message with its type.</summary>
public sealed record CanonicalDocument(string Type, byte[] Bytes);

/// <summary>A problem and the step that found it.</summary>
public sealed record StepProblem(string Step, Canonical.Problem Problem);

/// <summary>What became of a message.</summary>
public sealed record Settlement
{
    /// <summary>Gets where it stands now.</summary>
    public required MessageState State { get; init; }

    /// <summary>Gets why, in one line that starts with a code word.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the idempotency key, as far as it could be read.</summary>
    public string? Key { get; init; }

    /// <summary>Gets what a person must see.</summary>
    public IReadOnlyList<StepProblem> Problems { get; init; } = [];

    /// <summary>Gets the canonical messages that it became.</summary>
    public IReadOnlyList<CanonicalDocument> Canonical { get; init; } = [];

    /// <summary>Gets the message that came with the same key and other content; null where none did.</summary>
    public string? ConflictsWith { get; init; }
}
