using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using Xunit;

namespace IntegrationHub.Core.Tests.Reconciliation;

/// <summary>Attributes beside the flag in spreadsheet exports: only on demand, by the same rules as at the desk.</summary>
public sealed class SpreadsheetAttributeTests
{
    private static readonly NamedFile Erp = Sheets.Csv("erp", """
        MATNR;XCHPF;MEINS;MHDHB;IPRKZ;LIFNR;Revision
        0815;X;KG;12;M;100023;B
        4711;X;ST;365;D;7;A
        4712;X;M;;;;
        4713;X;ST;1;D;7;A
        4713;X;KG;1;D;7;A
        """);

    private static readonly NamedFile Mes = Sheets.Csv("mes", """
        material_no,lot_flag,uom,Shelf Life,Supplier,Revision
        0815,yes,kg,400 days,0000100023,B
        4711,yes,PC,365 d,7,a
        4712,yes,mm,30 d,9,A
        4713,yes,ST,1 d,7,A
        """);

    [Fact]
    public void Nothing_is_compared_unless_it_is_asked_for_and_a_note_says_what_could_be()
    {
        var report = SpreadsheetComparison.Run([Erp, Mes], new());

        Assert.DoesNotContain(report.Findings, one => one.Attribute != Finding.TrackingAttribute);
        Assert.Contains("Two files or more have a column for the base unit, the engineering revision, the total shelf life, the suppliers; --attributes compares them too.", report.Notes);
    }

    [Fact]
    public void With_an_authority_each_difference_has_its_relation_its_place_and_its_proposal()
    {
        var report = SpreadsheetComparison.Run([Erp, Mes], new() { Attributes = true, Authority = "erp" });

        var found = report.Findings.Where(one => one.Attribute != Finding.TrackingAttribute).Select(one => (one.Item, one.Attribute, one.Relation!.Value)).ToList();
        Assert.Equal(
        [
            ("0815", "shelf-life", Relation.Looser), ("0815", "suppliers", Relation.FormatOnly), ("4711", "revision", Relation.FormatOnly), ("4712", "base-unit", Relation.Incomparable),
        ], found);
        var life = report.Findings.Single(one => one.Attribute == "shelf-life");
        Assert.Equal("mes says 400 DAY for the total shelf life; erp requires 12 MON. Lots stay usable there for longer than allowed.", life.Explanation);
        Assert.Equal([("erp", "12", "erp.csv!2:MHDHB"), ("mes", "400 days", "mes.csv!2:Shelf Life")], life.Values.Select(one => (one.System, one.Raw, one.Path)));
        Assert.Equal("Set the total shelf life of 0815 in mes (mes.csv!2:Shelf Life) to 12 MON.", life.Proposal!.Text);
        Assert.Contains("  attribute  MHDHB  (90 %: the name is known for the total shelf life)", ReportText.Lines(report));
        Assert.Contains("  attribute  IPRKZ  (90 %: the name is known for the unit of shelf lives)", ReportText.Lines(report));
        Assert.Contains("erp has 1 items with rows that differ in an attribute; of these no attribute was compared.", report.Notes);
    }

    [Fact]
    public void Without_an_authority_the_order_of_the_files_changes_nothing_and_nobody_is_right()
    {
        var one = SpreadsheetComparison.Run([Erp, Mes], new() { Attributes = true }).Findings.Where(finding => finding.Attribute == "shelf-life").ToList();
        var other = SpreadsheetComparison.Run([Mes, Erp], new() { Attributes = true }).Findings.Where(finding => finding.Attribute == "shelf-life").ToList();

        var finding = Assert.Single(one);
        Assert.Equal((Gate.NoAuthority, null, true), (finding.Gate, finding.System, finding.NeedsPerson));
        Assert.Equal("erp says 12 MON, mes says 400 DAY for the total shelf life. No authority says which is right.", finding.Explanation);
        Assert.Equal(finding.Explanation, Assert.Single(other).Explanation);
    }

    [Fact]
    public void An_item_is_equal_only_where_its_attributes_are_and_rows_of_several_plants_say_it_once()
    {
        var erp = Sheets.Csv("erp", """
            MATNR;WERKS;XCHPF;LVORM;MEINS;Revision
            A;1000;X;;KG;B
            A;2000;X;;kg;B
            B;1000;X;;M;A
            C;1000;X;X;M;A
            """);
        var mes = Sheets.Csv("mes", """
            material_no,site,lot_flag,uom,Revision
            A,1000,yes,g,B
            A,2000,yes,g,B
            B,1000,yes,m,A
            C,1000,yes,kg,B
            """);

        var report = SpreadsheetComparison.Run([erp, mes], new() { Attributes = true, Authority = "erp" });

        var finding = Assert.Single(report.Findings, one => one.Attribute != Finding.TrackingAttribute);
        Assert.Equal(("A", null, "base-unit"), (finding.Item, finding.Site, finding.Attribute));
        Assert.Equal([("erp", "KG", "erp.csv!2:MEINS"), ("mes", "g", "mes.csv!2:uom")], finding.Values.Select(one => (one.System, one.Raw, one.Path)));
        Assert.Equal((4, 1, 1), (report.Counts.Compared, report.Counts.Equal, report.Counts.Mismatches));
    }

    [Theory]
    [InlineData("365", "Shelf Life (days)", null, "365 DAY")]
    [InlineData("12", "MHDHB", "2", "12 MON")]
    [InlineData("2 Jahre", "Gesamthaltbarkeit", null, "2 ANN")]
    [InlineData("1,5 w", "Shelf Life", null, "1.5 WEE")]
    [InlineData("12", "MHDHB", null, null)]
    [InlineData("12 fortnights", "Shelf Life", null, null)]
    [InlineData("long", "Shelf Life (days)", null, null)]
    public void A_shelf_life_without_a_unit_is_not_known(string text, string header, string? period, string? expected)
    {
        var life = AttributeCells.Life(text, header, period, null);

        Assert.Equal(expected, life is null ? null : $"{Core.Canonical.DecimalText.Shortest(life.Quantity)} {life.Unit.ToString().ToUpperInvariant()}");
    }
}
