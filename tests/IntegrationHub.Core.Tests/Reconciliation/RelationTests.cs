using IntegrationHub.Core.Reconciliation;
using Xunit;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class RelationTests
{
    [Theory]
    [InlineData("lot", "lot", Gate.None, Relation.Equal, null, false)]
    [InlineData("lot", "none", Gate.None, Relation.Looser, Cause.Unexplained, true)]
    [InlineData("lot", "lot?", Gate.None, Relation.Looser, Cause.Unexplained, true)]
    [InlineData("lot", "both", Gate.None, Relation.Stricter, Cause.Unexplained, true)]
    [InlineData("none", "serial?", Gate.None, Relation.Stricter, Cause.Unexplained, true)]
    [InlineData("lot", "serial", Gate.None, Relation.Incomparable, Cause.Unexplained, true)]
    [InlineData("both", "serial", Gate.None, Relation.Looser, Cause.Unexplained, true)]
    [InlineData("lot", "unknown", Gate.UnknownValue, null, null, true)]
    [InlineData("lot", "lot,unknown", Gate.UnknownValue, null, null, true)]
    [InlineData("lot", "none,unknown", Gate.UnknownValue, Relation.Looser, null, true)]
    public void Two_masters_are_related_level_by_level(string required, string actual, Gate gate, Relation? relation, Cause? cause, bool needsPerson)
    {
        var finding = Assert.Single(Reconciler.OnMasterMessage(Masters.Input(Masters.Says(Masters.Plm, required), Masters.Says(Masters.Erp, actual))));

        Assert.Equal((gate, relation, cause, needsPerson), (finding.Gate, finding.Relation, finding.Cause, finding.NeedsPerson));
        Assert.Equal(Masters.Erp, finding.System);
        Assert.Equal("/Flag", finding.Values.Single(v => v.System == Masters.Erp).Path);
        Assert.Equal("erp/item@1.0.0", finding.Values.Single(v => v.System == Masters.Erp).MappingVersion);
    }

    [Theory]
    [InlineData("none", "lot", RiskClass.Critical, Severity.Critical)]
    [InlineData("none", "lot", RiskClass.Undeclared, Severity.High)]
    [InlineData("none", "lot", RiskClass.Low, Severity.Low)]
    [InlineData("both", "lot", RiskClass.High, Severity.Medium)]
    [InlineData("lot", "lot", RiskClass.Critical, Severity.None)]
    public void Severity_follows_the_risk_class_and_what_is_lost(string actual, string required, RiskClass risk, Severity expected)
    {
        var input = Masters.Input(Masters.Says(Masters.Plm, required), Masters.Says(Masters.Erp, actual)) with { Risk = risk };

        Assert.Equal(expected, Assert.Single(Reconciler.OnMasterMessage(input)).Severity);
    }

    [Fact]
    public void A_real_conflict_carries_a_proposal_with_field_value_and_precondition()
    {
        var proposal = Assert.Single(Reconciler.OnMasterMessage(Masters.Input(Masters.Says(Masters.Plm, "serial"), Masters.Says(Masters.Erp, "lot")))).Proposal;

        Assert.NotNull(proposal);
        Assert.Equal((Masters.Erp, "/Flag", "lot none, serial required"), (proposal.System, proposal.Field, proposal.Value));
        Assert.Contains("stock", Assert.Single(proposal.Preconditions), StringComparison.Ordinal);
    }
}
