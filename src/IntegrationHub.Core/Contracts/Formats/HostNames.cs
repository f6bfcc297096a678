using System.Globalization;
using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>Host names: RFC 1123, section 2.1, and RFC 5890 for letters outside ASCII.</summary>
internal static class HostNames
{
    public static bool IsHostName(ReadOnlySpan<byte> utf8, bool international)
    {
        if (utf8.IsEmpty || (!international && !Ascii.IsValid(utf8)))
            return false;
        string text = Encoding.UTF8.GetString(utf8);
        if (international)
            text = text.Replace('\u3002', '.').Replace('\uFF0E', '.').Replace('\uFF61', '.');
        int length = 0;
        foreach (string label in text.Split('.'))
        {
            string? encoded = Ascii.IsValid(label) ? label : InternationalLabels.Encode(label);
            if (encoded is null || !IsLabel(encoded))
                return false;
            length += encoded.Length + 1;
        }

        return length - 1 <= 253;
    }

    private static bool IsLabel(string label)
    {
        if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
            return false;
        foreach (char c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
        }

        // "--" in third and fourth place is reserved for encoded labels (RFC 5891, section 4.2.3.1).
        if (label.Length < 4 || label[2] != '-' || label[3] != '-')
            return true;
        return label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) && InternationalLabels.IsEncoded(label);
    }
}
