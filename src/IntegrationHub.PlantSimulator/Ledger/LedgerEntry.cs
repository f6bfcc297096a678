using System.Text.Json;
using System.Text.Json.Serialization;

namespace IntegrationHub.PlantSimulator;

/// <summary>One thing that a target did with a post; also one line of the ledger file.</summary>
/// <param name="At">When, by the plant's clock.</param>
/// <param name="Target">The interface, one of <see cref="PlantTargets"/>.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Key">The idempotency key, or null where none was sent.</param>
/// <param name="Document">The document or record number given or repeated; null where refused.</param>
/// <param name="BodySha256">Lower-case hexadecimal hash of the body as received.</param>
/// <param name="Body">The body where it took effect; null otherwise.</param>
public sealed record LedgerEntry(
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("kind")] LedgerKind Kind,
    [property: JsonPropertyName("key")] string? Key,
    [property: JsonPropertyName("document")] string? Document,
    [property: JsonPropertyName("bodySha256")] string BodySha256,
    [property: JsonPropertyName("body")] JsonElement? Body);

/// <summary>What a target did with a post.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LedgerKind>))]
public enum LedgerKind
{
    /// <summary>It took effect.</summary>
    [JsonStringEnumMemberName("effect")]
    Effect,

    /// <summary>The key was known with the same body: answered as before, nothing done.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,

    /// <summary>The key was known with another body: answered 409, nothing done.</summary>
    [JsonStringEnumMemberName("conflict")]
    Conflict,

    /// <summary>The application said no: answered 400, nothing done.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}
