namespace IntegrationHub.Core.Contracts;

/// <summary>IP addresses as text: RFC 2673, section 3.2 and RFC 4291, section 2.2.</summary>
internal static class InternetAddresses
{
    public static bool IsIPv4(ReadOnlySpan<byte> text)
    {
        int parts = 0;
        while (true)
        {
            int dot = text.IndexOf((byte)'.');
            ReadOnlySpan<byte> part = dot < 0 ? text : text[..dot];
            // A leading zero reads as octal in some systems, so it is refused.
            if (part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0') || part.ContainsAnyExceptInRange((byte)'0', (byte)'9')
                || int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) > 255)
                return false;
            parts++;
            if (dot < 0)
                return parts == 4;
            text = text[(dot + 1)..];
        }
    }

    public static bool IsIPv6(ReadOnlySpan<byte> text)
    {
        int groups = 0;
        bool compressed = false;
        if (text.StartsWith("::"u8))
        {
            compressed = true;
            text = text[2..];
            if (text.IsEmpty)
                return true;
        }

        while (true)
        {
            int colon = text.IndexOf((byte)':');
            ReadOnlySpan<byte> group = colon < 0 ? text : text[..colon];
            if (colon < 0 && group.Contains((byte)'.'))
            {
                groups += 2;
                return IsIPv4(group) && (compressed ? groups <= 7 : groups == 8);
            }

            if (group.Length is 0 or > 4)
                return false;
            foreach (byte b in group)
            {
                if (!char.IsAsciiHexDigit((char)b))
                    return false;
            }

            groups++;
            if (colon < 0)
                return compressed ? groups <= 7 : groups == 8;
            text = text[(colon + 1)..];
            if (!text.IsEmpty && text[0] == ':')
            {
                if (compressed)
                    return false;
                compressed = true;
                text = text[1..];
                if (text.IsEmpty)
                    return groups <= 7;
            }
        }
    }
}
