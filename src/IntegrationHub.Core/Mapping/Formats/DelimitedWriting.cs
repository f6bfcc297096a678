using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>Writes a list of flat objects (or the member <c>rows</c>) as delimited text with CR LF (RFC 4180).</summary>
internal static class DelimitedWriting
{
    public static Outcome<byte[]> Write(TokenTape tape, IReadOnlyList<string> declared, char delimiter, char quote, bool header, bool neutralise, Encoding encoding)
    {
        var list = tape.TryGetMember(0, "rows"u8, out var rows) ? rows : 0;
        if (tape.Kind(list) != JsonKind.Array)
        {
            return Failed("A table is written from a list of objects, or from an object with 'rows'. Correct the mapping's targets.", tape, list);
        }

        var columns = declared.Count > 0 ? declared : Columns(tape, list);
        var text = new StringBuilder();
        if (header)
        {
            Line(columns);
        }

        var values = new List<string>(columns.Count);
        foreach (var row in tape.Children(list))
        {
            values.Clear();
            foreach (var column in columns)
            {
                var there = tape.TryGetMember(row, Encoding.UTF8.GetBytes(column), out var cell) && tape.Kind(cell) != JsonKind.Null;
                if (there && tape.Kind(cell) >= JsonKind.Array)
                {
                    return Failed($"'{column}' is a list or an object, a cell is not. Set one of its members.", tape, cell);
                }

                values.Add(!there ? "" : neutralise ? Neutral(tape.GetString(cell)) : tape.GetString(cell));
            }

            Line(values);
        }

        try
        {
            return Outcome<byte[]>.Of(encoding.GetBytes(text.ToString()));
        }
        catch (EncoderFallbackException)
        {
            return Failed($"A text has characters that {encoding.WebName} does not have. Take utf-8, or replace them in the mapping.", tape, list);
        }

        void Line(IReadOnlyList<string> fields)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                text.Append(i > 0 ? delimiter.ToString() : "").Append(Quoted(fields[i], delimiter, quote));
            }

            text.Append("\r\n");
        }
    }

    // Plain numbers stay: a target system that reads -5 must not find '-5.
    private static string Neutral(string value) =>
        value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D'
        && !decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? "'" + value : value;

    private static string Quoted(string field, char delimiter, char quote) =>
        field.AsSpan().IndexOfAny([delimiter, quote, '\r', '\n']) < 0 && (field.Length == 0 || (field[0] != ' ' && field[^1] != ' '))
            ? field
            : quote + field.Replace(quote.ToString(), new string(quote, 2), StringComparison.Ordinal) + quote;

    private static List<string> Columns(TokenTape tape, int list)
    {
        var columns = new List<string>();
        foreach (var row in tape.Children(list))
        {
            foreach (var cell in tape.Children(row))
            {
                if (!columns.Contains(tape.NameText(cell)))
                {
                    columns.Add(tape.NameText(cell));
                }
            }
        }

        return columns;
    }

    private static Outcome<byte[]> Failed(string message, TokenTape tape, int node) =>
        Outcome<byte[]>.Failed(new Problem("FMT-0006", message, tape.Pointer(node)));
}
