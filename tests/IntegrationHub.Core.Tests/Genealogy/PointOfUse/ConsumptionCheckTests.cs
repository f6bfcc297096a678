using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.PointOfUse;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.PointOfUse;

public sealed class ConsumptionCheckTests
{
    private static readonly ConsumptionRequest Housing = new() { Item = "HOUSING", Serial = "H1", Lot = "L9", ParentItem = "PUMP", ParentSerial = "PU26-0001" };

    private static readonly ConsumptionFacts Known = new() { Node = new("serial:HOUSING:H1", NodeKind.Unit, "HOUSING", "H1"), Plan = PlannedPump.Plan() };

    [Fact]
    public void What_is_planned_scanned_and_usable_may_be_built_in()
    {
        var answer = Check(Housing, Known);

        Assert.True(answer.Allowed);
        Assert.Empty(answer.Reasons);
    }

    [Fact]
    public void A_serial_number_that_is_required_and_was_not_scanned_is_a_no_that_names_the_rule()
    {
        var reason = No(Housing with { Serial = null }, Known with { Node = new("lot:HOUSING:L9", NodeKind.Lot, "HOUSING", Lot: "L9") }, "tracking-level");

        Assert.Contains("plm says: serial required", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lot_that_is_on_record_for_the_piece_need_not_be_scanned()
    {
        No(Housing with { Lot = null }, Known, "tracking-level");
        Assert.True(Check(Housing with { Lot = null }, Known with { Node = Known.Node! with { Lot = "L9" } }).Allowed);
    }

    [Fact]
    public void An_item_that_is_not_planned_is_a_no() => No(Housing with { Item = "OTHER" }, Known, "not-planned");

    [Fact]
    public void A_planned_alternate_is_a_yes_that_says_so()
    {
        var answer = Check(Housing with { Item = "SENSOR-B", Serial = "S1" }, Known);

        Assert.True(answer.Allowed);
        Assert.Contains(answer.Reasons, r => r is { Code: "alternate", Forbids: false } && r.Message.StartsWith("SENSOR-A", StringComparison.Ordinal));
    }

    [Fact]
    public void A_substitute_with_weaker_tracking_needs_a_named_concession()
    {
        var weaker = Housing with { Item = "CHEAP", Serial = null, SubstituteFor = "SENSOR-A" };
        var facts = Known with { Masters = [PlannedPump.Says("plm", TrackingLevel.Required, TrackingLevel.None)], Node = new("lot:CHEAP:L9", NodeKind.Lot, "CHEAP", Lot: "L9") };

        No(weaker, facts, "alternate");
        Assert.True(Check(weaker with { Concession = "CON-7" }, facts).Allowed);
        Assert.True(Check(Housing with { Item = "EQUAL", SubstituteFor = "SENSOR-A" }, Known with { Masters = [PlannedPump.Says("plm", TrackingLevel.None, TrackingLevel.Required)] }).Allowed);
        No(weaker with { SubstituteFor = "NOWHERE" }, facts, "alternate");
    }

    [Fact]
    public void A_component_for_other_units_is_a_no() =>
        No(Housing with { Item = "VALVE-NEW" }, Known, "effectivity");

    [Theory, InlineData("2026-02-28", false), InlineData("2026-03-01", true), InlineData("2026-03-01T05:59:00Z", false), InlineData("2026-03-01T06:01:00Z", true)]
    public void Expired_material_is_a_no_from_the_end_of_its_last_day(string expiry, bool allowed) =>
        Assert.Equal(allowed, Check(Housing, Known with { Expiry = expiry }).Allowed);

    [Fact]
    public void What_is_on_hold_was_used_or_is_not_enough_is_a_no()
    {
        No(Housing, Known with { Holds = ["serial:HOUSING:H1 by nonconformance NCR-1"] }, "hold");
        No(Housing, Known with { UsedIn = ["PU26-0002"] }, "already-used");
        Assert.True(Check(Housing, Known with { UsedIn = ["PU26-0001"] }).Allowed);
        No(Housing with { Item = "SEAL", Serial = null, Quantity = 3 }, Known with { Left = 2 }, "not-enough");
    }

    [Fact]
    public void Material_that_nothing_is_known_of_is_a_remark_and_no_reason_to_stop()
    {
        var answer = Check(Housing, Known with { Node = null });

        Assert.True(answer.Allowed);
        Assert.Contains(answer.Reasons, r => r.Code == "unknown-material");
    }

    private static ConsumptionAnswer Check(ConsumptionRequest request, ConsumptionFacts facts) =>
        ConsumptionCheck.Run(request, facts, HubInstant.Parse("2026-03-01T06:00:00Z")!.Value);

    private static ConsumptionReason No(ConsumptionRequest request, ConsumptionFacts facts, string code)
    {
        var answer = Check(request, facts);
        Assert.False(answer.Allowed);
        return Assert.Single(answer.Reasons, r => r.Forbids && r.Code == code);
    }
}
