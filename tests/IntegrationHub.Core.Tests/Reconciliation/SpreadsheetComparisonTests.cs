using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Sheets;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class SpreadsheetComparisonTests
{
    private static readonly NamedFile Erp = Csv("erp", "MATNR;MAKTX;XCHPF;SERNP\nA-1;Pump;X;\nA-2;Valve;;0001\nA-3;Ring;;\nA-4;Seal;X;\nA-5;Nut;;\n");
    private static readonly NamedFile Mes = Csv("mes", "Item,Serial tracked,Lot tracked\nA-1,N,Y\nA-2,N,Y\nA-3,N,N\nA-4,Y,Y\nA-6,N,N\n");

    [Fact]
    public void Two_exports_are_compared_with_no_set_up()
    {
        var report = Compare(Erp, Mes);

        Assert.Empty(report.Problems);
        Assert.Equal(("MATNR", "Item"), (report.Guesses[0].Key!.Column, report.Guesses[1].Key!.Column));
        Assert.Equal(["XCHPF", "SERNP"], report.Guesses[0].Flags.Select(f => f.Column));
        Assert.Equal((6, 6, 2, 4, 0), (report.Counts.Items, report.Counts.Compared, report.Counts.Equal, report.Counts.Mismatches, report.Counts.Refused));
        Assert.Equal((Gate.NoAuthority, Relation.Incomparable), report.Of("A-2"));
        Assert.Equal((Gate.NoAuthority, Relation.Looser), report.Of("A-4"));
        Assert.Equal((Gate.MissingInSystem, null), report.Of("A-5"));
        Assert.Equal((Gate.MissingInSystem, null), report.Of("A-6"));
        Assert.All(report.Findings, f => Assert.Equal(Cause.Unexplained, f.Cause));
    }

    [Fact]
    public void Values_name_file_row_and_column_and_keep_the_raw_cell()
    {
        var report = Compare(Erp, Mes);
        Assert.Equal(("XCHPF=; SERNP=0001", "erp.csv!3:XCHPF,SERNP"), (report.Value("A-2", "erp").Raw, report.Value("A-2", "erp").Path));
        Assert.Equal("mes.csv!5:Lot tracked,Serial tracked", report.Value("A-4", "mes").Path);
    }

    [Fact]
    public void The_order_of_the_files_changes_no_finding()
    {
        var (one, other) = (Compare(Erp, Mes), Compare(Mes, Erp));
        Assert.Equal(one.Findings.Select(f => (f.Item, f.Gate, f.Relation, f.Severity)), other.Findings.Select(f => (f.Item, f.Gate, f.Relation, f.Severity)));
    }

    [Fact]
    public void Two_runs_give_the_same_bytes()
    {
        using var one = new MemoryStream();
        using var other = new MemoryStream();
        ReportJson.Write(Compare(Erp, Mes), one);
        ReportJson.Write(Compare(Erp, Mes), other);
        Assert.Equal(one.ToArray(), other.ToArray());
    }

    [Fact]
    public void A_named_authority_judges_each_other_file()
    {
        var report = SpreadsheetComparison.Run([Erp, Mes], new() { Authority = "erp" });
        Assert.Equal((Gate.None, Relation.Stricter), report.Of("A-4"));
        var a2 = report.Findings.Single(f => f.Item == "A-2");
        Assert.Equal(("mes", "erp", "lot none, serial required"), (a2.System, a2.Authority, a2.Proposal!.Value));
    }

    [Fact]
    public void A_file_that_says_nothing_of_serial_numbers_is_not_compared_on_them()
    {
        var report = Compare(Csv("erp", "Item,Lot tracked,Serial tracked\nA,Y,Y\nB,N,Y\n"), Csv("mes", "Item,Lot tracked\nA,Y\nB,Y\n"));
        Assert.Equal(1, report.Counts.Equal);
        Assert.Equal(Gate.NoAuthority, report.Of("B").Gate);
        Assert.Contains(report.Notes, n => n.Contains("mes has no serial flag", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_value_is_a_gate_and_never_untracked()
    {
        var report = Compare(Csv("odoo", "default_code,tracking\nA,serial\nB,serialrange\nC,none\nD,\n"), Csv("plm", "Number,DefaultTraceCode\nA,S\nB,0\nC,0\nD,0\n"));
        Assert.Equal(2, report.Counts.Equal);
        Assert.Equal((Gate.UnknownValue, null), report.Of("B"));
        Assert.Equal((Gate.UnknownValue, null), report.Of("D"));
        Assert.Equal("serialrange", report.Value("B", "odoo").Raw);
        Assert.Contains("serialrange", report.Findings.Single(f => f.Item == "B").Proposal!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XCHPF", "X", "", TrackingLevel.None)]      // X or blank, as SAP writes it
    [InlineData("XCHPF", "Y", "", TrackingLevel.Unknown)]   // other words: a blank may be an empty cell
    [InlineData("XCHPF", "", "", TrackingLevel.Unknown)]    // a column of nothing was perhaps never filled
    public void A_blank_means_none_only_beside_X(string column, string other, string blank, TrackingLevel expected)
    {
        var report = Compare(Csv("erp", $"MATNR,{column}\nA,{other}\nB,{blank}\n"), Csv("mes", "Item,Lot tracked\nA,N\nB,Y\n"));
        Assert.Equal(expected, report.Value("B", "erp").Lot);
    }

    [Fact]
    public void Numbers_that_differ_in_form_are_joined_and_listed_as_proposed_aliases()
    {
        var report = Compare(Csv("erp", "MATNR,XCHPF\n000000000000004711,X\nabc-1,X\nz,\n"), Csv("mes", "Item,Lot tracked\n4711,Y\nABC-1,N\nz,N\n"));
        Assert.Equal((3, 2), (report.Counts.Items, report.Counts.Equal));
        Assert.Equal(["000000000000004711", "ABC-1"], report.Findings.Where(f => f.Relation == Relation.FormatOnly).Select(f => f.Item));
        Assert.Equal(Relation.Looser, report.Of("ABC-1").Relation);
        Assert.Contains("letter case", report.Findings.Single(f => f.Item == "ABC-1" && f.Attribute == Finding.ItemAttribute).Explanation, StringComparison.Ordinal);
        var accepted = SpreadsheetComparison.Run([Csv("erp", "MATNR,XCHPF\n004711,X\n"), Csv("mes", "Item,Lot tracked\n4711,Y\n")], new() { AcceptFormatOnly = true });
        Assert.Empty(accepted.Findings);
    }

    [Fact]
    public void Numbers_that_could_be_two_items_are_never_joined()
    {
        var report = Compare(Csv("erp", "MATNR,XCHPF\n0815,X\n00815,X\nq,\n"), Csv("mes", "Item,Lot tracked\n815,Y\nq,N\n"));
        Assert.Equal(3, report.Findings.Count(f => f.Gate == Gate.IdentityUnresolved));
        Assert.DoesNotContain(report.Findings, f => f.Relation == Relation.FormatOnly);
    }

    [Fact]
    public void Sites_are_compared_one_by_one_against_a_master_without_sites()
    {
        var report = Compare(
            Csv("erp", "MATNR,WERKS,XCHPF\nA,1000,X\nA,2000,\nB,1000,X\n"), Csv("plm", "Number,TraceCode\nA,L\nB,L\n"), Csv("mes", "Item,Plant,Lot\nA,1000,Y\nA,2000,Y\nB,1000,Y\nB,2000,Y\n"));
        Assert.Equal((Gate.NoAuthority, Relation.Looser), report.Of("A", "2000"));
        Assert.Equal(Gate.NotApplicable, report.Of("B", "2000").Gate);
        Assert.Equal(2, report.Counts.Equal);
    }

    [Fact]
    public void Two_rows_that_contradict_each_other_leave_neither_as_winner()
    {
        var report = Compare(Csv("erp", "MATNR,XCHPF\nA,X\nA,\nB,X\nB,X\n"), Csv("mes", "Item,Lot tracked\nA,Y\nB,Y\n"));
        Assert.Equal(Gate.IdentityUnresolved, report.Of("A").Gate);
        Assert.Equal(1, report.Counts.Equal);
    }

    [Fact]
    public void Deleted_items_are_not_applicable()
    {
        var report = Compare(Csv("erp", "MATNR,XCHPF,LVORM\nA,X,X\nB,,\n"), Csv("mes", "Item,Lot tracked\nA,N\nB,N\n"));
        Assert.Equal(Gate.NotApplicable, report.Of("A").Gate);
        Assert.Equal(0, report.Counts.Mismatches);
    }

    [Fact]
    public void An_XLSX_export_is_compared_with_a_CSV_export()
    {
        var report = Compare(
            Xlsx("erp", ["Export of 22.11.2026", "", ""], ["Material", "Description", "Serial Number Profile"], [4711d, "Pump", "0001"], ["A-2", "Valve", ""], ["A-3", "Ring", "0001"]),
            Csv("mes", "Item,Serial tracked\n4711,Y\nA-2,N\nA-3,N\n"));
        Assert.Equal(2, report.Counts.Equal);
        Assert.Equal("erp.xlsx!5:Serial Number Profile", report.Value("A-3", "erp").Path);
    }

    [Fact]
    public void The_SAP_to_FSM_order_holds_where_a_profile_and_a_batch_flag_meet_an_exclusive_flag()
    {
        var report = SpreadsheetComparison.Run(
            [Csv("sap", "MATNR,XCHPF,SERNP\nboth,X,FSM1\nserial,,FSM1\nbatch,X,\nnormal,,\n"), Csv("fsm", "Item,Tracking\nboth,serial\nserial,serial\nbatch,lot\nnormal,none\n")], new() { Authority = "sap" });
        var nearest = new SystemCapability { System = "fsm", CanBoth = false };
        var both = Assert.Single(report.Findings);
        Assert.Equal("both", both.Item);
        Assert.Equal(both.Values.Single(v => v.System == "fsm").Flags(), nearest.Nearest(both.Values.Single(v => v.System == "sap").Flags()));
    }
}
