using System.Text;
using System.Text.Unicode;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Finds the encoding of a text file: byte order mark, zero bytes, whether all of it is UTF-8, else Windows-1252.</summary>
internal static class TextEncoding
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Reads the whole stream: one stray byte in the last row decides between UTF-8 and Windows-1252.</summary>
    public static (Encoding Encoding, string Evidence) Of(Stream stream)
    {
        var buffer = new byte[1 << 16];
        var filled = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var head = buffer.AsSpan(0, filled);
        if (head.StartsWith((byte[])[0xEF, 0xBB, 0xBF]))
        {
            return (new UTF8Encoding(true), "UTF-8 byte order mark");
        }

        if (head.StartsWith((byte[])[0xFF, 0xFE]))
        {
            return (Encoding.Unicode, "UTF-16 byte order mark, little-endian");
        }

        if (head.StartsWith((byte[])[0xFE, 0xFF]))
        {
            return (Encoding.BigEndianUnicode, "UTF-16 byte order mark, big-endian");
        }

        var (even, odd) = ZeroBytes(head);
        if (Math.Max(even, odd) > head.Length / 8)
        {
            return odd > even ? (Encoding.Unicode, "every second byte is zero") : (Encoding.BigEndianUnicode, "every second byte is zero");
        }

        return AllUtf8(stream, buffer, filled)
            ? (new UTF8Encoding(false), "all bytes are UTF-8")
            : (Windows1252, "not UTF-8 and no byte order mark: taken for Windows-1252, as German and French exports are");
    }

    private static (int Even, int Odd) ZeroBytes(ReadOnlySpan<byte> head)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                _ = (i & 1) == 0 ? even++ : odd++;
            }
        }

        return (even, odd);
    }

    private static bool AllUtf8(Stream stream, byte[] buffer, int filled)
    {
        while (true)
        {
            // A character cut at the end of the buffer is carried over to the next.
            var whole = filled;
            while (whole > 0 && filled - whole < 4 && (buffer[whole - 1] & 0xC0) == 0x80)
            {
                whole--;
            }

            whole = whole > 0 && buffer[whole - 1] >= 0xC0 ? whole - 1 : filled;
            var complete = Utf8.IsValid(buffer.AsSpan(0, filled)) ? filled : whole;
            if (!Utf8.IsValid(buffer.AsSpan(0, complete)))
            {
                return false;
            }

            var rest = filled - complete;
            buffer.AsSpan(complete, rest).CopyTo(buffer);
            var read = stream.Read(buffer, rest, buffer.Length - rest);
            if (read == 0)
            {
                return rest == 0;
            }

            filled = rest + read;
        }
    }
}
