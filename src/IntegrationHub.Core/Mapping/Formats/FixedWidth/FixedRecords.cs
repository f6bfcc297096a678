using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.FixedWidth;

/// <summary>Cuts a fixed-width file into records: lines, or stretches of one length.</summary>
internal static class FixedRecords
{
    // Hosts end a file with it (Control-Z), on punched media and ever since.
    private const char Substitute = '\u001A';

    public static IEnumerable<string> Of(string text, FixedFile file) =>
        file.Lines ? Lines(text.TrimEnd(Substitute)) : Stretches(text.TrimEnd(Substitute, '\r', '\n'), file.Length!.Value);

    private static IEnumerable<string> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            // U+0085 is how EBCDIC ends a line.
            var end = text.AsSpan(at).IndexOfAny('\r', '\n', '\u0085');
            var line = end < 0 ? text[at..] : text.Substring(at, end);
            at += line.Length;
            at += at >= text.Length ? 0 : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Stretches(string text, int length)
    {
        for (var at = 0; at < text.Length; at += length)
        {
            yield return text.Substring(at, Math.Min(length, text.Length - at));
        }
    }
}
