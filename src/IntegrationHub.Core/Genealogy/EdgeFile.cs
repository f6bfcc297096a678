using CsvHelper;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Reads a genealogy from a CSV file without header: input, output, and further columns (quantity, operation) that reach does not need.</summary>
public static class EdgeFile
{
    /// <summary>Reads all edges.</summary>
    /// <returns>The index, or problem <c>GEN-0020</c> for a row that cannot be read.</returns>
    public static Outcome<GenealogyIndex> Read(Stream csv, string file)
    {
        var builder = new GenealogyIndex.Builder();
        using var reader = CsvReader.Create(
            csv, new CsvReaderOptions { HasHeader = false, Separator = ',', MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw, MaxRecordSize = 1 << 16 }, leaveOpen: true);
        try
        {
            for (var row = 1; reader.Read(); row++)
            {
                // A missing column reads as empty, and an edge to nothing would be believed.
                var input = reader.GetSpan(0);
                var output = reader.GetSpan(1);
                if (input.IsEmpty || output.IsEmpty)
                {
                    return Unreadable($"Row {row} has no input or no output.", file);
                }

                builder.Add(input, output);
            }
        }
        catch (Exception fault) when (fault is CsvFormatException or ArgumentException or IndexOutOfRangeException)
        {
            return Unreadable(fault.Message, file);
        }

        return Outcome<GenealogyIndex>.Of(builder.Build());
    }

    private static Outcome<GenealogyIndex> Unreadable(string why, string file) => Outcome<GenealogyIndex>.Failed(
        new Problem("GEN-0020", $"{why} Each row has input, output, quantity and operation; correct it and read the file again.", file));
}
