using System.Text;
using CsvHelper;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Delimiter and quote of a CSV file.</summary>
internal sealed record CsvDialect(string Delimiter, char Quote, string Evidence)
{
    private const int MaximumRecordBytes = 1 << 22;
    private static readonly string[] Candidates = [",", ";", "\t", "|"];

    /// <summary>Chooses the delimiter that cuts most of the first records into the same number of cells, the most cells deciding between equals.</summary>
    public static CsvDialect Of(string sample)
    {
        var quote = SingleQuoted(sample) ? '\'' : '"';

        // Excel's own hint, which its other imports show as a row.
        if (sample.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && sample.Length > 5 && sample[5] is '\r' or '\n')
        {
            return new(sample[4].ToString(), quote, "the file names its delimiter (sep=)");
        }

        CsvDialect? best = null;
        var bestScore = 0d;
        foreach (var delimiter in Candidates)
        {
            var dialect = new CsvDialect(delimiter, quote, "");
            List<(string[] Cells, int Line)> records;
            try
            {
                records = dialect.Records(sample, 60);
            }
            catch (CsvFormatException)
            {
                continue;
            }

            var mode = records.Select(r => r.Cells.Length).Where(c => c > 1).GroupBy(c => c).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault();
            if (mode is null)
            {
                continue;
            }

            var share = (double)mode.Count() / records.Count;
            var score = share + (Math.Min(mode.Key, 50) / 1000d);
            if (score > bestScore)
            {
                (best, bestScore) = (dialect with { Evidence = $"'{Name(delimiter)}' cuts {share:P0} of the first {records.Count} records into {mode.Key} cells" }, score);
            }
        }

        return best ?? new(",", quote, "no delimiter was found: one column");
    }

    /// <summary>Reads the first records of a sample.</summary>
    public List<(string[] Cells, int Line)> Records(string sample, int maximum)
    {
        using var reader = CsvReader.FromText(sample, Options(null) with { TrackLineNumbers = true });
        var records = new List<(string[], int)>();
        while (records.Count < maximum && reader.Read())
        {
            records.Add((reader.Current.ToArray(), (int)reader.LineNumber));
        }

        // The sample may end inside a record.
        if (records.Count is > 1 and var count && count < maximum && sample.Length == CsvTable.SampleCharacters)
        {
            records.RemoveAt(count - 1);
        }

        return records;
    }

    /// <summary>Gets the reader's options. Recovered records are reported and then refused, so that one bad row costs one row.</summary>
    public CsvReaderOptions Options(Encoding? encoding) => new()
    {
        HasHeader = false,
        Separator = Delimiter[0],
        Quote = Quote,
        Encoding = encoding,
        SkipEmptyLines = false,
        MaxRecordSize = MaximumRecordBytes,
    };

    private static string Name(string delimiter) => delimiter == "\t" ? "tab" : delimiter;

    private static bool SingleQuoted(string sample)
    {
        var cells = sample.Split(['\n', ',', ';', '\t', '|'], 400, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return !sample.Contains('"', StringComparison.Ordinal) && cells.Count(c => c.Length > 1 && c[0] == '\'' && c[^1] == '\'') > cells.Length / 2;
    }
}
