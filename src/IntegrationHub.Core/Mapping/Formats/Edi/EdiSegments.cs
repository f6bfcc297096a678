using System.Globalization;
using System.Text;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.Edi;

/// <summary>
/// Cuts an interchange into segments. Element n of XYZ is the field <c>XYZ0n</c>, its component m from the second on
/// <c>XYZ0n-m</c>, its repetition r from the second on <c>XYZ0n*r</c>; what is empty is no field.
/// </summary>
internal sealed class EdiSegments(string text, EdiDialect dialect, int maxElements)
{
    private EdiSeparators? _by;
    private int _at;
    private int _start;
    private int _number;
    private int _elements;

    /// <summary>Gets why reading ended before the end, and where.</summary>
    public (string Message, string Place)? Fault { get; private set; }

    /// <summary>Reads the next segment; null at the end, and where there is a fault.</summary>
    public Record? Next()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] is '\uFEFF' or '\u001A'))
        {
            _at++;
        }

        _start = _at;
        if (_at >= text.Length || Fault is not null || !Begin())
        {
            return null;
        }

        _number++;
        _start = _at; // Behind the advice, where there was one.
        var end = End();
        if (end < 0)
        {
            return Stop($"The document ends within a segment, without '{_by!.Segment}'. Fetch it again; it was cut off.");
        }

        _at = end + 1;
        var raw = text[_start..end];
        var length = raw.AsSpan().IndexOfAny(_by!.Element, _by.Component);
        var tag = (length < 0 ? raw : raw[..length]).TrimEnd('\r', '\n');
        if (tag.Length is < 2 or > 3 || !char.IsAsciiLetterUpper(tag[0]) || tag.AsSpan(1).IndexOfAnyExcept(TagCharacters) >= 0)
        {
            return Stop($"A segment begins with a tag of two or three capital letters and digits; found '{(tag.Length > 20 ? tag[..20] : tag)}'. Correct the document, or the format of the interface.");
        }

        var segment = new Record(tag, $"segment {_number.ToString(CultureInfo.InvariantCulture)} ({tag})", raw);
        Fields(segment, raw, tag.Length + 1);
        return _elements > maxElements ? Stop($"The document has more than {maxElements} elements. Split it at its source, or raise the limit of the interface.") : segment;
    }

    private static System.Buffers.SearchValues<char> TagCharacters { get; } = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    // Every interchange brings its own separators, also the second one of a file.
    private bool Begin()
    {
        var rest = text.AsSpan(_at);
        if (dialect.IsX12 && rest.StartsWith("ISA", StringComparison.Ordinal))
        {
            return Found(EdiSeparators.OfIsa(rest));
        }

        if (!dialect.IsX12 && rest.StartsWith("UNA", StringComparison.Ordinal))
        {
            var found = Found(EdiSeparators.OfUna(rest));
            for (_at += found ? 9 : 0; found && _at < text.Length && char.IsWhiteSpace(text[_at]); _at++)
            {
            }

            return found;
        }

        // Without advice the usual ones hold; a repetition separator came with syntax version 4 (UNB+UNOC:4).
        _by = !dialect.IsX12 && rest.StartsWith("UNB", StringComparison.Ordinal) ? dialect.Usual with { Repetition = rest.Length > 9 && rest[9] == '4' ? '*' : null } : _by;
        return _by is not null || Found((null, $"The document does not begin with {(dialect.IsX12 ? "ISA" : "UNA or UNB")}. Check that it was sent to the right interface."));
    }

    private bool Found((EdiSeparators? By, string? Fault) found)
    {
        _by = found.By;
        return found.Fault is null || Stop(found.Fault) is not null;
    }

    private int End()
    {
        for (var at = _at; at < text.Length; at++)
        {
            if (text[at] == _by!.ReleaseCharacter)
            {
                at++;
            }
            else if (text[at] == _by.Segment)
            {
                return at;
            }
        }

        return -1;
    }

    private void Fields(Record segment, string raw, int at)
    {
        // The elements of ISA that name the separators would be cut by them.
        var whole = dialect.IsX12 && segment.Name == "ISA";
        var (element, repetition, component) = (1, 1, 1);
        var value = new StringBuilder();
        for (; at <= raw.Length; at++)
        {
            var c = at < raw.Length ? raw[at] : _by!.Element;
            if (at < raw.Length && c == _by!.ReleaseCharacter && at + 1 < raw.Length)
            {
                value.Append(raw[++at]);
                continue;
            }

            if (c != _by!.Element && (whole || (c != _by.Component && c != _by.Repetition)))
            {
                value.Append(c);
                continue;
            }

            var text = whole ? value.ToString().TrimEnd(' ') : value.ToString();
            if (text.Length > 0)
            {
                segment.Fields.Add((EdiFieldNames.Of(segment.Name, element, repetition, component), text));
            }

            _elements++;
            value.Clear();
            (element, repetition, component) = c == _by.Element ? (element + 1, 1, 1) : c == _by.Component ? (element, repetition, component + 1) : (element, repetition + 1, 1);
        }
    }

    private Record? Stop(string message)
    {
        Fault = (message, $"segment {Math.Max(1, _number).ToString(CultureInfo.InvariantCulture)}, character {(_start + 1).ToString(CultureInfo.InvariantCulture)}");
        return null;
    }
}
