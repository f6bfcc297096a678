using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>Decodes the escapes of a JSON string (RFC 8259, section 7) into UTF-8.</summary>
internal static class JsonUnescape
{
    /// <summary>Writes the decoded text, never longer than the source, and returns where and what the first fault is.</summary>
    public static (JsonFault Fault, int At, int Written) Decode(ReadOnlySpan<byte> source, Span<byte> target, bool allowNul)
    {
        int written = 0;
        for (int at = 0; at < source.Length;)
        {
            int run = source[at..].IndexOf((byte)'\\');
            if (run < 0)
                run = source.Length - at;
            source.Slice(at, run).CopyTo(target[written..]);
            written += run;
            at += run;
            if (at == source.Length)
                break;
            int escape = at;
            if (at + 1 >= source.Length)
                return (JsonFault.BadEscape, escape, written);
            if (source[at + 1] != 'u')
            {
                byte plain = Plain(source[at + 1]);
                if (plain == 0)
                    return (JsonFault.BadEscape, escape, written);
                target[written++] = plain;
                at += 2;
                continue;
            }

            int unit = Hex4(source, at + 2);
            at += 6;
            if (unit < 0)
                return (JsonFault.BadEscape, escape, written);
            if (unit == 0 && !allowNul)
                return (JsonFault.Nul, escape, written);
            if (unit is >= 0xD800 and <= 0xDFFF)
            {
                int low = at + 1 < source.Length && source[at] == '\\' && source[at + 1] == 'u' ? Hex4(source, at + 2) : -1;
                if (unit >= 0xDC00 || low is < 0xDC00 or > 0xDFFF)
                    return (JsonFault.LoneSurrogate, escape, written);
                at += 6;
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            }

            written += new Rune(unit).EncodeToUtf8(target[written..]);
        }

        return (JsonFault.None, 0, written);
    }

    private static byte Plain(byte escape) => escape switch
    {
        (byte)'"' => (byte)'"',
        (byte)'\\' => (byte)'\\',
        (byte)'/' => (byte)'/',
        (byte)'b' => 8,
        (byte)'f' => 12,
        (byte)'n' => 10,
        (byte)'r' => 13,
        (byte)'t' => 9,
        _ => 0,
    };

    private static int Hex4(ReadOnlySpan<byte> source, int at)
    {
        if (at + 4 > source.Length)
            return -1;
        int value = 0;
        foreach (byte digit in source.Slice(at, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return -1;
            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return value;
    }
}
