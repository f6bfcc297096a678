using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class UsageComparisonTests
{
    [Fact]
    public void A_use_that_two_bills_of_material_track_differently_is_a_mismatch_of_the_parent()
    {
        var finding = Assert.Single(Find(Uses(Plm, ("9", "10", "serial"), ("9", "20", "lot")), Uses(Erp, ("9", "10", "lot"), ("9", "20", "lot"))));

        Assert.Equal(("usage:9@10", Erp, Relation.Incomparable, Cause.Unexplained, true), (finding.Attribute, finding.System, finding.Relation, finding.Cause, finding.NeedsPerson));
        Assert.StartsWith("For 9 in 4711 at position 10: erp says lot required", finding.Explanation, StringComparison.Ordinal);
        Assert.Equal(("/Uses/10", "serial"), (finding.Values.Single(value => value.System == Plm).Path, finding.Values.Single(value => value.System == Plm).Raw));
    }

    [Fact]
    public void A_use_that_the_other_does_not_have_or_whose_flag_it_does_not_send_is_no_mismatch_of_flags()
    {
        Assert.Empty(Find(Uses(Plm, ("9", "10", "serial")), Uses(Erp, ("8", "10", "lot"))));
        Assert.Empty(Find(Uses(Plm, ("9", "10", "serial")), Uses(Erp, ("9", "10", "unknown"))));
        Assert.Empty(Find(Uses(Plm, ("9", "10", "serial")), Says(Erp, "lot")));
    }

    [Fact]
    public void A_system_without_serial_numbers_says_the_nearest_that_it_can()
    {
        var finding = Assert.Single(Find(input => input with { Systems = [new() { System = Plm }, new() { System = Erp, CanSerial = false }] },
            Uses(Plm, ("9", "10", "serial")), Uses(Erp, ("9", "10", "lot"))));

        Assert.Equal((Cause.CannotExpress, false), (finding.Cause, finding.NeedsPerson));
    }

    [Fact]
    public void The_uses_of_a_message_stand_in_the_snapshot_of_the_parent()
    {
        var snapshots = MasterSnapshots.From(Message() with
        {
            Components = [new() { Item = new("9"), Position = "10", Tracking = [new() { Serial = TrackingLevel.Required }] }, new() { Item = new("8") }],
        }, new(Plm, "m/0", "plm/part@1.0.0", Now));

        Assert.Equal([("9", "10", TrackingLevel.Required)], snapshots[0].Usages!.Select(use => (use.Component, use.Position, use.Rule.Serial)));
        Assert.All(snapshots.Skip(1), site => Assert.Null(site.Usages));
        Assert.Null(MasterSnapshots.From(Message(), new(Plm, "m/0", "plm/part@1.0.0", Now))[0].Usages);
    }

    private static MasterSnapshot Uses(string system, params (string Component, string Position, string Flags)[] uses) => Says(system, "lot") with
    {
        Usages = [.. uses.Select(use => new UsageRule(use.Component, use.Position, new() { Lot = Flags(use.Flags).Lot, Serial = Flags(use.Flags).Serial, Raw = new($"/Uses/{use.Position}", use.Flags) }))],
    };

    private static IEnumerable<Finding> Find(params MasterSnapshot[] snapshots) => Find(input => input, snapshots);

    private static IEnumerable<Finding> Find(Func<ReconciliationInput, ReconciliationInput> change, params MasterSnapshot[] snapshots) =>
        Reconciler.OnMasterMessage(change(Input(snapshots))).Where(one => one.Attribute.StartsWith("usage:", StringComparison.Ordinal));
}
