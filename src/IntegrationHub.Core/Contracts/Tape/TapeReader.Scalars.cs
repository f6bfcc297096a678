using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace IntegrationHub.Core.Contracts;

/// <summary>Strings, numbers and literals of the reader. Each returns the place after the value, or -1.</summary>
internal ref partial struct TapeReader
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int String(ref byte text, int start, int length, ref Token token)
    {
        int end = StringEnd(ref text, start, length);
        int offset = 0;
        bool escaped = end >= length || Unsafe.Add(ref text, end) != '"';
        if (escaped)
        {
            end = EscapedEnd(ref text, end, length);
            if (end < 0 || !Decode(start, end - start, out offset))
                return -1;
        }

        token.Start = start;
        token.Length = end - start;
        token.Set(JsonKind.String, escaped, offset);
        return end + 1;
    }

    private int Scalar(ref byte text, int at, int length, ref Token token)
    {
        byte first = Unsafe.Add(ref text, at);
        token.Start = at;
        if (first == '-' || (uint)(first - '0') <= 9)
            return Number(ref text, at, length, ref token);
        ReadOnlySpan<byte> rest = _text[at..];
        (JsonKind kind, int taken) = first switch
        {
            (byte)'t' when rest.StartsWith("true"u8) => (JsonKind.True, 4),
            (byte)'f' when rest.StartsWith("false"u8) => (JsonKind.False, 5),
            (byte)'n' when rest.StartsWith("null"u8) => (JsonKind.Null, 4),
            _ => (JsonKind.Null, 0),
        };
        if (taken == 0)
            return Stop(JsonFault.NoValue, at);
        token.Length = taken;
        token.Set(kind, false, 0);
        return at + taken;
    }

    private int Number(ref byte text, int start, int length, ref Token token)
    {
        int at = start;
        bool fractional = false;
        if (Unsafe.Add(ref text, at) == '-')
            at++;
        int digits = at;
        at = Digits(ref text, at, length);
        if (at == digits || (at > digits + 1 && Unsafe.Add(ref text, digits) == '0'))
            return Stop(JsonFault.BadNumber, at);
        if (at < length && Unsafe.Add(ref text, at) == '.')
        {
            fractional = true;
            digits = ++at;
            at = Digits(ref text, at, length);
            if (at == digits)
                return Stop(JsonFault.NoFraction, at);
        }

        if (at < length && (Unsafe.Add(ref text, at) | 0x20) == 'e')
        {
            fractional = true;
            at++;
            if (at < length && Unsafe.Add(ref text, at) is (byte)'+' or (byte)'-')
                at++;
            digits = at;
            at = Digits(ref text, at, length);
            if (at == digits)
                return Stop(JsonFault.NoExponent, at);
            ReadOnlySpan<byte> power = _text[digits..at].TrimStart((byte)'0');
            if (power.Length > 9 || (power.Length > 0 && int.Parse(power, System.Globalization.CultureInfo.InvariantCulture) > _limits.MaxExponent))
                return Stop(JsonFault.ExponentTooLarge, start);
        }

        if (at - start > _limits.MaxNumberLength)
            return Stop(JsonFault.NumberTooLong, start);
        token.Length = at - start;
        token.Set(JsonKind.Number, fractional, 0);
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ref byte text, int at, int length)
    {
        while (at < length && (uint)(Unsafe.Add(ref text, at) - '0') <= 9)
            at++;
        return at;
    }

    /// <summary>Where the next quote, backslash or control character is, or the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int StringEnd(ref byte text, int at, int length)
    {
        for (; at + Vector128<byte>.Count <= length; at += Vector128<byte>.Count)
        {
            var chunk = Vector128.LoadUnsafe(ref text, (nuint)at);
            uint hits = (Vector128.Equals(chunk, Vector128.Create((byte)'"'))
                | Vector128.Equals(chunk, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(chunk, Vector128.Create((byte)0x20))).ExtractMostSignificantBits();
            if (hits != 0)
                return at + BitOperations.TrailingZeroCount(hits);
        }

        while (at < length && Unsafe.Add(ref text, at) is not ((byte)'"' or (byte)'\\' or < 0x20))
            at++;
        return at;
    }

    /// <summary>Goes on from a backslash to the closing quote; -1 where there is none or a control character comes first.</summary>
    private int EscapedEnd(ref byte text, int at, int length)
    {
        while (at < length)
        {
            byte found = Unsafe.Add(ref text, at);
            if (found == '"')
                return at;
            if (found < 0x20)
                return Stop(JsonFault.ControlCharacter, at);
            at = at + 2 <= length ? StringEnd(ref text, at + 2, length) : length;
        }

        return Stop(JsonFault.EndsInString, length);
    }

    private bool Decode(int start, int length, out int offset)
    {
        offset = _decodedLength;
        byte[] decoded = _tape.ReserveDecoded(_decodedLength + 4 + length, Math.Min(_text.Length * 2L, int.MaxValue));
        var (fault, at, written) = JsonUnescape.Decode(_text.Slice(start, length), decoded.AsSpan(_decodedLength + 4), _limits.AllowNul);
        BinaryPrimitives.WriteInt32LittleEndian(decoded.AsSpan(_decodedLength), written);
        _decodedLength += 4 + written;
        return fault == JsonFault.None || Stop(fault, start + at) > 0;
    }
}
