using System.Globalization;
using CsvHelper;
using MiniExcelLibs;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Writes the mismatch list as CSV or XLSX: a row per finding, three columns per file. No cell can run as a formula.</summary>
public static class ReportTable
{
    private static readonly string[] Leading = ["item", "site", "attribute", "system", "gate", "relation", "cause", "severity", "needs person"];
    private static readonly string[] Trailing = ["explanation", "proposal"];

    /// <summary>Writes CSV: UTF-8 with byte order mark, comma, every cell quoted. The stream stays open.</summary>
    public static void WriteCsv(SpreadsheetReport report, Stream output)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { Quoting = CsvQuoting.Always, WriteByteOrderMark = true }, leaveOpen: true);
        foreach (var row in Rows(report).Prepend(Header(report)))
        {
            csv.WriteRecord([.. row.Select(FormulaGuard.Neutralise)]);
        }
    }

    /// <summary>Writes XLSX with the sheets findings, refused and guesses. The stream stays open.</summary>
    public static void WriteXlsx(SpreadsheetReport report, Stream output) => output.SaveAs(new Dictionary<string, object>
    {
        ["findings"] = Sheet(Header(report), Rows(report)),
        ["refused"] = Sheet(["file", "path", "raw", "reason", "likely originals"], report.RefusedRows.Select(r => new[] { r.Name, r.Path, r.Raw, r.Reason, string.Join(" or ", r.LikelyOriginals) })),
        ["guesses"] = Sheet(["file", "column", "role", "confidence", "vocabulary", "evidence"], report.Guesses.SelectMany(g => ReportText.Columns(g).Select(c => new[]
        {
            g.Name, c.Column, c.Role.ToString(), c.Confidence.ToString(CultureInfo.InvariantCulture), c.Vocabulary ?? "", c.Evidence,
        }))),
    });

    private static string[] Header(SpreadsheetReport report) =>
        [.. Leading, .. report.Guesses.SelectMany(g => new[] { g.Name, g.Name + " raw", g.Name + " path" }), .. Trailing];

    private static IEnumerable<string[]> Rows(SpreadsheetReport report) => report.Findings.Select(f => (string[])
    [
        f.Item, f.Site ?? "", f.Attribute, f.System ?? "", ReportJson.Word<Gate>(f.Gate), ReportJson.Word(f.Relation), ReportJson.Word(f.Cause), ReportJson.Word<Severity>(f.Severity), f.NeedsPerson ? "yes" : "no",
        .. report.Guesses.SelectMany(g => f.Values.FirstOrDefault(v => v.System == g.Name) is { } v ? new[] { v.Value, v.Raw ?? "", v.Path ?? "" } : ["", "", ""]),
        f.Explanation, f.Proposal?.Text ?? "",
    ]);

    // Written row by row: a list of a million findings never exists twice.
    internal static IEnumerable<Dictionary<string, object>> Sheet(string[] header, IEnumerable<string[]> rows)
    {
        var any = false;
        foreach (var row in rows)
        {
            any = true;
            yield return Row(header, row);
        }

        if (!any)
        {
            yield return Row(header, [.. header.Select(_ => "")]);
        }
    }

    private static Dictionary<string, object> Row(string[] header, string[] cells) =>
        header.Select((h, i) => (Key: FormulaGuard.Neutralise(h), Value: (object)Legal(FormulaGuard.Neutralise(cells[i])))).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    // XML has no way to write most control characters; a spreadsheet would call the whole file damaged.
    private static string Legal(string text) => text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r') || char.IsSurrogate(c))
        ? string.Concat(text.EnumerateRunes().Select(r => r.Value < ' ' && r.Value is not (9 or 10 or 13) ? "\uFFFD" : r.ToString()))
        : text;
}
