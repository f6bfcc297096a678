namespace IntegrationHub.Core.Pipeline;

/// <summary>The idempotency keys that applied messages hold.</summary>
public interface IMessageKeys
{
    /// <summary>Claims a key for a message, within the unit of work that applies it.</summary>
    Task<KeyClaim> ClaimAsync(string flow, string key, string bodyHash, long messageId, CancellationToken cancellationToken);
}

/// <summary>The answer to a claim.</summary>
/// <param name="Verdict">Whose key it is.</param>
/// <param name="Holder">The name of the message that holds it, where that is another one.</param>
public sealed record KeyClaim(KeyVerdict Verdict, string? Holder);

/// <summary>Whose key it is.</summary>
public enum KeyVerdict
{
    /// <summary>This message's.</summary>
    Mine,

    /// <summary>Another message with the same content holds it: suppress.</summary>
    Duplicate,

    /// <summary>Another message with other content holds it: a person must look.</summary>
    Conflict,
}
