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
            while (reader.Read())
            {
                if (reader.GetSpan(0).IsEmpty || reader.GetSpan(1).IsEmpty)
                {
                    return Outcome<GenealogyIndex>.Failed(new Problem("GEN-0020",
                        "A row has no input or no output. Each row has input, output, quantity and operation; correct it and read the file again.", file));
                }

                builder.Add(reader.GetSpan(0), reader.GetSpan(1));
            }
        }
        catch (Exception fault) when (fault is CsvFormatException or ArgumentException or IndexOutOfRangeException)
        {
            return Outcome<GenealogyIndex>.Failed(new Problem("GEN-0020", $"{fault.Message} Each row has input, output, quantity and operation; correct it and read the file again.", file));
        }

        return Outcome<GenealogyIndex>.Of(builder.Build());
    }
}
