using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>CSV and TSV with a dialect per interface.</summary>
internal sealed class DelimitedFormat(string name, char usualDelimiter) : IMessageFormat
{
    public string Name => name;

    public FormatCodec Bind(FormatOptions options)
    {
        var delimiter = options.Character("delimiter", usualDelimiter);
        var quote = options.Character("quote", '"');
        var encodingName = options.Text("encoding") ?? "utf-8";
        var encoding = TextDecoding.Find(encodingName);
        if (encoding is null)
        {
            options.Problems.Add(new Problem("FMT-0001", $"The encoding is one of {string.Join(", ", TextDecoding.Names)}. Take one of these.", RawValue: encodingName));
            encoding = Encoding.UTF8;
        }

        var (header, skip, trim) = (options.Flag("header", true), options.Number("skip", 0), options.Flag("trim", false));
        var (columns, names) = (options.List("columns"), options.List("names"));
        var neutralise = options.Flag("neutralise", true);
        if (!header && columns.Count == 0)
        {
            options.Problems.Add(new Problem("FMT-0001", "A table without header needs 'columns' in the format: the names in order. Add them."));
        }

        return new FormatCodec(
            (document, limits) => Read(document, limits),
            tape => DelimitedWriting.Write(tape, columns, delimiter, quote, header, neutralise, encoding));

        Outcome<TokenTape> Read(ReadOnlyMemory<byte> document, FormatLimits limits)
        {
            var text = TextDecoding.Decode(document.Span, encoding);
            if (!text.Succeeded)
            {
                return Outcome<TokenTape>.Failed(text.Problems);
            }

            var rows = new DelimitedText(text.Value, delimiter, quote, limits.MaxColumns).Rows().Skip(skip).ToList();
            if (header && (rows.Count == 0 || rows[0].Fault is not null))
            {
                return Outcome<TokenTape>.Failed(new Problem("FMT-0003", $"The table has no header row. {rows.FirstOrDefault()?.Fault ?? "Check 'skip' and the file."}", "row 1"));
            }

            var table = Table.Begin(columns.Count > 0 ? columns : rows[0].Fields, names, trim);
            return table.Succeeded ? table.Value.Build(header ? rows.Skip(1) : rows, limits) : Outcome<TokenTape>.Failed(table.Problems);
        }
    }
}
