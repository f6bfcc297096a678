using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// A JSON document as a flat list of values over its UTF-8 bytes: parsing, validation and mapping share it. A value is an index;
/// 0 is the root, children follow their parent, a member is the index of its value and carries its name.
/// </summary>
/// <remarks>
/// Read-only and safe to read from several threads. The bytes that were given must not change while the tape is used.
/// Disposing returns the memory for reuse; a tape that is not disposed is collected as usual.
/// </remarks>
public sealed class TokenTape : IDisposable
{
    private readonly ReadOnlyMemory<byte> _text;

    // The same bytes as an array: a span over it costs nothing, one over memory costs a type test at each of many calls.
    private readonly byte[] _bytes;
    private readonly int _first;
    private Token[] _tokens = [];
    private byte[] _decoded = [];

    private TokenTape(ReadOnlyMemory<byte> text)
    {
        if (!MemoryMarshal.TryGetArray(text, out ArraySegment<byte> segment))
            segment = text.ToArray();
        (_text, _bytes, _first) = (segment, segment.Array!, segment.Offset);
    }

    /// <summary>Gets the number of values.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the bytes that were parsed.</summary>
    public ReadOnlyMemory<byte> Text => _text;

    /// <summary>
    /// Reads a document strictly after RFC 8259. A leading byte order mark is skipped. Refused, each with byte offset, JSON Pointer
    /// and remedy: text that is not UTF-8, duplicate names (compared after decoding escapes), lone surrogates, U+0000 (see
    /// <see cref="JsonLimits.AllowNul"/>), and what is beyond <paramref name="limits"/>.
    /// </summary>
    public static Outcome<TokenTape> Parse(ReadOnlyMemory<byte> utf8, JsonLimits? limits = null)
    {
        var tape = new TokenTape(utf8);
        Problem? problem = TapeReader.Read(tape, utf8.Span, limits ?? JsonLimits.Default);
        if (problem is null)
            return Outcome<TokenTape>.Of(tape);
        tape.Dispose();
        return Outcome<TokenTape>.Failed(problem);
    }

    /// <summary>Gets what a value is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsonKind Kind(int node) => _tokens[node].Kind;

    /// <summary>Gets the number of members or elements; 0 for a scalar.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Count(int node) => _tokens[node].Kind >= JsonKind.Array ? _tokens[node].Count : 0;

    /// <summary>Gets the first member or element, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstChild(int node) => _tokens[node].End > node + 1 ? node + 1 : -1;

    /// <summary>Gets the next member or element of the same parent, or -1.</summary>
    public int NextSibling(int node)
    {
        ref readonly Token token = ref _tokens[node];
        return token.Parent >= 0 && token.End < _tokens[token.Parent].End ? token.End : -1;
    }

    /// <summary>Gets the index one past the last descendant: with <see cref="FirstChild"/> the fastest walk is <c>for (c = node + 1; c &lt; End(node); c = End(c))</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int End(int node) => _tokens[node].End;

    /// <summary>Gets the surrounding array or object; -1 for the root.</summary>
    public int Parent(int node) => _tokens[node].Parent;

    /// <summary>Walks members or elements in document order; nothing for a scalar.</summary>
    public TapeChildren Children(int node) => new(this, node);

    /// <summary>Gets whether a value is a member of an object, and so has a name.</summary>
    public bool IsMember(int node) => _tokens[node].NameLength >= 0;

    /// <summary>Gets a member's name, escapes decoded; empty where the value is no member.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Name(int node)
    {
        ref readonly Token token = ref _tokens[node];
        if (token.NameStart >= 0)
            return token.NameLength < 0 ? [] : Bytes(token.NameStart, token.NameLength);
        return Decoded(~token.NameStart);
    }

    /// <summary>Gets a member's name as text.</summary>
    public string NameText(int node) => Encoding.UTF8.GetString(Name(node));

    /// <summary>Gets the value of an object's member, names compared byte by byte. False where the value is no object or has no such member.</summary>
    public bool TryGetMember(int obj, ReadOnlySpan<byte> utf8Name, out int value) => TryGetMember(obj, utf8Name, NameHash.Of(utf8Name), out value);

    /// <summary>Gets an array's element, or -1. Takes time in proportion to the index: walk <see cref="Children"/> where all are needed.</summary>
    public int Element(int array, int index)
    {
        if (_tokens[array].Kind != JsonKind.Array || (uint)index >= (uint)_tokens[array].Count)
            return -1;
        int child = array + 1;
        for (; index > 0; index--)
            child = _tokens[child].End;
        return child;
    }

