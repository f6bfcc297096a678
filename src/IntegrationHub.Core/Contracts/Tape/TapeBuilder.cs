using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// Builds a JSON document from events. Readers of other formats (XML, CSV, EDI) use it: they write JSON, and the one strict
/// reader makes the tape, so every limit and refusal holds for them too.
/// </summary>
public sealed class TapeBuilder : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer;
    private readonly Utf8JsonWriter _writer;

    /// <summary>Begins an empty document.</summary>
    /// <param name="capacity">Expected size in bytes; it grows as needed.</param>
    public TapeBuilder(int capacity = 1024)
    {
        _buffer = new ArrayBufferWriter<byte>(capacity);
        // The relaxed encoder keeps text readable; nothing here is placed into HTML.
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = false, MaxDepth = 512 });
    }

    /// <summary>Gets how many bytes have been written so far.</summary>
    public long Length => _writer.BytesCommitted + _writer.BytesPending;

    /// <summary>Opens an object.</summary>
    public void StartObject() => _writer.WriteStartObject();

    /// <summary>Closes the object.</summary>
    public void EndObject() => _writer.WriteEndObject();

    /// <summary>Opens an array.</summary>
    public void StartArray() => _writer.WriteStartArray();

    /// <summary>Closes the array.</summary>
    public void EndArray() => _writer.WriteEndArray();

    /// <summary>Names the member whose value follows.</summary>
    public void Name(ReadOnlySpan<char> name) => _writer.WritePropertyName(name);

    /// <summary>Names the member whose value follows.</summary>
    public void Name(ReadOnlySpan<byte> utf8Name) => _writer.WritePropertyName(utf8Name);

    /// <summary>Writes a string.</summary>
    public void Text(ReadOnlySpan<char> value) => _writer.WriteStringValue(value);

    /// <summary>Writes a string.</summary>
    public void Text(ReadOnlySpan<byte> utf8Value) => _writer.WriteStringValue(utf8Value);

    /// <summary>Writes a number with exactly these digits.</summary>
    /// <exception cref="ArgumentException">The text is no JSON number.</exception>
    public void Number(ReadOnlySpan<byte> digits) => _writer.WriteRawValue(digits);

    /// <summary>Writes a number, keeping trailing zeros.</summary>
    public void Number(decimal value) => _writer.WriteNumberValue(value);

    /// <summary>Writes true or false.</summary>
    public void Boolean(bool value) => _writer.WriteBooleanValue(value);

    /// <summary>Writes null.</summary>
    public void Null() => _writer.WriteNullValue();

    /// <summary>Copies a value of another document.</summary>
    public void Value(TokenTape tape, int node) => tape.WriteTo(node, _writer);

    /// <summary>Gets the document as written so far.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        _writer.Flush();
        return _buffer.WrittenMemory;
    }

    /// <summary>Reads the finished document into a tape. The builder must not be used afterwards, because the tape lies over its bytes.</summary>
    public Outcome<TokenTape> Build(JsonLimits? limits = null) => TokenTape.Parse(ToUtf8(), limits);

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();
}
