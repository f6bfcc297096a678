using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IntegrationHub.Core.Canonical;

/// <summary>How canonical messages are read and written: camelCase members, kebab-case codes, quantities as decimal text, absent instead of null.</summary>
public static class CanonicalJson
{
    /// <summary>Gets the one set of options; unknown members are kept out by the contract, not by the reader.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Reads a document that its contract has already accepted.</summary>
    /// <exception cref="JsonException">The document does not have the canonical shape: it was not validated first.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<T>(utf8, Options) ?? throw new JsonException("The document is null.");

    /// <summary>Writes a message as UTF-8, members in declared order.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new DecimalTextConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // Decimals travel as text: a JSON number passes through binary floating point in most receivers.
    private sealed class DecimalTextConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? decimal.Parse(reader.GetString()!, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
                : throw new JsonException("A quantity is text in shortest decimal form.");

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteStringValue(DecimalText.Shortest(value));
    }
}
