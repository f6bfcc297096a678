using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Sheets;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class ColumnGuessTests
{
    private static readonly NamedFile Other = Csv("other", "Item,Tracking\nA,serial\nB,lot\nC,none\n");

    [Theory]
    [InlineData("Product,IsBatchManagementRequired,SerialNumberProfile\nA,false,0001\nB,true,\nC,false,\n")]
    [InlineData("Number,Name,DefaultTraceCode.Value\nA,x,S\nB,y,L\nC,z,0\n")]
    [InlineData("id,default_code,name,tracking\n1,A,x,serial\n2,B,y,lot\n3,C,z,none\n")]
    [InlineData("name,item_code,has_batch_no,has_serial_no\nx,A,0,1\ny,B,1,0\nz,C,0,0\n")]
    [InlineData("LITM,SRCE\nA,5\nB,1\n")]
    [InlineData("ITEM_NUMBER,LOT_CONTROL_CODE,SERIAL_NUMBER_CONTROL_CODE\nA,1,5\nB,2,1\nC,1,1\n")]
    [InlineData("ITEMNMBR,ITMTRKOP\nA,2\nB,3\nC,1\n")]
    [InlineData("No.,Description,Item Tracking Code\nA,x,SNALL\nB,y,LOTALL\nC,z,\n")]
    [InlineData("code,lot_required\nA,\"[]\"\nB,\"['supplier', 'customer', 'lost_found', 'storage', 'production']\"\nC,[]\n")]
    [InlineData("Part Number;Traceability\nA;Serial\nB;Lot\nC;None\n")]
    [InlineData("Teil;Bezeichnung;Chargenpflichtig;Serialnummernpflicht\nA;p p p;Nein;Ja\nB;q q q;Ja;Nein\nC;r r r;Nein;Nein\n")]
    [InlineData("bez;nr;art\nPumpe gross rot;A;serial\nPumpe klein rot;B;batch\nRing klein rot;C;none\n")]
    public void Columns_of_real_systems_are_found_and_read(string csv)
    {
        var report = Compare(Csv("x", csv), Other);
        Assert.Empty(report.Problems);
        var lotOnly = report.Notes.Count > 0;
        var missing = csv.Contains("SRCE", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal((3, 3 - missing), (report.Counts.Items, report.Counts.Equal));
        Assert.Equal(csv.Contains("lot_required", StringComparison.Ordinal), lotOnly);
    }

    [Fact]
    public void Two_equally_good_keys_are_a_question_and_not_a_choice()
    {
        var file = Csv("x", "alpha,beta,Tracking\nA,K1,lot\nB,K2,none\n");
        Assert.Equal("RSP-0014", Assert.Single(Compare(file, Other).Problems).Code);
        Assert.Empty(Compare(file, Other).Findings);
        Assert.Empty(SpreadsheetComparison.Run([file, Other], new() { Keys = new Dictionary<string, string> { ["x"] = "alpha" } }).Problems);
    }

    [Fact]
    public void A_file_without_a_flag_names_its_columns_and_the_remedy()
    {
        var problem = Assert.Single(Compare(Csv("x", "Item,colour\nA,red\nB,blue\n"), Other).Problems);
        Assert.Equal("RSP-0010", problem.Code);
        Assert.Contains("--flag x=COLUMN:lot|serial|tracking", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Declared_columns_and_values_win_over_guesses()
    {
        var report = SpreadsheetComparison.Run([Csv("x", "id,kind\nA,2\nB,1\nC,0\n"), Other], new()
        {
            Keys = new Dictionary<string, string> { ["x"] = "ID" },
            Flags = [new("x", "kind", ColumnRole.Tracking)],
            Values = [new("x", "kind", "2", Masters.Flags("serial")), new("x", "kind", "1", Masters.Flags("lot")), new("x", "kind", "0", Masters.Flags("none"))],
        });
        Assert.Equal((3, 3), (report.Counts.Items, report.Counts.Equal));
        Assert.Equal(1, report.Guesses[0].Key!.Confidence);
    }

    [Fact]
    public void Digits_that_no_system_declares_are_unknown()
    {
        var report = Compare(Csv("x", "Item,Tracking\nA,2\nB,1\nC,0\n"), Other);
        Assert.Equal(3, report.Findings.Count(f => f.Gate == Gate.UnknownValue));
    }

    [Fact]
    public void A_column_that_is_not_there_a_name_given_twice_and_a_lone_file_are_problems()
    {
        Assert.Equal("RSP-0011", Assert.Single(SpreadsheetComparison.Run([Csv("x", "a,Tracking\nA,lot\n"), Other], new() { Keys = new Dictionary<string, string> { ["x"] = "nope" } }).Problems).Code);
        Assert.Equal(["RSP-0021"], Compare(Other, Other).Problems.Select(p => p.Code));
        Assert.Equal(["RSP-0020"], Compare(Other).Problems.Select(p => p.Code));
        Assert.Equal(["RSP-0022"], SpreadsheetComparison.Run([Csv("x", "a,b\n"), Other], new() { Authority = "sap" }).Problems.Select(p => p.Code));
    }
}
