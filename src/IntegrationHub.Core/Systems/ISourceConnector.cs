namespace IntegrationHub.Core.Systems;

/// <summary>Fetches documents from a system. Knows a protocol, no system.</summary>
public interface ISourceConnector
{
    /// <summary>Gets the name by which <c>system.yaml</c> refers to it.</summary>
    string Name { get; }

    /// <summary>Reads what the system has, page by page. Each document is acknowledged only after its acceptance was committed.</summary>
    /// <exception cref="ConnectorException">The system could not be reached or did not answer in its protocol.</exception>
    IAsyncEnumerable<SourceDocument> ReadAsync(InterfaceDescription flow, SystemAddress address, CancellationToken cancellationToken);
}

/// <summary>Delivers documents to a system.</summary>
public interface ITargetConnector
{
    /// <summary>Gets the name by which <c>system.yaml</c> refers to it.</summary>
    string Name { get; }

    /// <summary>Delivers one document under its idempotency key and tells what the application answered.</summary>
    Task<DeliveryReply> DeliverAsync(InterfaceDescription flow, SystemAddress address, OutboundDocument document, CancellationToken cancellationToken);
}

/// <summary>Where a system is in this deployment, from the hub's settings.</summary>
/// <param name="BaseAddress">The address, or null while the system is not connected.</param>
/// <param name="Settings">Further settings: database, user, references to secrets.</param>
public sealed record SystemAddress(Uri? BaseAddress, IReadOnlyDictionary<string, string> Settings);

/// <summary>A document that a system offered.</summary>
/// <param name="Body">The bytes as received.</param>
/// <param name="ContentType">The media type, where the protocol tells one.</param>
/// <param name="SourceName">File name or address, for people.</param>
/// <param name="AcknowledgeAsync">Tells the source that the hub has committed it (moves the file to <c>done/</c>).</param>
public sealed record SourceDocument(ReadOnlyMemory<byte> Body, string? ContentType, string? SourceName, Func<CancellationToken, Task>? AcknowledgeAsync = null);

/// <summary>A document for a target.</summary>
/// <param name="Body">The bytes to send.</param>
/// <param name="IdempotencyKey">The same for every attempt of one delivery.</param>
/// <param name="FileName">A deterministic name, for file targets.</param>
public sealed record OutboundDocument(ReadOnlyMemory<byte> Body, string IdempotencyKey, string FileName);

/// <summary>What the target answered.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Detail">Status and text, for people.</param>
/// <param name="Reply">The reply's bytes, kept as evidence.</param>
public sealed record DeliveryReply(DeliveryOutcome Outcome, string Detail, ReadOnlyMemory<byte> Reply = default);

/// <summary>How a delivery went.</summary>
public enum DeliveryOutcome
{
    /// <summary>The application said yes.</summary>
    Posted,

    /// <summary>The application said no; asking again cannot help.</summary>
    Refused,

    /// <summary>Nobody answered, or only the infrastructure did; try again later.</summary>
    Unavailable,
}

/// <summary>A source could not be read.</summary>
public sealed class ConnectorException(string message, Exception? inner = null) : Exception(message, inner);
