namespace IntegrationHub.Core.Pipeline;

/// <summary>The door of the hub. What it accepts is committed when its task completes.</summary>
public interface IIntake
{
    /// <summary>Gets the largest envelope that is taken, in bytes. The default is 64 MiB.</summary>
    int MaxEnvelopeBytes { get; }

    /// <summary>Says whether there is such an inbound interface; where there is none, nothing may be stored.</summary>
    bool Knows(string flow);

    /// <summary>Accepts an envelope for an inbound interface, <c>system/name</c>.</summary>
    /// <exception cref="ArgumentException">There is no such interface, or the envelope is too large: ask first.</exception>
    Task<Receipt> AcceptAsync(string flow, ReadOnlyMemory<byte> body, string? contentType, string? sourceName, string? keyHeader, CancellationToken cancellationToken);

    /// <summary>Completes when every message of the envelope is settled.</summary>
    /// <returns>How many messages stand where.</returns>
    Task<IReadOnlyDictionary<MessageState, int>> WhenSettledAsync(Receipt receipt, CancellationToken cancellationToken);
}
