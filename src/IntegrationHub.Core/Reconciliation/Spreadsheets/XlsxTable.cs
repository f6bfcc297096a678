using System.Globalization;
using System.IO.Compression;
using System.Xml;
using IntegrationHub.Core.Canonical;
using MiniExcelLibs;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>A sheet of an XLSX file, streamed.</summary>
internal sealed class XlsxTable : Table
{
    private readonly Func<Stream> _open;
    private readonly string _sheet;

    private XlsxTable(Func<Stream> open, string sheet) => (_open, _sheet) = (open, sheet);

    /// <summary>Opens the first sheet that has a header with a known column name, else the first that has a header.</summary>
    public static Outcome<Table> OpenXlsx(NamedFile file, ComparisonOptions options)
    {
        try
        {
            using (var zip = new ZipArchive(file.Open()))
            {
                if (zip.Entries.Sum(e => e.Length) > options.MaximumUnpackedBytes)
                {
                    return Outcome<Table>.Failed(new Problem("RSP-0005", $"The file unpacks to more than {options.MaximumUnpackedBytes} bytes. Export fewer columns, or CSV.", file.FileName));
                }
            }

            return Sheet(file, options.Header);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or KeyNotFoundException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return Outcome<Table>.Failed(new Problem("RSP-0006", $"This is not a readable XLSX file ({e.Message.TrimEnd('.')}). Save it again, or export CSV.", file.FileName));
        }
    }

    /// <inheritdoc />
    public override IEnumerable<TableRow> Rows()
    {
        var row = new XlsxRow();
        foreach (var (cells, line) in Read(_open, _sheet))
        {
            if (line > Dialect.HeaderLine && row.Take(cells, line))
            {
                yield return row;
            }
        }
    }

    private static Outcome<Table> Sheet(NamedFile file, IReadOnlyCollection<string>? wanted)
    {
        List<string> names;
        using (var stream = file.Open())
        {
            names = stream.GetSheetNames();
        }

        (string Sheet, List<string[]> Rows, int At, int Known)? best = null;
        foreach (var name in names)
        {
            var rows = Read(file.Open, name).Take(30).Select(r => r.Cells.Select(c => Text(c).Text).ToArray()).ToList();
            if (HeaderRow.Find(rows, wanted) is { } at)
            {
                var known = rows[at].Count(c => KnownColumns.Find(c) is not null);
                if (best is null || known > best.Value.Known)
                {
                    best = (name, rows, at, known);
                }
            }
        }

        if (best is not { } chosen)
        {
            return Outcome<Table>.Failed(new Problem("RSP-0004", "No header row was found on any sheet. Add a row of column names above the data.", file.FileName));
        }

        var others = names.Count == 1 ? "the only sheet" : $"sheet '{chosen.Sheet}' of {names.Count} has the most known column names; the others were not read";
        return Outcome<Table>.Of(new XlsxTable(file.Open, chosen.Sheet)
        {
            Dialect = new("xlsx", null, null, null, chosen.At + 1, chosen.Sheet, others),
            Header = HeaderRow.Unique(chosen.Rows[chosen.At]),
        });
    }

    private static IEnumerable<(ICollection<object?> Cells, int Line)> Read(Func<Stream> open, string sheet)
    {
        using var stream = open();
        var line = 0;
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX))
        {
            yield return (row.Values, ++line);
        }
    }

    // Numbers have at most 15 digits that survived; below that the integer is exact and must not turn into 1E+12.
    private static (string Text, CellKind Kind) Text(object? cell) => cell switch
    {
        null => ("", CellKind.Text),
        string text => (text, CellKind.Text),
        bool flag => (flag ? "true" : "false", CellKind.Text),
        DateTime date => (date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellKind.Date),
        double number when Math.Abs(number) < 1e15 => (((decimal)number).ToString(CultureInfo.InvariantCulture), CellKind.Number),
        IFormattable other => (other.ToString(null, CultureInfo.InvariantCulture), CellKind.Number),
        _ => (cell.ToString() ?? "", CellKind.Text),
    };

    private sealed class XlsxRow : TableRow
    {
        private readonly List<(string Text, CellKind Kind)> _cells = [];

        public override int Count => _cells.Count;

        public override string? Fault => null;

        public override string this[int index] => index < _cells.Count ? _cells[index].Text : "";

        public override CellKind KindOf(int index) => index < _cells.Count ? _cells[index].Kind : CellKind.Text;

        public bool Take(ICollection<object?> cells, int line)
        {
            Line = line;
            _cells.Clear();
            var any = false;
            foreach (var cell in cells)
            {
                var text = Text(cell);
                any |= text.Text.Length > 0;
                _cells.Add(text);
            }

            return any;
        }
    }
}
