using System.Globalization;
using CsvHelper;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Reconciliation.Spreadsheets;

namespace IntegrationHub.Host.Api.Genealogy;

/// <summary>A trace as a table for a spreadsheet. No cell can run as a formula.</summary>
internal static class TraceCsv
{
    private static readonly string[] Header = ["level", "certainty", "kind", "item", "serial or lot", "at least affected", "at most affected", "unit", "bounds", "known as", "id"];

    public static byte[] Write(TraceResult trace)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { Quoting = CsvQuoting.Always, WriteByteOrderMark = true }, leaveOpen: true))
        {
            csv.WriteRecord(Header);
            foreach (var node in trace.Nodes)
            {
                csv.WriteRecord(
                [
                    .. new[]
                    {
                        node.Level.ToString(CultureInfo.InvariantCulture), node.Level == 0 ? "suspect" : Codes.Text(node.Certainty), Codes.Text(node.Kind), node.Item, node.Serial ?? node.Lot,
                        node.Bounds?.Minimum.ToString(CultureInfo.InvariantCulture), node.Bounds?.Maximum?.ToString(CultureInfo.InvariantCulture), node.Bounds?.Unit,
                        node.Bounds is null ? "" : node.Bounds.Exact ? "exact" : "loose", string.Join("; ", (node.KnownAs ?? []).Select(name => name.Words)), node.Id,
                    }.Select(cell => FormulaGuard.Neutralise(cell ?? "")),
                ]);
            }

            csv.WriteRecord(["", "completeness", "", "", FormulaGuard.Neutralise(trace.Completeness.Statement), "", "", "", "", "", ""]);
        }

        return stream.ToArray();
    }
}
