using System.Globalization;
using System.Text;

namespace IntegrationHub.Core.Canonical.Identifiers;

/// <summary>Percent encoding of single-byte characters, as Digital Links and EPC URIs use it.</summary>
internal static class PercentText
{
    /// <summary>Decodes; none when a % is not followed by two hexadecimal digits.</summary>
    public static string? Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                decoded.Append(text[i]);
            }
            else if (i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                decoded.Append((char)value);
                i += 2;
            }
            else
            {
                return null;
            }
        }

        return decoded.ToString();
    }

    /// <summary>Encodes everything but letters, digits, hyphen, full stop, underscore and tilde.</summary>
    /// <remarks>A segment of dots alone would be taken for "this folder" by every web client, so its dots are encoded too.</remarks>
    public static string Encode(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '~' || (c == '.' && text is not "." and not "..")
            ? c.ToString() : $"%{(int)c:X2}"));

    /// <summary>Encodes only the characters that a component of an EPC URI may not hold (Tag Data Standard, table of characters).</summary>
    public static string EncodeEpc(string text) =>
        string.Concat(text.Select(c => "\"%&/<>?#".Contains(c, StringComparison.Ordinal) ? $"%{(int)c:X2}" : c.ToString()));
}
