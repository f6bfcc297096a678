using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// Reads RFC 8259 text into tokens in one pass without recursion. It exists beside Utf8JsonReader because every message passes
/// here: one pass yields names with hashes, decoded text and neighbours, and finds duplicates, at little more than the cost of
/// that reader alone. What the loop needs lives in locals, and faults are worded elsewhere, so that it stays in registers.
/// </summary>
internal ref partial struct TapeReader
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonLimits _limits;
    private readonly TokenTape _tape;
    private Token[] _tokens;
    private int _decodedLength;
    private int _faultAt;
    private JsonFault _fault;

    private TapeReader(TokenTape tape, ReadOnlySpan<byte> text, JsonLimits limits)
    {
        _tape = tape;
        _text = text;
        _limits = limits;
        _tokens = ArrayPool<Token>.Shared.Rent(Math.Min(Math.Max(32, text.Length / 12), 1 << 16));
    }

    /// <summary>Fills the tape, or returns what stands in the way.</summary>
    public static Problem? Read(TokenTape tape, ReadOnlySpan<byte> text, JsonLimits limits)
    {
        if (text.Length > limits.MaxBytes)
            return JsonProblems.TooLong(text.Length, limits);
        if (!Utf8.IsValid(text))
            return JsonProblems.NotUtf8(text);
        var reader = new TapeReader(tape, text, limits);
        // Windows tools write a byte order mark; RFC 8259, section 8.1 lets a reader ignore it.
        return reader.Document(text.StartsWith("\uFEFF"u8) ? 3 : 0);
    }

    private Problem? Document(int at)
    {
        ref byte text = ref MemoryMarshal.GetReference(_text);
        int length = _text.Length;
        Token[] tokens = _tokens;
        int count = 0;
        int parent = -1;
        bool inObject = false;
        Token name = default;
        name.NameLength = -1;
        while (true)
        {
            // One value, with its name if it is a member; containers are only opened here.
            at = SkipSpace(ref text, at, length);
            if (at >= length)
                return Fail(JsonFault.EndsEarly, at, count, parent, name);
            if (inObject)
            {
                at = Name(ref text, at, length, tokens[parent].Count, ref name);
                if (at < 0)
                    return Fail(_fault, _faultAt, count, parent, name);
            }

            if (count == tokens.Length)
                tokens = Grow(count);
            if (count >= _limits.MaxValues)
                return Fail(JsonFault.TooManyValues, at, count, parent, name);
            ref Token token = ref tokens[count];
            token = name;
            token.End = count + 1;
            token.Parent = parent;
            byte first = Unsafe.Add(ref text, at);
            if (first is (byte)'{' or (byte)'[')
            {
                if (Depth(tokens, parent) >= _limits.MaxDepth)
                    return Fail(JsonFault.TooDeep, at, count, parent, name);
                inObject = first == '{';
                token.Start = at;
                token.Set(inObject ? JsonKind.Object : JsonKind.Array, false, 0);
                token.Length = Depth(tokens, parent) + 1;
                if (parent >= 0)
                    tokens[parent].AddChild();
                parent = count++;
                name.NameLength = -1;
                name.NameStart = 0;
                at = SkipSpace(ref text, at + 1, length);
                if (at >= length || Unsafe.Add(ref text, at) != (inObject ? '}' : ']'))
                    continue;
            }
            else
            {
                at = first == '"' ? String(ref text, at + 1, length, ref token) : Scalar(ref text, at, length, ref token);
                if (at < 0)
                    return Fail(_fault, _faultAt, count, parent, name);
                if (parent >= 0)
                    tokens[parent].AddChild();
                count++;
                name.NameLength = -1;
                name.NameStart = 0;
                at = SkipSpace(ref text, at, length);
            }

            // What follows a value: closing brackets end containers, a comma leads to the next one.
            while (true)
            {
                if (parent < 0)
                    return at >= length ? Finish(count) : Fail(JsonFault.MoreText, at, count, parent, name);
                if (at >= length)
                    return Fail(JsonFault.EndsEarly, at, count, parent, name);
                byte next = Unsafe.Add(ref text, at++);
                if (next == ',')
                    break;
                if (next != (inObject ? '}' : ']'))
                    return Fail(inObject ? JsonFault.NoMemberEnd : JsonFault.NoElementEnd, at - 1, count, parent, name);
                ref Token closing = ref tokens[parent];
                closing.End = count;
                closing.Length = at - closing.Start;
                if (inObject && closing.Count > 1 && !_limits.AllowDuplicateNames && FindDuplicate(count, parent) is { } duplicate)
                    return duplicate;
                parent = closing.Parent;
                inObject = parent >= 0 && tokens[parent].Kind == JsonKind.Object;
                at = SkipSpace(ref text, at, length);
            }
        }
    }

    /// <summary>How deep an open container is; until it is closed its length holds that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Depth(Token[] tokens, int container) => container < 0 ? 0 : tokens[container].Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipSpace(ref byte text, int at, int length)
    {
        while (at < length && Unsafe.Add(ref text, at) is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    /// <summary>Reads a member's name and the colon; returns where the value begins, or -1.</summary>
    private int Name(ref byte text, int at, int length, int members, ref Token name)
    {
        if (Unsafe.Add(ref text, at) != '"')
            return Stop(JsonFault.NoName, at);
        if (members >= _limits.MaxMembers)
            return Stop(JsonFault.TooManyMembers, at);
        int start = at + 1;
        int end = StringEnd(ref text, start, length);
        ReadOnlySpan<byte> decoded;
        if (end < length && Unsafe.Add(ref text, end) == '"')
        {
            decoded = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref text, start), end - start);
            name.NameStart = start;
        }
        else
        {
            end = EscapedEnd(ref text, end, length);
            if (end < 0 || !Decode(start, end - start, out int offset))
                return -1;
            decoded = _tape.Decoded(offset);
            name.NameStart = ~offset;
        }

        name.NameLength = decoded.Length;
        name.NameHash = NameHash.Of(decoded);
        at = SkipSpace(ref text, end + 1, length);
        if (at >= length || Unsafe.Add(ref text, at) != ':')
            return Stop(JsonFault.NoColon, at);
        at = SkipSpace(ref text, at + 1, length);
        return at < length ? at : Stop(JsonFault.EndsEarly, at);
    }

    private Problem? FindDuplicate(int count, int obj)
    {
        _tape.Attach(_tokens, count);
        int twice = DuplicateNames.Find(_tape, obj);
        return twice < 0 ? null : JsonProblems.Duplicate(_tape, twice, _tape.NameOffset(twice));
    }

    private Problem? Finish(int count)
    {
        _tape.Attach(_tokens, count);
        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Problem Fail(JsonFault fault, int at, int count, int parent, Token name)
    {
        _tape.Attach(_tokens, count);
        return JsonProblems.Syntax(fault, _tape, _limits, at, parent, name);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Stop(JsonFault fault, int at)
    {
        (_fault, _faultAt) = (fault, at);
        return -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Token[] Grow(int count)
    {
        Token[] larger = ArrayPool<Token>.Shared.Rent(_tokens.Length * 2);
        _tokens.AsSpan(0, count).CopyTo(larger);
        ArrayPool<Token>.Shared.Return(_tokens);
        return _tokens = larger;
    }
}
