using IntegrationHub.Core.Reconciliation;
using Xunit;

namespace IntegrationHub.Core.Tests.Pipeline;

public sealed class FullLoadTests
{
    private const long Day = 86_400_000_000;

    [Fact]
    public void What_a_later_load_says_counts_again_however_old_its_change_time_is()
    {
        var said = Says(100) with { OfFullLoad = true };
        var gone = SnapshotHistory.Absent(said, "load-2", 5 * Day);

        var back = SnapshotHistory.Placed(gone, said with { RecordedAt = 9 * Day, Message = "load-3/0" });

        Assert.Equal((true, true, false), (gone.Deleted, gone.Absent, gone.ValidFromStated));
        Assert.Equal((9 * Day, false), (back.ValidFrom, back.ValidFromStated));
        Assert.Equal(SnapshotDecision.Newest, SnapshotHistory.Decide(gone, back));
        var (current, previous, _, contradicted) = SnapshotHistory.At([said, back, gone], 10 * Day);
        Assert.Equal((null, true, false), (current!.Deleted, previous!.Absent, contradicted));
    }

    [Fact]
    public void A_late_change_of_another_interface_stays_history()
    {
        var gone = SnapshotHistory.Absent(Says(100), "load-2", 5 * Day);

        Assert.Equal(SnapshotDecision.History, SnapshotHistory.Decide(gone, SnapshotHistory.Placed(gone, Says(200) with { RecordedAt = 9 * Day, Message = "delta/0" })));
    }

    private static MasterSnapshot Says(long from) => new()
    {
        System = "erp",
        Item = "4711",
        ValidFrom = from,
        ValidFromStated = true,
        RecordedAt = Day,
        Message = "load-1/0",
        MappingVersion = "erp/item@1.0.0",
    };
}
