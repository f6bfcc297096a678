using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class SnapshotTests
{
    [Fact]
    public void A_supplier_that_is_added_without_a_new_change_time_is_newer_and_no_contradiction()
    {
        static MasterSnapshot Supplied(string message, params string[] suppliers) => Says(Erp, "lot") with { Message = message, Facts = new() { Suppliers = [.. suppliers.Select(one => new Core.Canonical.Materials.ItemSupplier(one))] } };
        var (before, after) = (Supplied("a/1", "7"), Supplied("b/1", "7", "8") with { RecordedAt = Now });

        Assert.Equal(SnapshotDecision.Newest, SnapshotHistory.Decide(before, after));
        var (current, _, _, contradicted) = SnapshotHistory.At([after, before], Now);
        Assert.Equal((after, false), (current, contradicted));
        Assert.Equal(SnapshotDecision.Repeated, SnapshotHistory.Decide(after, Supplied("c/1", "7", "8")));

        // Two records of one load are two claims, whatever they differ in; and a flag at the same time is one too.
        Assert.Equal(SnapshotDecision.Contradicts, SnapshotHistory.Decide(before, after with { Message = "a/2" }));
        Assert.Equal(SnapshotDecision.Contradicts, SnapshotHistory.Decide(before, after with { Tracking = Says(Erp, "none").Tracking }));
    }

    [Fact]
    public void A_message_gives_one_snapshot_for_the_item_and_one_per_site()
    {
        var snapshots = MasterSnapshots.From(
            Message(
                new() { Lot = TrackingLevel.Required, Serial = TrackingLevel.None },
                new() { Scope = new("berlin"), Lot = TrackingLevel.Required, Serial = TrackingLevel.Required }),
            new("erp", "m1", "erp/item@1.0.0", Now));

        Assert.Equal([null, "berlin", "hamburg"], snapshots.Select(s => s.Site));
        Assert.Equal(Flags("both"), TrackingFlags.At(snapshots[1].Tracking, "berlin", null, out _));
        Assert.Equal(Flags("lot"), TrackingFlags.At(snapshots[2].Tracking, "hamburg", null, out _));
    }

    [Fact]
    public void A_late_arrival_is_history_whatever_its_recorded_time()
    {
        var newest = Says(Erp, "lot", valid: Now - Day);
        Assert.Equal(SnapshotDecision.Newest, SnapshotHistory.Decide(null, newest));
        Assert.Equal(SnapshotDecision.History, SnapshotHistory.Decide(newest, Says(Erp, "none", valid: Now - (2 * Day), recorded: Now)));
        Assert.Equal(SnapshotDecision.Newest, SnapshotHistory.Decide(newest, Says(Erp, "none", valid: Now, recorded: Now)));
    }

    [Fact]
    public void A_repeat_is_not_stored_and_a_contradiction_is()
    {
        var newest = Says(Erp, "lot");
        Assert.Equal(SnapshotDecision.Repeated, SnapshotHistory.Decide(newest, newest with { Message = "again", RecordedAt = Now }));
        Assert.Equal(SnapshotDecision.Contradicts, SnapshotHistory.Decide(newest, Says(Erp, "none")));
        Assert.Equal(SnapshotDecision.Newest, SnapshotHistory.Decide(newest, Says(Erp, "none") with { MappingVersion = "erp/item@1.1.0" }));
    }

    [Fact]
    public void A_sequence_weighs_more_than_a_clock() =>
        Assert.Equal(SnapshotDecision.History, SnapshotHistory.Decide(Says(Erp, "lot") with { Sequence = "10" }, Says(Erp, "none", valid: Now) with { Sequence = "9" }));

    [Fact]
    public void Two_records_of_one_load_are_both_shown_and_neither_wins()
    {
        var first = Masters.Says(Masters.Erp, "lot") with { Message = "load/0", ValidFromStated = false, ValidFrom = Masters.Now - 2, RecordedAt = Masters.Now - 2 };
        var second = Masters.Says(Masters.Erp, "serial") with { Message = "load/1", ValidFromStated = false, ValidFrom = Masters.Now - 1, RecordedAt = Masters.Now - 1 };

        Assert.Equal(SnapshotDecision.Contradicts, SnapshotHistory.Decide(first, second));
        Assert.Equal(SnapshotDecision.Newest, SnapshotHistory.Decide(first, second with { Message = "next/0" }));
        var finding = Assert.Single(Reconciler.OnMasterMessage(Masters.Input(Masters.Says(Masters.Plm, "lot"), first, second)));
        Assert.Equal((Gate.IdentityUnresolved, true), (finding.Gate, finding.NeedsPerson));
        Assert.Equal(["lot", "serial"], finding.Values.Where(value => value.System == Masters.Erp).Select(value => value.Raw));
    }
}
