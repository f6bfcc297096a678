using IntegrationHub.Core.Reconciliation;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class CauseTests
{
    [Fact]
    public void A_system_that_still_says_what_the_authority_said_yesterday_is_in_flight() =>
        AssertCause(Cause.InFlight, Input(Says(Plm, "lot"), Says(Plm, "serial", valid: Now - 1000), Says(Erp, "lot")));

    [Fact]
    public void A_third_value_is_a_conflict_however_fresh_the_change() =>
        AssertCause(Cause.Unexplained, Input(Says(Plm, "lot"), Says(Plm, "serial", valid: Now - 1000), Says(Erp, "none")));

    [Fact]
    public void After_the_expected_latency_the_old_value_is_a_conflict() =>
        AssertCause(Cause.Unexplained, Input(Says(Plm, "lot"), Says(Plm, "serial", valid: Now - (2 * Day)), Says(Erp, "lot")));

    [Fact]
    public void A_system_that_already_says_what_takes_effect_later_is_in_flight() =>
        AssertCause(Cause.InFlight, Input(Says(Plm, "lot"), Says(Plm, "serial", valid: Now + Day), Says(Erp, "serial")));

    [Fact]
    public void A_reading_that_is_too_old_is_stale() =>
        AssertCause(Cause.Stale, Input(Says(Plm, "lot"), Says(Erp, "none", recorded: Now - (3 * Day))) with
        {
            Systems = [new() { System = Plm }, new() { System = Erp, MaximumAge = 2 * Day }],
        });

    [Fact]
    public void An_acceptance_covers_exactly_the_values_it_was_given_for_until_its_day()
    {
        var accepted = new Acceptance("4711", null, Erp, Flags("lot"), Flags("none"), Now + Day, "Kanban bulk, risk with J. Doe", "decision/1@1");
        var input = Input(Says(Plm, "lot"), Says(Erp, "none"));
        AssertCause(Cause.Accepted, input with { Accepted = [accepted] });
        AssertCause(Cause.Unexplained, input with { Accepted = [accepted with { Until = Now }] });
        AssertCause(Cause.Unexplained, input with { Accepted = [accepted with { Actual = Flags("serial") }] });
    }

    [Theory]
    [InlineData("serial", "lot", Cause.CannotExpress)]
    [InlineData("serial", "none", Cause.Unexplained)]
    [InlineData("both", "lot", Cause.CannotExpress)]
    public void A_lot_only_system_that_says_the_nearest_it_can_is_no_conflict(string required, string actual, Cause cause) =>
        AssertCause(cause, Input(Says(Plm, required), Says(Erp, actual)) with { Systems = [new() { System = Plm }, new() { System = Erp, CanSerial = false }] });

    [Fact]
    public void A_system_without_a_serial_flag_is_not_unknown_for_leaving_it_out() =>
        AssertCause(Cause.CannotExpress, Input(Says(Plm, "serial"), Says(Erp, "lot,unknown")) with { Systems = [new() { System = Plm }, new() { System = Erp, CanSerial = false }] });

    // The published order of the SAP to FSM connector: serial profile first, else batch, else normal. Its third step (split valuation
    // with stock) and its override table need data that a master does not carry.
    [Theory]
    [InlineData("both", "serial")]
    [InlineData("serial", "serial")]
    [InlineData("lot", "lot")]
    [InlineData("none", "none")]
    public void Where_only_one_fits_the_nearest_follows_the_SAP_to_FSM_order(string sap, string fsm) =>
        Assert.Equal(Flags(fsm), new SystemCapability { System = "sap-fsm", CanBoth = false }.Nearest(Flags(sap)));

    private static void AssertCause(Cause expected, ReconciliationInput input)
    {
        var finding = Assert.Single(Reconciler.OnMasterMessage(input));
        Assert.Equal((expected, expected == Cause.Unexplained), (finding.Cause, finding.NeedsPerson));
        Assert.Equal(expected == Cause.Unexplained, finding.Proposal is not null);
    }
}
