using System.Globalization;
using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>Labels with letters outside ASCII (RFC 5891), with the context rules of RFC 5892, appendix A.</summary>
internal static class InternationalLabels
{
    /// <summary>The label as ASCII, or null where it is not allowed.</summary>
    public static string? Encode(string label)
    {
        if (!IsAllowed(label))
            return null;
        try
        {
            return "xn--" + Punycode.Encode(label);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether an ASCII label that begins with <c>xn--</c> stands for an allowed one.</summary>
    public static bool IsEncoded(string label)
    {
        string? decoded = Punycode.Decode(label[4..].ToLowerInvariant());
        return decoded is not null && !System.Text.Ascii.IsValid(decoded) && IsAllowed(decoded)
            && string.Equals("xn--" + Punycode.Encode(decoded), label, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsAllowed(string label)
    {
        Rune[] runes = [.. label.EnumerateRunes()];
        if (runes.Length == 0 || runes[0].Value == '-' || runes[^1].Value == '-' || (runes.Length > 3 && runes[2].Value == '-' && runes[3].Value == '-'))
            return false;
        if (Rune.GetUnicodeCategory(runes[0]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
            return false;
        for (int i = 0; i < runes.Length; i++)
        {
            if (!IsAllowed(runes, i))
                return false;
        }

        return true;
    }

    private static bool IsAllowed(Rune[] runes, int at)
    {
        int c = runes[at].Value;
        int before = at > 0 ? runes[at - 1].Value : 0;
        int after = at + 1 < runes.Length ? runes[at + 1].Value : 0;
        switch (c)
        {
            case 0x00B7:
                return before == 'l' && after == 'l';
            case 0x0375:
                return after is >= 0x0370 and <= 0x03FF or >= 0x1F00 and <= 0x1FFF;
            case 0x05F3 or 0x05F4:
                return before is >= 0x0590 and <= 0x05FF;
            case 0x30FB:
                return Array.Exists(runes, r => r.Value is >= 0x3041 and <= 0x3096 or >= 0x309D and <= 0x309F or >= 0x30A1 and <= 0x30FA or >= 0x30FD and <= 0x30FF or 0x3005 or 0x3007 or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF);
            case 0x200C or 0x200D:
                // Joiners follow a virama.
                return before is 0x094D or 0x09CD or 0x0A4D or 0x0ACD or 0x0B4D or 0x0BCD or 0x0C4D or 0x0CCD or 0x0D4D or 0x0DCA or 0x0E3A or 0x1039;
            case >= 0x0660 and <= 0x0669:
                return !Array.Exists(runes, r => r.Value is >= 0x06F0 and <= 0x06F9);
            case >= 0x06F0 and <= 0x06F9:
                return !Array.Exists(runes, r => r.Value is >= 0x0660 and <= 0x0669);
            case 0x302E or 0x302F or 0x0640 or 0x07FA or 0x303B or >= 0x3031 and <= 0x3035:
                return false;
            case 0x00DF or 0x03C2 or 0x06FD or 0x06FE or 0x0F0B or 0x3007:
                return true;
            default:
                return c < 128
                    ? char.IsAsciiLetterLower((char)c) || char.IsAsciiLetterUpper((char)c) || char.IsAsciiDigit((char)c) || c == '-'
                    : Rune.GetUnicodeCategory(runes[at]) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;
        }
    }
}
