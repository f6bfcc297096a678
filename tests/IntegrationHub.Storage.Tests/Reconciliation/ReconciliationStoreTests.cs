using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Reconciliation;

/// <summary>What the store of snapshots and findings does, on both databases.</summary>
public abstract class ReconciliationStoreTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private UnitOfWorkEach Store => new(Hub);

    [Fact]
    public async Task The_newest_by_the_source_holds_whatever_the_order_of_arrival()
    {
        Assert.Equal(SnapshotDecision.Newest, await Store.AppendAsync(Says("erp", TrackingLevel.Required, 200), default));
        Assert.Equal(SnapshotDecision.History, await Store.AppendAsync(Says("erp", TrackingLevel.None, 100), default));
        Assert.Equal(SnapshotDecision.Repeated, await Store.AppendAsync(Says("erp", TrackingLevel.None, 100), default));
        Assert.Equal(SnapshotDecision.Repeated, await Store.AppendAsync(Says("erp", TrackingLevel.Required, 200), default));

        var recent = await Store.RecentAsync("4711", default);
        Assert.Equal(2, recent.Count);
        var (current, previous, _, _) = SnapshotHistory.At(recent, 1_000);
        Assert.Equal((TrackingLevel.Required, TrackingLevel.None), (current!.Tracking![0].Lot, previous!.Tracking![0].Lot));
        Assert.Equal(new RawValue("/XCHPF", "X"), current.Tracking[0].Raw);
    }

    [Fact]
    public async Task Recent_finds_every_spelling_system_and_site_and_at_most_three_each()
    {
        for (var i = 1; i <= 5; i++)
        {
            await Store.AppendAsync(Says("erp", i % 2 == 0 ? TrackingLevel.None : TrackingLevel.Required, i * 100), default);
        }

        await Store.AppendAsync(Says("erp", TrackingLevel.None, 100) with { Site = "hamburg" }, default);
        await Store.AppendAsync(Says("mes", TrackingLevel.None, 100) with { Item = "0004711" }, default);
        await Store.AppendAsync(Says("mes", TrackingLevel.None, 100) with { Item = "4712" }, default);

        var recent = await Store.RecentAsync(" 04711", default);
        Assert.Equal([300L, 400L, 500L], recent.Where(s => s is { System: "erp", Site: null }).Select(s => s.ValidFrom).Order());
        Assert.Equal(5, recent.Count);
    }

    [Fact]
    public async Task A_sequence_orders_before_the_clock()
    {
        await Store.AppendAsync(Says("erp", TrackingLevel.Required, 100) with { Sequence = "10" }, default);
        Assert.Equal(SnapshotDecision.History, await Store.AppendAsync(Says("erp", TrackingLevel.None, 900) with { Sequence = "9" }, default));
    }

    [Fact]
    public async Task Findings_open_stay_close_and_come_back()
    {
        var (plm, erp) = (Says("plm", TrackingLevel.Required, 100), Says("erp", TrackingLevel.None, 100));
        await Store.SaveFindingsAsync("4711", Find(plm, erp), 1_000, default);
        await Store.SaveFindingsAsync("4711", Find(plm, erp), 2_000, default);
        var stored = Assert.Single((await Store.ListAsync(new(), default)).Findings);
        Assert.Equal((1_000L, 2_000L, Relation.Looser), (stored.FirstSeenAt, stored.LastSeenAt, stored.Finding.Relation));
        Assert.Equal("/XCHPF", stored.Finding.Values.Single(v => v.System == "erp").Path);

        await Store.SaveFindingsAsync("4711", Find(plm, Says("erp", TrackingLevel.Required, 200)), 3_000, default);
        Assert.Equal(0, (await Store.CountAsync(default)).Open);
        await Store.SaveFindingsAsync("4711", Find(plm, erp), 4_000, default);
        Assert.Equal(4_000, Assert.Single((await Store.ListAsync(new(), default)).Findings).FirstSeenAt);
    }

    [Fact]
    public async Task A_system_that_never_sent_a_master_lacks_nothing_until_it_speaks()
    {
        var plm = Says("plm", TrackingLevel.Required, 100);
        await Store.AppendAsync(plm, default);
        await Store.SaveFindingsAsync("4711", Find(plm), 1_000, default);
        Assert.Equal((0, 0), ((await Store.ListAsync(new() { OnlyMismatches = false }, default)).Total, (await Store.CountAsync(default)).Open));

        await Store.AppendAsync(Says("erp", TrackingLevel.None, 100) with { Item = "4712" }, default);
        Assert.Equal(Gate.MissingInSystem, Assert.Single((await Store.ListAsync(new() { OnlyMismatches = false }, default)).Findings).Finding.Gate);
        Assert.Equal(1, (await Store.CountAsync(default)).Open);
    }

    [Fact]
    public async Task Findings_are_filtered_paged_and_counted_most_severe_first()
    {
        for (var i = 0; i < 5; i++)
        {
            var item = "A-" + i;
            var risk = i == 3 ? RiskClass.Critical : RiskClass.Medium;
            await Store.SaveFindingsAsync(item, Find(risk, Says("plm", TrackingLevel.Required, 100) with { Item = item }, Says("erp", i == 4 ? TrackingLevel.Unknown : TrackingLevel.None, 100) with { Item = item }), 1_000 + i, default);
        }

        var page = await Store.ListAsync(new() { Take = 2, Skip = 0 }, default);
        Assert.Equal(("A-3", 5, 2), (page.Findings[0].Finding.Item, page.Total, page.Findings.Count));
        Assert.Equal("A-4", Assert.Single((await Store.ListAsync(new() { Gate = Gate.UnknownValue }, default)).Findings).Finding.Item);
        Assert.Equal(1, (await Store.ListAsync(new() { AtLeast = Severity.Critical }, default)).Total);
        Assert.Equal(4, (await Store.ListAsync(new() { Cause = Cause.Unexplained, Relation = Relation.Looser, System = "erp" }, default)).Total);
        Assert.Equal("A-2", Assert.Single((await Store.ListAsync(new() { ItemContains = "a-2" }, default)).Findings).Finding.Item);
        var counts = await Store.CountAsync(default);
        Assert.Equal((5, 5, 1, 1), (counts.Open, counts.Mismatches, counts.BySeverity[Severity.Critical], counts.ByGate[Gate.UnknownValue]));
    }

    private static MasterSnapshot Says(string system, TrackingLevel lot, long valid) => new()
    {
        System = system,
        Item = "4711",
        ValidFrom = valid,
        ValidFromStated = true,
        RecordedAt = valid,
        Message = "m/0",
        MappingVersion = system + "/item@1.0.0",
        Tracking = [new() { Lot = lot, Serial = TrackingLevel.None, Raw = new("/XCHPF", lot == TrackingLevel.Required ? "X" : "") }],
    };

    private static IReadOnlyList<Finding> Find(params MasterSnapshot[] snapshots) => Find(RiskClass.Medium, snapshots);

    private static IReadOnlyList<Finding> Find(RiskClass risk, params MasterSnapshot[] snapshots) => Reconciler.OnMasterMessage(new()
    {
        Snapshots = snapshots,
        Authority = new("1", [new() { Id = "t", Attribute = "tracking", System = "plm", Stage = AuthorityStage.Lead }]),
        Systems = [new() { System = "plm" }, new() { System = "erp" }],
        Now = 1_000,
        Risk = risk,
    });
}

public sealed class SqliteReconciliationStoreTests() : ReconciliationStoreTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlReconciliationStoreTests() : ReconciliationStoreTests(PostgreSqlTestDatabase.CreateAsync);
