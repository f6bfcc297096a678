using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// Reads RFC 8259 text into tokens in one pass without recursion. It exists beside Utf8JsonReader because every message passes
/// here: one pass yields names with hashes, decoded text and neighbours, and finds duplicates, at less than the cost of the reader alone.
/// </summary>
internal ref partial struct TapeReader
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonLimits _limits;
    private readonly TokenTape _tape;
    private Token[] _tokens;
    private int _count;
    private int _at;
    private int _decodedLength;
    private int _nameStart;
    private int _nameLength;
    private uint _nameHash;
    private int _parent;
    private int _depth;
    private Problem? _problem;

    private TapeReader(TokenTape tape, ReadOnlySpan<byte> text, JsonLimits limits)
    {
        _tape = tape;
        _text = text;
        _limits = limits;
        _tokens = ArrayPool<Token>.Shared.Rent(Math.Min(Math.Max(32, text.Length / 12), 1 << 16));
        _nameLength = -1;
        _parent = -1;
    }

    /// <summary>Fills the tape, or returns what stands in the way.</summary>
    public static Problem? Read(TokenTape tape, ReadOnlySpan<byte> text, JsonLimits limits)
    {
        if (text.Length > limits.MaxBytes)
        {
            return new Problem("JSN-0001", $"The document has {text.Length} bytes; at most {limits.MaxBytes} are allowed. Split it, or raise the size limit of the interface.",
                "byte " + limits.MaxBytes);
        }

        if (!Utf8.IsValid(text))
            return JsonProblems.NotUtf8(text);
        var reader = new TapeReader(tape, text, limits);
        // Windows tools write a byte order mark; RFC 8259, section 8.1 lets a reader ignore it.
        reader._at = text.StartsWith("\uFEFF"u8) ? 3 : 0;
        bool read = reader.Document();
        tape.Attach(reader._tokens, reader._count);
        return read ? null : reader._problem;
    }

    private bool Document()
    {
        while (true)
        {
            // One value, with its name if it is a member; containers are only opened here.
            SkipSpace();
            if (_at >= _text.Length)
                return Fail("JSN-0002", "the text ends where a value must stand", "Send the whole document.");
            if (_count >= _limits.MaxValues)
                return Fail("JSN-0003", $"the document has more than {_limits.MaxValues} values", "Split it, or raise the value limit of the interface.");
            byte first = _text[_at];
            if (first is (byte)'{' or (byte)'[')
            {
                if (!Open(first == '{'))
                    return false;
                SkipSpace();
                if (_at < _text.Length && _text[_at] == (first == '{' ? '}' : ']'))
                {
                    if (!Close())
                        return false;
                }
                else if (first == '{')
                {
                    if (!MemberName())
                        return false;
                    continue;
                }
                else
                {
                    continue;
                }
            }
            else if (!Scalar(first))
            {
                return false;
            }

            // What follows a value: a comma leads to the next one, closing brackets end containers.
            while (true)
            {
                SkipSpace();
                if (_parent < 0)
                    return _at >= _text.Length || Fail("JSN-0004", "there is more text after the document", "Send one JSON document; separate several with a format that splits them.");
                if (_at >= _text.Length)
                    return Fail("JSN-0002", "the text ends inside an array or object", "Send the whole document.");
                byte next = _text[_at];
                bool inObject = _tokens[_parent].Kind == JsonKind.Object;
                if (next == ',')
                {
                    _at++;
                    if (inObject && !MemberName())
                        return false;
                    break;
                }

                if (next != (inObject ? '}' : ']'))
                    return Fail("JSN-0005", $"expected ',' or '{(inObject ? '}' : ']')}'", "Correct the text at this place.");
                if (!Close())
                    return false;
            }
        }
    }

    private bool Open(bool isObject)
    {
        if (++_depth > _limits.MaxDepth)
            return Fail("JSN-0006", $"arrays and objects nest deeper than {_limits.MaxDepth}", "Flatten the document, or raise the depth limit of the interface.");
        int index = Add(_at, 0, isObject ? JsonKind.Object : JsonKind.Array, false, 0);
        _parent = index;
        _at++;
        return true;
    }

    private bool Close()
    {
        ref Token closing = ref _tokens[_parent];
        _at++;
        closing.End = _count;
        closing.Length = _at - closing.Start;
        if (closing.Kind == JsonKind.Object && closing.Count > 1 && !_limits.AllowDuplicateNames)
        {
            _tape.Attach(_tokens, _count);
            int twice = DuplicateNames.Find(_tape, _parent);
            if (twice >= 0)
            {
                _at = _tape.NameOffset(twice);
                _problem = JsonProblems.Duplicate(_tape, twice, _at);
                return false;
            }
        }

        _parent = closing.Parent;
        _depth--;
        return true;
    }

    private bool MemberName()
    {
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != '"')
            return Fail("JSN-0007", "expected the quoted name of a member", "Quote the name, and remove a comma that no member follows.");
        if (_tokens[_parent].Count >= _limits.MaxMembers)
            return Fail("JSN-0008", $"an object has more than {_limits.MaxMembers} members", "Send the entries as an array, or raise the member limit of the interface.");
        int start = ++_at;
        if (!StringEnd(out bool escaped))
            return false;
        _nameStart = start;
        _nameLength = _at - start;
        ReadOnlySpan<byte> name = _text.Slice(start, _nameLength);
        if (escaped)
        {
            if (!Decode(start, _nameLength, out int offset))
                return false;
            _nameStart = ~offset;
            name = _tape.Decoded(offset);
            _nameLength = name.Length;
        }

        _nameHash = NameHash.Of(name);
        _at++;
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != ':')
            return Fail("JSN-0009", "expected ':' after the name of a member", "Correct the text at this place.");
        _at++;
        return true;
    }

    private int Add(int start, int length, JsonKind kind, bool flag, int count)
    {
        int index = _count;
        if (index == _tokens.Length)
            Grow();
        if (_parent >= 0)
            _tokens[_parent].AddChild();
        ref Token token = ref _tokens[index];
        token.Start = start;
        token.Length = length;
        token.NameStart = _nameStart;
        token.NameLength = _nameLength;
        token.NameHash = _nameHash;
        token.End = index + 1;
        token.Parent = _parent;
        token.Set(kind, flag, count);
        _nameLength = -1;
        _count = index + 1;
        return index;
    }

    private void Grow()
    {
        Token[] larger = ArrayPool<Token>.Shared.Rent(_tokens.Length * 2);
        _tokens.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<Token>.Shared.Return(_tokens);
        _tokens = larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipSpace()
    {
        while ((uint)_at < (uint)_text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _at++;
    }

    private bool Fail(string code, string what, string remedy)
    {
        _tape.Attach(_tokens, _count);
        string member = _nameLength < 0 ? "" : "/" + JsonPointers.Escape(Encoding.UTF8.GetString(_nameStart < 0 ? _tape.Decoded(~_nameStart) : _text.Slice(_nameStart, _nameLength)));
        if (_nameLength < 0 && _parent >= 0 && _tokens[_parent].Kind == JsonKind.Array)
            member = "/" + _tokens[_parent].Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string pointer = _parent < 0 ? "" : _tape.Pointer(_parent) + member;
        _problem = JsonProblems.Syntax(code, what, remedy, pointer, _text, _at);
        return false;
    }
}
