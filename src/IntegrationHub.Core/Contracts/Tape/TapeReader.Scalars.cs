using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace IntegrationHub.Core.Contracts;

/// <summary>Strings, numbers and literals of the reader.</summary>
internal ref partial struct TapeReader
{
    private bool Scalar(byte first)
    {
        int start = _at;
        switch (first)
        {
            case (byte)'"':
                _at = ++start;
                if (!StringEnd(out bool escaped))
                    return false;
                int offset = 0;
                int length = _at - start;
                if (escaped && !Decode(start, length, out offset))
                    return false;
                _at++;
                Add(start, length, JsonKind.String, escaped, offset);
                return true;
            case (byte)'t' when _text[_at..].StartsWith("true"u8):
                _at += 4;
                Add(start, 4, JsonKind.True, false, 0);
                return true;
            case (byte)'f' when _text[_at..].StartsWith("false"u8):
                _at += 5;
                Add(start, 5, JsonKind.False, false, 0);
                return true;
            case (byte)'n' when _text[_at..].StartsWith("null"u8):
                _at += 4;
                Add(start, 4, JsonKind.Null, false, 0);
                return true;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Number();
            default:
                return Fail("JSN-0010", "expected a value", "JSON has objects, arrays, strings in double quotes, numbers, true, false and null; correct the text at this place.");
        }
    }

    private bool Number()
    {
        int start = _at;
        bool fractional = false;
        if (_text[_at] == '-')
            _at++;
        int digits = Digits();
        if (digits == 0 || (digits > 1 && _text[_at - digits] == '0'))
            return Fail("JSN-0011", "a number needs digits, without a leading zero", "Send text with leading zeros as a string.");
        if (_at < _text.Length && _text[_at] == '.')
        {
            fractional = true;
            _at++;
            if (Digits() == 0)
                return Fail("JSN-0011", "a decimal point needs digits after it", "Complete the number.");
        }

        if (_at < _text.Length && (_text[_at] | 0x20) == 'e')
        {
            fractional = true;
            _at++;
            if (_at < _text.Length && _text[_at] is (byte)'+' or (byte)'-')
                _at++;
            int exponent = Digits();
            if (exponent == 0)
                return Fail("JSN-0011", "an exponent needs digits", "Complete the number.");
            ReadOnlySpan<byte> power = _text.Slice(_at - exponent, exponent).TrimStart((byte)'0');
            if (power.Length > 9 || (power.Length > 0 && int.Parse(power, System.Globalization.CultureInfo.InvariantCulture) > _limits.MaxExponent))
                return Fail("JSN-0012", $"the exponent of a number is beyond {_limits.MaxExponent}", "Send the value in another unit.");
        }

        int length = _at - start;
        if (length > _limits.MaxNumberLength)
        {
            _at = start;
            return Fail("JSN-0013", $"a number has {length} characters; at most {_limits.MaxNumberLength} are allowed", "Send it as a string if it is an identifier.");
        }

        Add(start, length, JsonKind.Number, fractional, 0);
        return true;
    }

    private int Digits()
    {
        int start = _at;
        while ((uint)_at < (uint)_text.Length && (uint)(_text[_at] - '0') <= 9)
            _at++;
        return _at - start;
    }

    /// <summary>Moves to the closing quote.</summary>
    private bool StringEnd(out bool escaped)
    {
        escaped = false;
        ref byte text = ref MemoryMarshal.GetReference(_text);
        int at = _at;
        int length = _text.Length;
        while (true)
        {
            while (at + Vector128<byte>.Count <= length)
            {
                var chunk = Vector128.LoadUnsafe(ref text, (nuint)at);
                uint hits = (Vector128.Equals(chunk, Vector128.Create((byte)'"'))
                    | Vector128.Equals(chunk, Vector128.Create((byte)'\\'))
                    | Vector128.LessThan(chunk, Vector128.Create((byte)0x20))).ExtractMostSignificantBits();
                if (hits != 0)
                {
                    at += System.Numerics.BitOperations.TrailingZeroCount(hits);
                    break;
                }

                at += Vector128<byte>.Count;
            }

            while (at < length && Unsafe.Add(ref text, at) is not ((byte)'"' or (byte)'\\' or < 0x20))
                at++;
            _at = Math.Min(at, length);
            if (at >= length)
                return Fail("JSN-0002", "the text ends inside a string", "Send the whole document.");
            byte found = Unsafe.Add(ref text, at);
            if (found == '"')
                return true;
            if (found < 0x20)
                return Fail("JSN-0014", $"a string holds the unescaped control character U+{found:X4}", "Escape it as \\u00XX; a separator of a scanned code is \\u001D.");
            escaped = true;
            at += 2;
        }
    }

    private bool Decode(int start, int length, out int offset)
    {
        offset = _decodedLength;
        byte[] decoded = _tape.ReserveDecoded(_decodedLength + 4 + length, Math.Min(_text.Length * 2L, int.MaxValue));
        var (fault, at, written) = JsonUnescape.Decode(_text.Slice(start, length), decoded.AsSpan(_decodedLength + 4), _limits.AllowNul);
        BinaryPrimitives.WriteInt32LittleEndian(decoded.AsSpan(_decodedLength), written);
        _decodedLength += 4 + written;
        if (fault == JsonUnescape.Fault.None)
            return true;
        _at = start + at;
        return fault switch
        {
            JsonUnescape.Fault.LoneSurrogate => Fail("JSN-0015", "a string holds half of a surrogate pair", "Send both halves, or the character as UTF-8."),
            JsonUnescape.Fault.Nul => Fail("JSN-0016", "a string holds U+0000, which the hub cannot store", "Remove it at the source; it is usually padding of a fixed-length field."),
            _ => Fail("JSN-0017", "a string holds an escape that JSON does not know", "Use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\uXXXX."),
        };
    }
}
