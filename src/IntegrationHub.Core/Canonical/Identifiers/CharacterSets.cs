namespace IntegrationHub.Core.Canonical.Identifiers;

/// <summary>The character sets of GS1 element strings and the control characters of automatic identification.</summary>
internal static class CharacterSets
{
    /// <summary>Character set 82 (ISO/IEC 646 subset), in the order that gives each character its value in check pairs.</summary>
    public const string Cset82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    /// <summary>Character set 39 (component and part identifiers).</summary>
    public const string Cset39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Character set 64 (file-safe, URI-safe base 64).</summary>
    public const string Cset64 = "-0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    /// <summary>End of transmission: ends an ISO/IEC 15434 message.</summary>
    public const char Eot = '\u0004';

    /// <summary>File separator.</summary>
    public const char Fs = '\u001C';

    /// <summary>Group separator: what a scanner transmits for FNC1 inside a GS1 symbol.</summary>
    public const char Gs = '\u001D';

    /// <summary>Record separator: ends a format of an ISO/IEC 15434 message.</summary>
    public const char Rs = '\u001E';

    /// <summary>Unit separator.</summary>
    public const char Us = '\u001F';

    /// <summary>Shows control characters by name, for messages that people read.</summary>
    public static string Visible(string text) => text
        .Replace("\u0004", "<EOT>", StringComparison.Ordinal).Replace("\u001C", "<FS>", StringComparison.Ordinal)
        .Replace("\u001D", "<GS>", StringComparison.Ordinal).Replace("\u001E", "<RS>", StringComparison.Ordinal)
        .Replace("\u001F", "<US>", StringComparison.Ordinal);
}
