using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.PointOfUse;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.PointOfUse;

public sealed class CapturePlanTests
{
    [Fact]
    public void What_any_system_asks_for_is_scanned_and_every_rule_is_named()
    {
        var housing = CapturePlan.Of(PlannedPump.Plan(), []).Components[0];

        Assert.Equal(["serial", "lot"], housing.Scan);
        Assert.Equal(["plm says: serial required, lot none (/flag = 'X').", "erp says: serial none, lot required (/flag = 'X')."], housing.Because);
    }

    [Fact]
    public void Untracked_material_needs_no_scan_and_alternates_are_both_listed()
    {
        var plan = CapturePlan.Of(PlannedPump.Plan(), []);

        Assert.Empty(plan.Components.Single(c => c.Item == "SCREW").Scan);
        Assert.Equal(["40", "40"], plan.Components.Where(c => c.Item.StartsWith("SENSOR", StringComparison.Ordinal)).Select(c => c.Position));
        Assert.Equal(["serial"], plan.Itself.Scan);
    }

    [Theory, InlineData("PU26-0001", "VALVE-OLD"), InlineData("PU26-0100", "VALVE-NEW")]
    public void Only_what_is_effective_for_the_unit_is_listed(string unit, string valve) =>
        Assert.Equal(valve, Assert.Single(CapturePlan.Of(PlannedPump.Plan(unit), []).Components, c => c.Position == "50").Item);

    [Fact]
    public void Without_a_unit_what_depends_on_it_is_listed_with_a_remark()
    {
        var plan = CapturePlan.Of(PlannedPump.Plan(unit: null), []);

        Assert.Equal(2, plan.Components.Count(c => c.Position == "50"));
        Assert.Equal(2, plan.Remarks.Count);
        Assert.Contains("the unit is not named", plan.Remarks[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_of_which_no_system_says_anything_is_told_as_unknown_and_never_as_untracked()
    {
        var plan = new UsePlan { Item = "X", Masters = [new("erp", null)] };

        var itself = CapturePlan.Of(plan, []).Itself;

        Assert.Equal((TrackingLevel.Unknown, TrackingLevel.Unknown), (itself.Serial, itself.Lot));
        Assert.Contains("No system says", itself.Because[0], StringComparison.Ordinal);
    }

    [Fact]
    public void At_receipt_only_the_item_itself_is_captured_and_a_rule_for_the_point_weighs_more()
    {
        var plan = new UsePlan
        {
            Item = "X",
            Point = CapturePoint.Receipt,
            Uses = PlannedPump.Plan().Uses,
            Masters = [new("erp", [new() { Serial = TrackingLevel.Required }, new() { Scope = new(CapturePoint: CapturePoint.Receipt), Serial = TrackingLevel.None, Lot = TrackingLevel.Required }])],
        };

        var at = CapturePlan.Of(plan, []);

        Assert.Empty(at.Components);
        Assert.Equal(["lot"], at.Itself.Scan);
    }
}
