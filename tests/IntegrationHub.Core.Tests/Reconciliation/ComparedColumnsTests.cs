using System.Globalization;
using System.Text;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Sheets;

namespace IntegrationHub.Core.Tests.Reconciliation;

/// <summary>Columns that the user wants compared besides the flags.</summary>
public sealed class ComparedColumnsTests
{
    private static readonly NamedFile Erp = Csv("erp", "no,lot,Type,UoM\nA,X,FERT,EA\nB,X,HALB,KG\nC,X,ROH,\nD,X,HAWA,M\n");
    private static readonly NamedFile Plm = Csv("plm", "no,lot,type\nA,X, FERT \nB,X,ROH\nC,X,roh\nD,X,HAWA\n");
    private static readonly NamedFile Mes = Csv("mes", "no,lot,UoM\nA,X,EA\nB,X,KG\nC,X,L\nD,X,PC\n");

    [Fact]
    public void Each_file_that_has_the_column_is_compared_and_a_blank_cell_says_nothing()
    {
        var report = Run(Erp, Plm, Mes);

        Assert.Empty(report.Problems);
        Assert.Equal([("B", "Type", Relation.Incomparable), ("C", "Type", Relation.FormatOnly), ("D", "UoM", Relation.Incomparable)], report.Findings.Select(f => (f.Item, f.Attribute, f.Relation!.Value)));
        Assert.All(report.Findings, f => Assert.Equal((Gate.NoAuthority, true), (f.Gate, f.NeedsPerson)));
        Assert.Equal((4, 1, 3), (report.Counts.Compared, report.Counts.Equal, report.Counts.Mismatches));
        Assert.Equal([("erp", "HALB", "erp.csv!3:Type"), ("plm", "ROH", "plm.csv!3:Type")], report.Findings[0].Values.Select(v => (v.System, v.Value, v.Path!)));
    }

    [Fact]
    public void The_authority_judges_each_other_file()
    {
        var report = Run(new ComparisonOptions { Compared = ["Type", "UoM"], Authority = "erp" }, Erp, Plm, Mes);

        Assert.Equal([("B", "Type", "plm", "HALB"), ("C", "Type", "plm", "ROH"), ("D", "UoM", "mes", "M")], report.Findings.Select(f => (f.Item, f.Attribute, f.System!, f.Proposal!.Value!)));
        Assert.Equal("plm says 'ROH' for Type; erp says 'HALB'.", report.Findings[0].Explanation);
    }

    [Fact]
    public void The_order_of_the_files_changes_nothing()
    {
        var (one, other) = (Run(Erp, Plm, Mes), Run(Mes, Plm, Erp));
        Assert.Equal(one.Findings.Select(f => (f.Item, f.Attribute, f.Gate, f.Relation)), other.Findings.Select(f => (f.Item, f.Attribute, f.Gate, f.Relation)));
    }

    [Fact]
    public void An_item_whose_rows_say_two_things_says_both()
    {
        var finding = Assert.Single(Run(Csv("erp", "no,lot,Type\nA,X,FERT\nA,X,HALB\n"), Csv("plm", "no,lot,Type\nA,X,FERT\n")).Findings);
        Assert.Equal(["FERT | HALB", "FERT"], finding.Values.Select(v => v.Value));
    }

    [Fact]
    public void A_column_that_fewer_than_two_files_have_is_a_problem() =>
        Assert.Equal("RSP-0023", Assert.Single(SpreadsheetComparison.Run([Erp, Plm], new() { Compared = ["UoM"] }).Problems).Code);

    [Fact]
    public void Exactly_what_was_put_in_is_found()
    {
        var seed = TestSeed.Next(20261122);
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 3).Select(_ => new StringBuilder("no,type,uom,lot\n")).ToArray();
        var expected = new List<(string, string)>();
        for (var i = 0; i < 20_000; i++)
        {
            var item = string.Create(CultureInfo.InvariantCulture, $"MAT{i:D12}");
            var present = texts.Where(_ => random.Next(200) != 0).ToList();
            var (odd, column) = (random.Next(50) == 0 ? random.Next(3) : -1, random.Next(3));
            var differs = false;
            foreach (var (text, file) in texts.Select((text, file) => (text, file)).Where(one => present.Contains(one.text)))
            {
                string Cell(int which, string usual, string other) => odd == file && column == which ? other : usual;
                text.Append(CultureInfo.InvariantCulture, $"{item},{Cell(0, "FERT", "ROH")},{Cell(1, "EA", "KG")},{Cell(2, "true", "false")}\n");
                differs |= odd == file;
            }

            // Of an item that only one file has there is nothing to compare but its absence; beside a difference of the flag that is told in one finding.
            differs &= present.Count > 1;
            if (present.Count is 1 or 2 || (differs && column == 2))
            {
                expected.Add((item, Finding.TrackingAttribute));
            }

            if (differs && column != 2)
            {
                expected.Add((item, column == 0 ? "type" : "uom"));
            }
        }

        var report = SpreadsheetComparison.Run([.. texts.Select((text, i) => Csv("f" + i, text.ToString()))], new() { Compared = ["type", "uom"] });

        Assert.True(expected.Count > 500);
        Assert.Equal(expected.Order(), report.Findings.Select(f => (f.Item, f.Attribute)).Order());
        Assert.Equal(expected.DistinctBy(pair => pair.Item1).Count(), report.Counts.Compared - report.Counts.Equal);
    }

    [Fact]
    public void What_is_plain_at_a_glance_is_no_damaged_number()
    {
        var seed = TestSeed.Next(20261126);
        var random = new Random(seed);
        string[] parts = ["1", "03", "2026", "MAR", "dez", "E", "+", "-", ".", "/", " ", ",", "0815", "A"];
        var plain = 0;
        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => parts[random.Next(parts.Length)]));
            if (DamagedKey.IsPlain(Encoding.UTF8.GetBytes(text)))
            {
                plain++;
                Assert.True(DamagedKey.Check(text, CellKind.Text) is null, text);
            }
        }

        Assert.InRange(plain, 5_000, 45_000);
        Assert.All(["", " ", "1.23E+12", "MAR-01", "A B", "\u00C4", "A\u0001", new string('1', 256)], text => Assert.False(DamagedKey.IsPlain(Encoding.UTF8.GetBytes(text))));
    }

    private static SpreadsheetReport Run(params NamedFile[] files) => Run(new ComparisonOptions { Compared = ["Type", "UoM"] }, files);

    private static SpreadsheetReport Run(ComparisonOptions options, params NamedFile[] files) =>
        SpreadsheetComparison.Run(files, options with { Compared = [.. options.Compared.Where(column => files.Count(file => Header(file).Contains(column, StringComparison.OrdinalIgnoreCase)) > 1)] });

    private static string Header(NamedFile file)
    {
        using var reader = new StreamReader(file.Open());
        return reader.ReadLine()!;
    }
}
