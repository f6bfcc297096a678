using System.Text;
using CsvHelper;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>A CSV or TSV file, RFC 4180 with sniffed delimiter, quote and encoding.</summary>
internal sealed class CsvTable : Table
{
    /// <summary>How much of a file is looked at to find its dialect.</summary>
    public const int SampleCharacters = 1 << 16;

    private readonly Func<Stream> _open;
    private readonly Encoding _encoding;
    private readonly CsvDialect _csv;
    private readonly int _headerRecord;

    private CsvTable(Func<Stream> open, Encoding encoding, CsvDialect csv, int headerRecord) =>
        (_open, _encoding, _csv, _headerRecord) = (open, encoding, csv, headerRecord);

    /// <summary>Sniffs and opens.</summary>
    public static Outcome<Table> OpenCsv(NamedFile file, IReadOnlyCollection<string>? wanted = null)
    {
        (Encoding Encoding, string Evidence) text;
        using (var stream = file.Open())
        {
            text = TextEncoding.Of(stream);
        }

        string sample;
        using (var reader = new StreamReader(file.Open(), text.Encoding))
        {
            var buffer = new char[SampleCharacters];
            sample = new string(buffer, 0, reader.ReadBlock(buffer));
        }

        var csv = CsvDialect.Of(sample);
        List<(string[] Cells, int Line)> first;
        try
        {
            first = csv.Records(sample, 30);
        }
        catch (CsvFormatException)
        {
            return Outcome<Table>.Failed(new Problem("RSP-0003", "The file is not CSV: a quoted cell never ends. Export it again.", file.FileName));
        }

        if (HeaderRow.Find([.. first.Select(r => r.Cells)], wanted) is not { } at)
        {
            return Outcome<Table>.Failed(new Problem("RSP-0004", "No header row was found among the first rows. Add a row of column names above the data.", file.FileName));
        }

        return Outcome<Table>.Of(new CsvTable(file.Open, text.Encoding, csv, at)
        {
            Dialect = new("csv", text.Encoding.WebName, csv.Delimiter, csv.Quote.ToString(), first[at].Line, null, $"{text.Evidence}; {csv.Evidence}"),
            Header = HeaderRow.Unique(first[at].Cells),
        });
    }

    /// <inheritdoc />
    public override IEnumerable<TableRow> Rows()
    {
        using var row = new Cursor(_open(), _csv, _encoding, Header.Count);
        for (var record = 0; row.Read(); record++)
        {
            if (record > _headerRecord && !row.IsBlank)
            {
                yield return row;
            }
        }
    }

    private sealed class Cursor : TableRow, IDisposable
    {
        private readonly CsvReader _reader;
        private readonly int _width;
        private string? _malformed;
        private bool _broken;

        public Cursor(Stream stream, CsvDialect csv, Encoding encoding, int width)
        {
            _width = width;
            _reader = CsvReader.Create(stream, csv.Options(encoding) with { TrackLineNumbers = true, OnMalformedRecord = r => _malformed ??= Reason(r) }, leaveOpen: false);
        }

        public override int Count => _broken ? 0 : _reader.FieldCount;

        public bool IsBlank
        {
            get
            {
                for (var i = 0; i < Count; i++)
                {
                    if (!_reader.GetSpan(i).Trim(" \t"u8).IsEmpty)
                    {
                        return false;
                    }
                }

                return !_broken;
            }
        }

        public override string? Fault
        {
            get
            {
                if (_broken)
                {
                    return "The row is longer than a row can be: a quote was probably opened and never closed. Close it and export again; rows after this one were not read.";
                }

                if (_malformed is not null)
                {
                    return _malformed;
                }

                if (Count < _width)
                {
                    return $"The row has {Count} cells where the header has {_width}, so that cells may have moved. Correct the row and export again.";
                }

                for (var i = _width; i < Count; i++)
                {
                    if (!_reader.GetSpan(i).IsEmpty)
                    {
                        return $"The row has {Count} cells where the header has {_width}, so that cells may have moved. Quote the cell that holds the delimiter.";
                    }
                }

                return null;
            }
        }

        public override string this[int index] => index < Count ? _reader.GetString(index) : "";

        public override ReadOnlySpan<byte> BytesOf(int index) => index < Count ? _reader.GetSpan(index) : default;

        public bool Read()
        {
            if (_broken)
            {
                return false;
            }

            _malformed = null;
            try
            {
                if (!_reader.Read())
                {
                    return false;
                }

                Line = (int)_reader.LineNumber;
                return true;
            }
            catch (CsvFormatException)
            {
                Line++;
                return _broken = true;
            }
        }

        public void Dispose() => _reader.Dispose();

        // A quote inside an unquoted cell is an inch mark; the other two leave open where a cell ends.
        private static string? Reason(CsvMalformedRecord record) => record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "A quote is opened and never closed, so that this row holds all that follows. Close it and export again.",
            CsvMalformedReason.TextAfterClosingQuote => "Text follows a closing quote. Double the quotes inside the cell and export again.",
            _ => null,
        };
    }
}
