using System.Text;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Sheets;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class DamagedSpreadsheetTests
{
    [Fact]
    public void A_rounded_number_is_refused_and_the_item_it_may_be_is_not_called_missing()
    {
        var report = Compare(Csv("erp", "Item,Tracking\n1.23E+12,lot\nB,lot\n"), Csv("mes", "Item,Tracking\n1234567890123,lot\nB,lot\n"));
        var row = Assert.Single(report.RefusedRows);
        Assert.Equal(("erp.csv!2:Item", "1.23E+12", "1230000000000"), (row.Path, row.Raw, Assert.Single(row.LikelyOriginals)));
        Assert.Equal(Gate.IdentityUnresolved, report.Of("1234567890123").Gate);
        Assert.False(report.Clean);
    }

    [Theory]
    [InlineData("1-Mar", "MAR1")]
    [InlineData("Mar-01", "MAR1")]
    [InlineData("2026-03-01", "MAR1")]
    [InlineData("01.03.2026", "1-3")]
    public void A_number_that_became_a_date_is_refused_with_what_it_may_have_been(string cell, string original)
    {
        var report = Compare(Csv("erp", $"Item,Tracking\n{cell},lot\nB,lot\n"), Csv("mes", $"Item,Tracking\n{original},lot\nB,lot\n"));
        Assert.Contains(original, Assert.Single(report.RefusedRows).LikelyOriginals);
        Assert.Equal(Gate.IdentityUnresolved, report.Of(original).Gate);
    }

    [Fact]
    public void A_date_cell_and_a_number_of_16_digits_in_XLSX_are_refused()
    {
        var report = Compare(Xlsx("erp", ["Item", "Tracking"], [new DateTime(2026, 3, 1), "lot"], [1234567890123456d, "lot"], ["B", "lot"]), Csv("mes", "Item,Tracking\nB,lot\n"));
        Assert.Equal(2, report.Counts.Refused);
    }

    [Fact]
    public void Lost_zeros_are_refused_where_the_column_shows_its_width()
    {
        var rows = string.Concat(Enumerable.Range(1, 20).Select(i => $"{i:D8},lot\n"));
        var report = Compare(Csv("erp", "Item,Tracking\n" + rows + "21,lot\n"), Csv("mes", "Item,Tracking\n" + rows + "00000021,lot\n"));
        Assert.Equal("00000021", Assert.Single(Assert.Single(report.RefusedRows).LikelyOriginals));
        Assert.Equal(Gate.IdentityUnresolved, report.Of("00000021").Gate);
    }

    [Fact]
    public void Ragged_rows_open_quotes_and_rows_without_number_are_refused_one_by_one()
    {
        var report = Compare(Csv("erp", "Item,Name,Tracking\nA,Pump, big,lot\nB,x\n,y,lot\nC,5\" pipe,lot\nD,z,lot\nE,\"open,lot\nF,x,lot\n"), Csv("mes", "Item,Tracking\nC,lot\nD,lot\n"));
        Assert.Equal(["erp.csv!2:Item", "erp.csv!3:Item", "erp.csv!4:Item", "erp.csv!7:Item"], report.RefusedRows.Select(r => r.Path));
        Assert.Equal(2, report.Counts.Equal);
    }

    [Fact]
    public void Windows_1252_and_UTF_16_are_read()
    {
        var text = "Artikel;Bezeichnung;Seriennummernpflicht\nGrün-1;ä;Ja\nB;ö;Nein\n";
        CodePagesEncodingProvider.Instance.GetEncoding(1252);
        var ansi = NamedFile.Of("ansi", "a.csv", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text));
        var wide = NamedFile.Of("wide", "b.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]);
        var bare = NamedFile.Of("bare", "c.csv", Encoding.BigEndianUnicode.GetBytes(text));
        var report = Compare(ansi, wide, bare);
        Assert.Equal(["windows-1252", "utf-16", "utf-16BE"], report.Guesses.Select(g => g.Dialect!.Encoding));
        Assert.Equal((2, 2), (report.Counts.Items, report.Counts.Equal));
    }

    [Fact]
    public void Empty_old_encrypted_and_broken_files_are_problems_with_a_remedy()
    {
        var good = Csv("good", "Item,Tracking\nA,lot\n");
        Assert.Equal("RSP-0001", Assert.Single(Compare(NamedFile.Of("x", "x.csv", []), good).Problems).Code);
        Assert.Equal("RSP-0002", Assert.Single(Compare(NamedFile.Of("x", "x.xls", [0xD0, 0xCF, 0x11, 0xE0, 1]), good).Problems).Code);
        Assert.Equal("RSP-0006", Assert.Single(Compare(NamedFile.Of("x", "x.xlsx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]), good).Problems).Code);
        Assert.Equal("RSP-0004", Assert.Single(Compare(Csv("x", "1,2\n3,4\n"), good).Problems).Code);
    }

    [Fact]
    public void The_reader_gives_the_cells_that_the_csv_spectrum_files_hold()
    {
        Assert.SkipUnless(Corpora() is not null, "../shared/corpora is not here: csv-spectrum was not run");
        foreach (var file in Directory.GetFiles(Path.Combine(Corpora()!, "csv-spectrum", "csvs"), "*.csv"))
        {
            // In location_coordinates the JSON has another telephone number than the CSV.
            var name = Path.GetFileNameWithoutExtension(file);
            using var expected = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Corpora()!, "csv-spectrum", "json", name + ".json")));
            var opened = Table.Open(NamedFile.Of(name, name + ".csv", File.ReadAllBytes(file)), new());
            Assert.True(opened.Succeeded, $"{name}: {string.Join("; ", opened.Problems)}");
            var table = opened.Value;
            var rows = table.Rows().Select(r => table.Header.Select((h, i) => (h, v: r[i])).ToDictionary(p => p.h, p => p.v)).ToList();
            Assert.Equal(
                (expected.RootElement.ValueKind == System.Text.Json.JsonValueKind.Array ? [.. expected.RootElement.EnumerateArray()] : new[] { expected.RootElement }).Select(o => string.Join("|", o.EnumerateObject().Select(p => p.Name + "=" + p.Value.ToString().ReplaceLineEndings("\n").Replace("1234567890", "2095257564", StringComparison.Ordinal)))),
                rows.Select(r => string.Join("|", r.Select(p => p.Key + "=" + p.Value.ReplaceLineEndings("\n")))));
        }
    }

    [Fact]
    public void Every_hostile_CSV_is_read_or_refused_with_a_reason()
    {
        Assert.SkipUnless(Corpora() is not null, "../shared/corpora is not here: the generated CSV files were not run");
        foreach (var file in Directory.GetFiles(Path.Combine(Corpora()!, "generated"), "csv-*.csv"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var opened = Table.Open(NamedFile.Of(name, name, File.ReadAllBytes(file)), new());
            Assert.True(opened.Succeeded, $"{name}: {string.Join("; ", opened.Problems)}");
            var rows = opened.Value.Rows().Select(r => (r.Fault, Cells: string.Join("|", Enumerable.Range(0, opened.Value.Header.Count).Select(i => r[i])))).ToList();
            var expected = name switch
            {
                "csv-edge" => ["x;1|line1\r\nline2|q\"q", null],
                "csv-utf16le-bom" => ["ü|€"],
                "csv-win1252" => ["Grün|12,5"],
                _ => (string?[]?)null,
            };
            if (expected is not null)
            {
                Assert.Equal(expected, rows.Select(r => r.Fault is null ? r.Cells : null));
            }
        }
    }
}
