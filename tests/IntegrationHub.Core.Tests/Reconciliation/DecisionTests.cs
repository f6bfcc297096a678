using System.Text;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Decisions;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class DecisionTests
{
    private static readonly Finding High = Find("lot", "none", RiskClass.High);
    private static readonly Finding Medium = Find("lot", "none", RiskClass.Medium);

    [Fact]
    public void An_acceptance_needs_reason_end_and_risk_owner()
    {
        var problems = DecisionCheck.Of(new(DecisionKind.AcceptUntil, "ann", " "), Medium, joinsGenealogies: false, Now).Problems;

        Assert.Equal([("REC-0020", "/reason"), ("REC-0020", "/riskOwner"), ("REC-0021", "/until")], problems.Select(p => (p.Code, p.Place!)).Order());
        Assert.All(problems, p => Assert.EndsWith(".", p.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2031-01-01")]
    [InlineData("soon")]
    public void An_end_is_a_day_ahead_and_not_too_far(string until) =>
        Assert.Equal("REC-0021", Assert.Single(DecisionCheck.Of(Accept(until), Medium, joinsGenealogies: false, Now).Problems).Code);

    [Fact]
    public void High_risk_waits_for_a_second_person_who_is_somebody_else()
    {
        var decision = DecisionCheck.Of(Accept(), High, joinsGenealogies: false, Now).Value;
        Assert.Equal((true, DecisionState.AwaitsApproval), (decision.FourEyes, decision.State));
        Assert.Equal("REC-0026", Assert.Single(DecisionCheck.Next(decision, DecisionState.InForce, "Ann", Now).Problems).Code);

        var agreed = DecisionCheck.Next(decision, DecisionState.InForce, "bob", Now).Value;
        Assert.Equal((2, DecisionState.InForce, "bob"), (agreed.Version, agreed.State, agreed.Approver));
        Assert.Equal("REC-0027", Assert.Single(DecisionCheck.Next(agreed, DecisionState.InForce, "eve", Now).Problems).Code);
    }

    [Fact]
    public void An_alias_that_joins_genealogies_waits_for_a_second_person_whatever_its_severity()
    {
        var finding = Reconciler.OnMasterMessage(Input(Says(Plm, "lot"), Says(Erp, "lot", "04711"))).Single(f => f.Attribute == Finding.ItemAttribute);

        Assert.True(DecisionCheck.Of(new(DecisionKind.Alias, "ann", "same drawing"), finding, joinsGenealogies: true, Now).Value.FourEyes);
        var alone = DecisionCheck.Of(new(DecisionKind.Alias, "ann", "same drawing"), finding, joinsGenealogies: false, Now).Value;
        Assert.Equal((false, "04711", "4711", Erp), (alone.FourEyes, alone.Alias, alone.Item, alone.System));
        Assert.Equal("4711", Assert.Single(DecisionRules.Aliases([alone])).Item);
    }

    [Fact]
    public void What_is_accepted_names_the_rule_and_comes_back_when_it_ends()
    {
        var decision = DecisionCheck.Of(Accept("2026-12-31"), Medium, joinsGenealogies: false, Now).Value with { Number = 12 };

        var covered = Assert.Single(DecisionRules.Apply([Medium], [decision], Now));
        Assert.Equal((false, Cause.Accepted, "decision/12@1"), (covered.NeedsPerson, covered.Cause, covered.Rule));
        Assert.Contains("decision/12@1: 4711 in erp may differ as it does (erp: untracked; plm: lot required, serial none) until 2026-12-31T00:00:00Z; the risk is with J. Doe, because kanban. ann decided it on", covered.Explanation, StringComparison.Ordinal);
        Assert.True(Assert.Single(DecisionRules.Apply([Medium], [decision], HubInstant.Parse("2026-12-31")!.Value)).NeedsPerson);
    }

    [Fact]
    public void A_decision_covers_only_the_values_that_were_looked_at_and_only_while_in_force()
    {
        var decision = DecisionCheck.Of(Accept(), Medium, joinsGenealogies: false, Now).Value with { Number = 12 };

        Assert.True(Assert.Single(DecisionRules.Apply([Find("lot", "serial", RiskClass.Medium)], [decision], Now)).NeedsPerson);
        Assert.All(new[] { DecisionState.AwaitsApproval, DecisionState.Rejected, DecisionState.Withdrawn },
            state => Assert.True(Assert.Single(DecisionRules.Apply([Medium], [decision with { State = state }], Now)).NeedsPerson));
    }

    [Fact]
    public void A_correction_is_in_flight_until_its_day_and_then_back()
    {
        var decision = DecisionCheck.Of(new(DecisionKind.CorrectThere, "ann", "asked logistics"), Medium, joinsGenealogies: false, Now).Value;

        Assert.Equal((Cause.InFlight, false), (Assert.Single(DecisionRules.Apply([Medium], [decision], Now)).Cause, Assert.Single(DecisionRules.Apply([Medium], [decision], Now)).NeedsPerson));
        Assert.True(Assert.Single(DecisionRules.Apply([Medium], [decision], Now + (DecisionCheck.CorrectionDays * Day))).NeedsPerson);
    }

    [Fact]
    public void A_split_names_its_cases_and_leaves_the_mismatch()
    {
        Assert.Equal("REC-0024", Assert.Single(DecisionCheck.Of(new(DecisionKind.Split, "ann", "two plants") { Cases = ["one"] }, Medium, joinsGenealogies: false, Now).Problems).Code);
        var decision = DecisionCheck.Of(new(DecisionKind.Split, "ann", "two plants") { Cases = ["stock in hall 1", "new receipts"] }, Medium, joinsGenealogies: false, Now).Value;

        Assert.True(Assert.Single(DecisionRules.Apply([Medium], [decision], Now)).NeedsPerson);
        Assert.Contains("2 cases: stock in hall 1; new receipts", DecisionRules.Text(decision), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_worklist_goes_out_to_a_spreadsheet_and_its_decisions_come_back(bool xlsx)
    {
        using var stream = new MemoryStream();
        StoredFinding[] stored = [new(7, Medium with { Explanation = "=1+1" }, Now, Now), new(8, High, Now, Now)];
        if (xlsx)
        {
            DecisionTable.WriteXlsx(stored, stream);
            Assert.Empty(DecisionTable.Read("w.xlsx", () => new MemoryStream(stream.ToArray()), "ann").Value);
            return;
        }

        DecisionTable.WriteCsv(stored, stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("\"'=1+1\"", text, StringComparison.Ordinal);
        var filled = text.Replace("\"\",\"\",\"\",\"\",\"\",\"\"", "\"accept-until\",\"kanban\",\"2026-12-31\",\"J. Doe\",\"\",\"\"", StringComparison.Ordinal);
        var lines = DecisionTable.Read("w.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(filled)), "ann").Value;
        Assert.Equal([(7L, "ann", DecisionRules.ValuesOf(Medium)), (8L, "ann", DecisionRules.ValuesOf(High))], lines.Select(l => (l.Finding, l.Request.Author, l.Values)));
        Assert.All(lines, line => Assert.Equal((DecisionKind.AcceptUntil, "kanban", "J. Doe"), (line.Request.Kind, line.Request.Reason, line.Request.RiskOwner)));
    }

    [Fact]
    public void Faults_of_all_lines_are_told_together_and_nothing_is_taken()
    {
        const string Text = "finding,values,decision,reason\n7,a,guess,x\nseven,a,defer,x\n8,a,defer,x\n";

        var problems = DecisionTable.Read("w.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(Text)), "ann").Problems;

        Assert.Equal([("REC-0032", "w.csv:2"), ("REC-0033", "w.csv:3")], problems.Select(p => (p.Code, p.Place!)));
        Assert.Equal("REC-0030", Assert.Single(DecisionTable.Read("w.csv", () => new MemoryStream("a,b\n1,2\n"u8.ToArray()), "ann").Problems).Code);
    }

    private static DecisionRequest Accept(string until = "2026-12-31") => new(DecisionKind.AcceptUntil, "ann", "kanban") { Until = until, RiskOwner = "J. Doe" };

    private static Finding Find(string plm, string erp, RiskClass risk) => Assert.Single(Reconciler.OnMasterMessage(Input(Says(Plm, plm), Says(Erp, erp)) with { Risk = risk }));
}
