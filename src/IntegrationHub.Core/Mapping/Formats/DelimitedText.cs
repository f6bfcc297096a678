using System.Text;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>One line of a table: its fields, or why it has none.</summary>
/// <param name="Line">The line in the file on which it begins, from 1.</param>
/// <param name="Fields">The fields; empty where there is a fault.</param>
/// <param name="Fault">Why it could not be read.</param>
/// <param name="Raw">The text, where there is a fault.</param>
internal sealed record TableRow(int Line, IReadOnlyList<string> Fields, string? Fault = null, string? Raw = null);

/// <summary>
/// Reads delimited text after RFC 4180. A quote that is not closed, or text after a closing quote, spoils its own line only: reading
/// goes on at the next line, since one bad row must not swallow the rest of the file.
/// </summary>
internal sealed class DelimitedText(string text, char delimiter, char quote, int maxColumns)
{
    private int _at;
    private int _line = 1;

    public IEnumerable<TableRow> Rows()
    {
        while (_at < text.Length)
        {
            yield return Row();
        }
    }

    private TableRow Row()
    {
        var (start, line) = (_at, _line);
        var fields = new List<string>();
        while (true)
        {
            var (field, fault) = _at < text.Length && text[_at] == quote ? Quoted() : (Plain(), null);
            fault ??= fields.Count >= maxColumns ? $"The row has more than {maxColumns} fields. Check the delimiter of the interface." : null;
            if (fault is not null)
            {
                return Spoilt(start, line, fault);
            }

            fields.Add(field);
            if (_at >= text.Length || text[_at] != delimiter)
            {
                EndLine();
                return new TableRow(line, fields);
            }

            _at++;
        }
    }

    private string Plain()
    {
        var end = text.AsSpan(_at).IndexOfAny(delimiter, '\r', '\n');
        var field = end < 0 ? text[_at..] : text.Substring(_at, end);
        _at += field.Length;
        return field;
    }

    private (string Field, string? Fault) Quoted()
    {
        var field = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (c != quote)
            {
                _line += c == '\n' ? 1 : 0;
                field.Append(c);
            }
            else if (_at + 1 < text.Length && text[_at + 1] == quote)
            {
                field.Append(quote);
                _at++;
            }
            else
            {
                _at++;
                var ends = _at >= text.Length || text[_at] == delimiter || text[_at] is '\r' or '\n';
                return (field.ToString(), ends ? null : "Text follows a closing quote. Double the quotes within the field at its source.");
            }
        }

        return ("", "A quote is opened and never closed. Close it, or double it, at its source.");
    }

    private TableRow Spoilt(int start, int line, string fault)
    {
        (_at, _line) = (start, line);
        var end = text.AsSpan(start).IndexOfAny('\r', '\n');
        var raw = end < 0 ? text[start..] : text.Substring(start, end);
        _at += raw.Length;
        EndLine();
        return new TableRow(line, [], fault, raw);
    }

    private void EndLine()
    {
        if (_at < text.Length)
        {
            _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
            _line++;
        }
    }
}
