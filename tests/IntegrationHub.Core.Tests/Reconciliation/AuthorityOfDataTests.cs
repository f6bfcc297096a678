using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class AuthorityOfDataTests
{
    [Theory]
    [InlineData(AuthorityStage.Observe, Erp, false)]
    [InlineData(AuthorityStage.Shadow, Erp, false)] // two paths are expected there
    [InlineData(AuthorityStage.Lead, Erp, true)]
    [InlineData(AuthorityStage.Sole, Erp, true)]
    [InlineData(AuthorityStage.Sole, Mes, false)]
    public void An_event_that_another_system_is_to_report_is_seen_once_the_hub_leads(AuthorityStage stage, string system, bool contradicts) =>
        Assert.Equal(contradicts, AuthorityOfData.IsNotItsEvent(Policy(AuthorityKind.Event, "issue", stage), Operation.Issue, system, null, "hamburg", null, Now));

    [Fact]
    public void An_event_that_no_rule_names_is_anybodys() =>
        Assert.False(AuthorityOfData.IsNotItsEvent(Policy(AuthorityKind.Event, "issue", AuthorityStage.Sole), Operation.Receive, Erp, null, null, null, Now));

    [Fact]
    public void A_lot_that_another_system_is_to_mint_is_named_and_a_serial_number_without_a_rule_is_not()
    {
        var policy = Policy(AuthorityKind.Number, "lot", AuthorityStage.Lead);

        Assert.Equal([("lot", "L9")], AuthorityOfData.NotItsNumbers(policy, new MaterialReference { Lot = "L9", Serial = "1" }, Erp, null, null, null, Now));
        Assert.Empty(AuthorityOfData.NotItsNumbers(policy, new MaterialReference { Lot = "L9" }, Mes, null, null, null, Now));
        Assert.Equal((true, false), (AuthorityOfData.Mints(Operation.Produce), AuthorityOfData.Mints(Operation.Issue)));
    }

    [Fact]
    public void It_is_shown_as_a_mismatch_with_what_to_do()
    {
        var finding = Reconciler.OnMasterMessage(Input(Says(Plm, "lot"), Says(Erp, "lot")) with
        {
            Observations = [new(Erp, "4711", null, CapturePoint.Production, DataContradiction.NotItsNumber, "L9", "m/1", Now)],
        }).Single(one => one.Attribute == "data:not-its-number");

        Assert.True(finding.NeedsPerson);
        Assert.Equal("erp sent 4711 with a new number that another system is to mint by the authority policy at production: 1 times, last in m/1 ('L9').", finding.Explanation);
        Assert.Contains("mappings/policies/authority.yaml", finding.Proposal!.Text, StringComparison.Ordinal);
    }

    private static AuthorityPolicy Policy(AuthorityKind kind, string subject, AuthorityStage stage) =>
        new("1.0.0", [new() { Id = "r", Kind = kind, Attribute = subject, System = Mes, Stage = stage }]);
}
