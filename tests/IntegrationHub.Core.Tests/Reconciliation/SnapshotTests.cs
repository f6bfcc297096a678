using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class SnapshotTests
{
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
}
