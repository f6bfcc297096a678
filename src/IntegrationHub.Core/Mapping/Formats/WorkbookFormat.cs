using System.Globalization;
using System.IO.Compression;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using MiniExcelLibs;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>XLSX: the rows of one sheet as text. Numbers keep the digits that the sheet stores, dates become ISO 8601.</summary>
internal sealed class WorkbookFormat : IMessageFormat
{
    public string Name => "xlsx";

    public FormatCodec Bind(FormatOptions options)
    {
        var (sheet, skip, trim) = (options.Text("sheet"), options.Number("skip", 0), options.Flag("trim", true));
        var (columns, names) = (options.List("columns"), options.List("names"));
        return new FormatCodec((document, limits) => Read(document, limits), null);

        Outcome<TokenTape> Read(ReadOnlyMemory<byte> document, FormatLimits limits)
        {
            try
            {
                using var stream = new MemoryStream(document.ToArray(), writable: false);
                if (Unpacked(stream) > limits.MaxUnpackedBytes)
                {
                    return Failed("FMT-0004", $"The workbook unpacks to more than {limits.MaxUnpackedBytes} bytes. Remove what is not needed, or raise the limit of the interface.");
                }

                stream.Position = 0;
                if (sheet is not null && !stream.GetSheetNames().Contains(sheet, StringComparer.Ordinal))
                {
                    return Failed("FMT-0003", $"The workbook has no sheet '{sheet}'. Correct 'sheet' of the format, or the file.");
                }

                stream.Position = 0;
                var rows = stream.Query(useHeaderRow: false, sheetName: sheet).Cast<IDictionary<string, object?>>().Skip(skip).Take(limits.MaxRows + 2)
                    .Select((row, index) => new TableRow(index + skip + 1, [.. row.Values.Select(Cell)])).ToList();
                if (rows.Count == 0)
                {
                    return Failed("FMT-0003", "The sheet is empty. Check 'sheet' and 'skip' of the format.");
                }

                var width = columns.Count > 0 ? columns.Count : rows[0].Fields.Count - rows[0].Fields.Reverse().TakeWhile(f => f.Length == 0).Count();
                var table = Table.Begin(columns.Count > 0 ? columns : [.. rows[0].Fields.Take(width)], names, trim);
                return table.Succeeded
                    ? table.Value.Build(rows.Skip(1).Where(r => r.Fields.Any(f => f.Length > 0)).Select(r => Fit(r, width)), limits)
                    : Outcome<TokenTape>.Failed(table.Problems);
            }
            catch (Exception fault) when (fault is InvalidDataException or System.Xml.XmlException or NotSupportedException or InvalidOperationException or FormatException or ArgumentException or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException)
            {
                return Failed("FMT-0005", $"This is no readable XLSX workbook ({fault.Message}). Save it again as .xlsx, without password.");
            }
        }
    }

    private static long Unpacked(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return archive.Entries.Count > 10_000 ? long.MaxValue : archive.Entries.Sum(e => e.Length);
    }

    // A sheet has a rectangle of cells; cells beyond the named columns count only where somebody wrote in them.
    private static TableRow Fit(TableRow row, int width) =>
        row.Fields.Count < width ? row with { Fields = [.. row.Fields, .. Enumerable.Repeat("", width - row.Fields.Count)] }
        : row.Fields.Skip(width).All(f => f.Length == 0) ? row with { Fields = [.. row.Fields.Take(width)] }
        : row;

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        double number when Math.Abs(number) < 1e15 && number == Math.Truncate(number) => ((long)number).ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static Outcome<TokenTape> Failed(string code, string message) => Outcome<TokenTape>.Failed(new Problem(code, message, "the workbook"));
}
