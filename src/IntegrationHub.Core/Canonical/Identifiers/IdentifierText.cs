using IntegrationHub.Core.Canonical.Identifiers.Gs1;

namespace IntegrationHub.Core.Canonical.Identifiers;

/// <summary>What any identifier text must satisfy before it is read, and what may be repaired without guessing.</summary>
internal static class IdentifierText
{
    /// <summary>The longest text that is read, in UTF-16 units; the largest symbols hold about 7,000 digits, identifiers far less.</summary>
    public const int MaxLength = 4096;

    private static readonly (string Spelled, char Control)[] Spellings =
    [
        .. Names("GS", CharacterSets.Gs, '\u241D'), .. Names("RS", CharacterSets.Rs, '\u241E'), .. Names("EOT", CharacterSets.Eot, '\u2404'),
        .. Names("FS", CharacterSets.Fs, '\u241C'), .. Names("US", CharacterSets.Us, '\u241F'), .. Names("FNC1", CharacterSets.Gs, '\u241D'),
    ];

    /// <summary>Returns why a text is refused, or nothing.</summary>
    public static Problem? Refusal(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Problem("IDN-0001", "The text is empty. Pass what the label or message says.");
        }

        if (text.Length > MaxLength)
        {
            return new Problem("IDN-0002", $"The text has {text.Length} characters, the limit is {MaxLength}. Pass one identifier at a time.");
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c) || (char.IsControl(c) && c is not (CharacterSets.Eot or CharacterSets.Fs or CharacterSets.Gs or CharacterSets.Rs or CharacterSets.Us)))
            {
                return new Problem("IDN-0003", $"The character U+{(int)c:X4} is not allowed. Remove it where the text comes from; of the control characters only EOT, FS, GS, RS and US have a meaning here.", ElementString.Offset(i));
            }
        }

        return null;
    }

    /// <summary>Takes off the line end or tab that scanners add as a suffix, and surrounding spaces.</summary>
    public static string Trimmed(string text) => text.Trim(' ', '\t', '\r', '\n');

    /// <summary>Puts control characters in place of their names (<c>&lt;GS&gt;</c>, <c>{GS}</c>, <c>[GS]</c>, the control pictures, <c>^</c> for a leading FNC1); nothing when there are none.</summary>
    public static string? WithControls(string text)
    {
        // In element strings ^ is no character of any value, so it can only stand for FNC1.
        var replaced = text[0] == '^' ? text.Replace('^', CharacterSets.Gs) : text;
        foreach (var (spelled, control) in Spellings)
        {
            replaced = replaced.Replace(spelled, control.ToString(), StringComparison.Ordinal);
        }

        return replaced == text ? null : replaced;
    }

    private static IEnumerable<(string Spelled, char Control)> Names(string name, char control, char picture) =>
        [($"<{name}>", control), ($"{{{name}}}", control), ($"[{name}]", control), (picture.ToString(), control)];
}
