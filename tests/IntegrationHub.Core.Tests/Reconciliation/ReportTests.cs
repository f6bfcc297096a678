using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using MiniExcelLibs;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Sheets;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class ReportTests
{
    private static readonly SpreadsheetReport Hostile = Compare(
        Csv("erp", "Item,Tracking\n\"=HYPERLINK(\"\"http://example.invalid\"\")\",lot\n+1+1,lot\n@SUM(1),\"=cmd|' /C calc'!A0\"\n$=1+1,lot\nplain,lot\n"),
        Csv("mes", "Item,Tracking\n＝1+1,lot\nplain,none\n"));

    [Fact]
    public void No_cell_of_the_CSV_list_starts_a_formula()
    {
        using var stream = new MemoryStream();
        ReportTable.WriteCsv(Hostile, stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("\"'=HYPERLINK", text, StringComparison.Ordinal);
        foreach (var start in "=+-@|%\t＝")
        {
            Assert.DoesNotContain($"\"{start}", text.Replace("\"\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_cell_of_the_XLSX_list_is_a_formula()
    {
        using var stream = new MemoryStream();
        ReportTable.WriteXlsx(Hostile, stream);
        stream.Position = 0;
        var rows = stream.Query(useHeaderRow: true, sheetName: "findings").Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(Hostile.Findings.Count, rows.Count);
        Assert.Contains(rows, r => (string)r["item"] == "'$=1+1");
        stream.Position = 0;
        using var zip = new System.IO.Compression.ZipArchive(stream);
        foreach (var sheet in zip.Entries.Where(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            Assert.DoesNotContain("<x:f>", reader.ReadToEnd().Replace("<f>", "<x:f>", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("|cmd", "'|cmd")]
    [InlineData("%0A-1", "'%0A-1")]
    [InlineData("4711-02", "4711-02")]
    [InlineData("", "")]
    public void Only_what_starts_a_formula_is_changed(string cell, string expected) => Assert.Equal(expected, FormulaGuard.Neutralise(cell));

    [Fact]
    public void The_JSON_has_guesses_and_findings_in_their_stable_shape()
    {
        using var stream = new MemoryStream();
        ReportJson.Write(Compare(Csv("erp", "MATNR,XCHPF\nA,X\nB,\n"), Csv("mes", "Item,Lot tracked\nA,N\nB,N\n")), stream);
        using var json = JsonDocument.Parse(stream.ToArray());
        var guess = json.RootElement.GetProperty("guesses")[0];
        Assert.Equal(("erp", "MATNR", "XCHPF", ","), (guess.GetProperty("name").GetString(), guess.GetProperty("key").GetProperty("column").GetString(), guess.GetProperty("flags")[0].GetProperty("column").GetString(), guess.GetProperty("dialect").GetProperty("delimiter").GetString()));
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("A", "tracking", "no-authority", "looser", "unexplained", "high"), (
            finding.GetProperty("item").GetString(), finding.GetProperty("attribute").GetString(), finding.GetProperty("gate").GetString(),
            finding.GetProperty("relation").GetString(), finding.GetProperty("cause").GetString(), finding.GetProperty("severity").GetString()));
        Assert.Equal(("erp", "X", "erp.csv!2:XCHPF"), (finding.GetProperty("values")[0].GetProperty("system").GetString(), finding.GetProperty("values")[0].GetProperty("raw").GetString(), finding.GetProperty("values")[0].GetProperty("path").GetString()));
        Assert.Equal(1, json.RootElement.GetProperty("counts").GetProperty("equal").GetInt32());
    }

    [Fact]
    public void Lines_for_a_terminal_cannot_steer_it()
    {
        var report = Compare(Csv("erp", "Item,Tracking,x\nA,lot,\nB,\"\u001b[2Jlot\",\n"), Csv("mes", "Item,Tracking\nA,none\nB,lot\n"));
        Assert.DoesNotContain(ReportText.Lines(report), l => l.Any(char.IsControl));
        Assert.Equal("2 items, 2 compared, 0 equal, 2 mismatches, 0 rows refused", ReportText.Lines(report).Last());
    }
}
