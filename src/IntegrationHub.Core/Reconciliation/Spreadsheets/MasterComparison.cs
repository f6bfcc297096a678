using System.Text;
using CsvHelper;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>
/// Compares masters as they stand, text by text: a CSV file each, comma, header, key in the first column, every other column an attribute.
/// Rows are streamed; a key costs its text once and four bytes a file, and equal rows of attributes are stored once.
/// </summary>
public static class MasterComparison
{
    private const int Contradicted = -2;
    private const int MaximumRow = 16_384;

    /// <summary>Counts the discrepancies.</summary>
    /// <returns>The counts; a problem for a file without header, with a broken row, or with other attributes than the first.</returns>
    public static Outcome<MasterCounts> Run(IReadOnlyList<NamedFile> files)
    {
        var keys = new KeyTable();
        var rows = new KeyTable();
        var values = new List<int[]>();
        string[]? attributes = null;
        foreach (var file in files)
        {
            using var reader = CsvReader.Create(file.Open(), new CsvReaderOptions { Separator = ',', MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw, MaxRecordSize = 1 << 20 }, leaveOpen: false);
            try
            {
                var header = reader.Headers.ToArray();
                attributes ??= [.. header.Skip(1).Order(StringComparer.Ordinal)];
                if (header.Length < 2 || !header.Skip(1).Order(StringComparer.Ordinal).SequenceEqual(attributes, StringComparer.Ordinal))
                {
                    return Outcome<MasterCounts>.Failed(new Problem("RSP-0030",
                        $"The columns after the key are {string.Join(", ", header.Skip(1))}; expected {string.Join(", ", attributes)}, in any order. Export the same attributes from each system.", file.FileName));
                }

                var order = attributes.Select(a => Array.IndexOf(header, a, 1)).ToArray();
                values.Add(Load(reader, order, keys, rows));
            }
            catch (CsvFormatException e)
            {
                return Outcome<MasterCounts>.Failed(new Problem("RSP-0031", $"{e.Message} Correct the row and export again.", file.FileName));
            }
            catch (ArgumentException e)
            {
                return Outcome<MasterCounts>.Failed(new Problem("RSP-0032", $"{e.Message} Check that the first column is the key.", file.FileName));
            }
        }

        return Outcome<MasterCounts>.Of(Count(keys.Count, values, attributes ?? []));
    }

    private static int[] Load(CsvReader reader, int[] order, KeyTable keys, KeyTable rows)
    {
        // 0 is absent, so that a fresh array says nothing about any key.
        var found = new int[Math.Max(1024, keys.Count)];
        Span<byte> row = stackalloc byte[MaximumRow];
        while (reader.Read())
        {
            var key = keys.Add(reader.GetSpan(0));
            var length = 0;
            foreach (var column in order)
            {
                var cell = reader.GetSpan(column);
                if (length + cell.Length >= MaximumRow - 2)
                {
                    throw new ArgumentException($"The attributes of {Encoding.UTF8.GetString(keys.Utf8(key))} have more than {MaximumRow} bytes.");
                }

                cell.CopyTo(row[length..]);
                length += cell.Length;

                // Cannot stand in a cell as UTF-8, so ("ab", "c") and ("a", "bc") stay two rows.
                row[length++] = 0xFF;
            }

            if (key >= found.Length)
            {
                Array.Resize(ref found, Math.Max(key + 1, found.Length * 3 / 2));
            }

            var value = rows.Add(row[..length]) + 1;
            found[key] = found[key] == 0 || found[key] == value ? value : Contradicted;
        }

        return found;
    }

    private static MasterCounts Count(int keys, List<int[]> values, IReadOnlyList<string> attributes)
    {
        var (missing, differing) = (0, 0);
        for (var key = 0; key < keys; key++)
        {
            var first = ValueOf(values[0], key);
            var (absent, differs) = (false, first == Contradicted);
            foreach (var file in values)
            {
                var value = ValueOf(file, key);
                absent |= value == 0;
                differs |= value != first;
            }

            missing += absent ? 1 : 0;
            differing += !absent && differs ? 1 : 0;
        }

        return new(keys, missing + differing, missing, differing, attributes);
    }

    private static int ValueOf(int[] file, int key) => key < file.Length ? file[key] : 0;
}

/// <summary>How masters differ.</summary>
/// <param name="Keys">Distinct keys over all files.</param>
/// <param name="Discrepancies">Keys with any difference or absence.</param>
/// <param name="Missing">Keys that at least one file lacks.</param>
/// <param name="Differing">Keys that all files have, with at least one attribute that differs (or contradicts itself within a file).</param>
/// <param name="Attributes">The attributes that were compared.</param>
public sealed record MasterCounts(int Keys, int Discrepancies, int Missing, int Differing, IReadOnlyList<string> Attributes);
