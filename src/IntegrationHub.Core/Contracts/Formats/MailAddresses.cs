using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>Mailboxes: RFC 5321, section 4.1.2, and RFC 6531 for letters outside ASCII.</summary>
internal static class MailAddresses
{
    public static bool IsAddress(ReadOnlySpan<byte> text, bool international)
    {
        int at = text.LastIndexOf((byte)'@');
        if (at <= 0 || at == text.Length - 1 || (!international && !Ascii.IsValid(text)))
            return false;
        ReadOnlySpan<byte> local = text[..at];
        ReadOnlySpan<byte> domain = text[(at + 1)..];
        return (local[0] == '"' ? IsQuoted(local) : IsDotted(local)) && IsDomain(domain, international);
    }

    private static bool IsDomain(ReadOnlySpan<byte> domain, bool international)
    {
        if (domain[0] != '[')
            return HostNames.IsHostName(domain, international);
        if (domain[^1] != ']')
            return false;
        ReadOnlySpan<byte> literal = domain[1..^1];
        return literal.StartsWith("IPv6:"u8) ? InternetAddresses.IsIPv6(literal[5..]) : InternetAddresses.IsIPv4(literal);
    }

    private static bool IsDotted(ReadOnlySpan<byte> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf(".."u8) >= 0)
            return false;
        foreach (byte b in local)
        {
            if (b < 128 && !char.IsAsciiLetterOrDigit((char)b) && !"!#$%&'*+-/=?^_`{|}~."u8.Contains(b))
                return false;
        }

        return true;
    }

    private static bool IsQuoted(ReadOnlySpan<byte> local)
    {
        if (local.Length < 2 || local[^1] != '"')
            return false;
        for (int i = 1; i < local.Length - 1; i++)
        {
            if (local[i] == '\\')
                i++;
            else if (local[i] is < 32 or (byte)'"' or 127)
                return false;
            if (i == local.Length - 1)
                return false;
        }

        return true;
    }
}