    /// <summary>Gets a string's UTF-8 text, escapes decoded; of another scalar, its text as written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Utf8Value(int node)
    {
        ref readonly Token token = ref _tokens[node];
        return token.Kind == JsonKind.String && token.Flag ? Decoded(token.Count) : Bytes(token.Start, token.Length);
    }

    /// <summary>Gets a string's text, escapes decoded; of another scalar, its text as written.</summary>
    public string GetString(int node) => Encoding.UTF8.GetString(Utf8Value(node));

    /// <summary>Gets whether a value is a string of exactly this text.</summary>
    public bool StringEquals(int node, ReadOnlySpan<byte> utf8) => _tokens[node].Kind == JsonKind.String && Utf8Value(node).SequenceEqual(utf8);

    /// <summary>Gets a value's bytes as received, quotes, escapes and inner white space included.</summary>
    public ReadOnlySpan<byte> Raw(int node)
    {
        ref readonly Token token = ref _tokens[node];
        return token.Kind == JsonKind.String ? Bytes(token.Start - 1, token.Length + 2) : Bytes(token.Start, token.Length);
    }

    /// <summary>Gets a value's bytes as received, as memory.</summary>
    public ReadOnlyMemory<byte> RawMemory(int node) => _text.Slice(Offset(node), Raw(node).Length);

    /// <summary>Gets where a value begins, in bytes from the start of the text.</summary>
    public int Offset(int node) => _tokens[node].Kind == JsonKind.String ? _tokens[node].Start - 1 : _tokens[node].Start;

    /// <summary>Gets a number exactly; misuse on anything but a number.</summary>
    /// <exception cref="InvalidOperationException">The value is no number.</exception>
    public ExactNumber Number(int node) => _tokens[node].Kind == JsonKind.Number
        ? ExactNumber.Parse(Utf8Value(node))
        : throw new InvalidOperationException($"{_tokens[node].Kind} is not a number: look at Kind first.");

    /// <summary>Gets a number as a decimal. False where it is no number or does not fit one exactly.</summary>
    public bool TryGetDecimal(int node, out decimal value)
    {
        value = 0;
        return _tokens[node].Kind == JsonKind.Number && Number(node).TryGetDecimal(out value);
    }

    /// <summary>Gets a whole number. False where it is no number, has a fraction other than zero or does not fit.</summary>
    public bool TryGetInt64(int node, out long value)
    {
        value = 0;
        return _tokens[node].Kind == JsonKind.Number && Number(node).TryGetInt64(out value);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        (Token[] tokens, byte[] decoded) = (_tokens, _decoded);
        (_tokens, _decoded, Length) = ([], [], 0);
        if (tokens.Length > 0)
            ArrayPool<Token>.Shared.Return(tokens);
        if (decoded.Length > 0)
            ArrayPool<byte>.Shared.Return(decoded);
    }

    internal bool TryGetMember(int obj, ReadOnlySpan<byte> utf8Name, uint hash, out int value)
    {
        Token[] tokens = _tokens;
        if (tokens[obj].Kind == JsonKind.Object)
        {
            int end = tokens[obj].End;
            for (int child = obj + 1; child < end; child = tokens[child].End)
            {
                if (tokens[child].NameHash == hash && Name(child).SequenceEqual(utf8Name))
                {
                    value = child;
                    return true;
                }
            }
        }

        value = -1;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Bytes(int start, int length) => new(_bytes, _first + start, length);

    /// <summary>Whether a value is a string that was received without escapes, so that its bytes as received are its shortest JSON.</summary>
    internal bool IsPlainString(int node) => _tokens[node].Kind == JsonKind.String && !_tokens[node].Flag;

    internal uint NameHashOf(int node) => _tokens[node].NameHash;

    /// <summary>Whether a number is written with a fraction or an exponent.</summary>
    internal bool IsFractional(int node) => _tokens[node].Flag;

    internal int NameOffset(int node) => _tokens[node].NameStart >= 0 ? _tokens[node].NameStart - 1 : Offset(node);

    internal ReadOnlySpan<byte> Decoded(int offset) => _decoded.AsSpan(offset + 4, BinaryPrimitives.ReadInt32LittleEndian(_decoded.AsSpan(offset)));

    internal void Attach(Token[] tokens, int count) => (_tokens, Length) = (tokens, count);

    internal byte[] ReserveDecoded(int needed, long atMost)
    {
        if (needed > _decoded.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(needed, Math.Min(needed * 2L, atMost)));
            _decoded.CopyTo(larger, 0);
            if (_decoded.Length > 0)
                ArrayPool<byte>.Shared.Return(_decoded);
            _decoded = larger;
        }

        return _decoded;
    }
}
