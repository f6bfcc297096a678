using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Genealogy.Conservation;
using IntegrationHub.Storage.Reconciliation;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Reconciliation;

/// <summary>What the stores of decisions, notes and item facts do, on both databases.</summary>
public abstract class DecisionStoreTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private static readonly Finding Missing = new() { Item = "4711", Site = "hamburg", Attribute = Finding.TrackingAttribute, System = "erp", Gate = Gate.MissingInSystem, Severity = Severity.High, NeedsPerson = true, Explanation = "erp does not have 4711." };

    [Fact]
    public async Task Versions_are_added_and_the_newest_counts()
    {
        var first = await AddAsync(Decision("4711"));
        var second = await AddAsync(Decision("4712"));
        await AddAsync(first with { Version = 2, State = DecisionState.InForce, Approver = "bob", ApprovedAt = 200 });

        Assert.Equal((1L, 2L), (first.Number, second.Number));
        Assert.Equal(DecisionState.InForce, Assert.Single(await ReadAsync(store => store.OfItemAsync("04711", default))).State);
        Assert.Equal([1, 2], (await ReadAsync(store => store.HistoryAsync(1, default))).Select(one => one.Version));
        Assert.Empty(await ReadAsync(store => store.HistoryAsync(3, default)));
        Assert.Equal([2L, 1L], (await ReadAsync(store => store.ListAsync(new(), default))).Decisions.Select(one => one.Number));
        Assert.Equal(2, Assert.Single((await ReadAsync(store => store.ListAsync(new() { State = DecisionState.AwaitsApproval }, default))).Decisions).Number);
        await Assert.ThrowsAnyAsync<Exception>(() => AddAsync(first with { Version = 2 }));
    }

    [Fact]
    public async Task An_alias_is_found_from_both_numbers()
    {
        await AddAsync(Decision("4711-02") with { Kind = DecisionKind.Alias, Alias = "471102" });

        Assert.Single(await ReadAsync(store => store.OfItemAsync("4711-02", default)));
        Assert.Single(await ReadAsync(store => store.OfItemAsync("0471102", default)));
        Assert.Equal(1, (await ReadAsync(store => store.ListAsync(new() { ItemContains = "71102" }, default))).Total);
    }

    [Fact]
    public async Task A_covered_finding_is_due_when_its_decision_ends()
    {
        await WriteAsync(context => new ReconciliationStore(context).SaveFindingsAsync("4711", [Missing with { NeedsPerson = false, CoveredUntil = 500 }], 100, default));

        Assert.Empty(await Hub.ReadAsync((context, token) => new ReconciliationStore(context).DueAsync(499, 10, token), default));
        Assert.Equal("4711", Assert.Single(await Hub.ReadAsync((context, token) => new ReconciliationStore(context).DueAsync(500, 10, token), default)));
        await WriteAsync(context => new ReconciliationStore(context).SaveFindingsAsync("4711", [Missing], 500, default));
        Assert.Empty(await Hub.ReadAsync((context, token) => new ReconciliationStore(context).DueAsync(900, 10, token), default));
    }

    [Fact]
    public async Task Notes_stay_with_a_finding_that_closes_and_comes_back()
    {
        await WriteAsync(context => new ReconciliationStore(context).SaveFindingsAsync("4711", [Missing], 100, default));
        await WriteAsync(context => new FindingNotes(context).AddAsync(Missing, new(NoteKind.Comment, "asked logistics", "ann", 110), default));
        await WriteAsync(context => new ReconciliationStore(context).SaveFindingsAsync("4711", [], 200, default));
        await WriteAsync(context => new ReconciliationStore(context).SaveFindingsAsync("4711", [Missing], 300, default));

        Assert.Equal("asked logistics", Assert.Single(await Hub.ReadAsync((context, token) => new FindingNotes(context).OfAsync(Missing, token), default)).Text);
        Assert.Equal([(100L, (long?)200L), (300L, null)], (await Hub.ReadAsync((context, token) => new FindingNotes(context).EpisodesAsync(Missing, token), default)).Select(one => (one.From, one.To)));
    }

    [Fact]
    public async Task Contradictions_are_counted_by_system_site_point_and_kind()
    {
        var seen = new DataObservation("mes", "4711", "hamburg", CapturePoint.Issue, DataContradiction.Untracked, null, "a/0", 100);
        await WriteAsync(context => new ItemFacts(context).ObserveAsync([seen, seen with { Message = "a/1", LastAt = 200 }, seen with { Contradiction = DataContradiction.QuantityOnSerial, Raw = "S1" }], default));

        var found = await Hub.ReadAsync((context, token) => new ItemFacts(context).ObservationsAsync("04711", token), default);
        Assert.Equal([(DataContradiction.Untracked, 2, "a/1"), (DataContradiction.QuantityOnSerial, 1, "a/0")], found.Select(one => (one.Contradiction, one.Count, one.Message)).Order());
        Assert.Empty(await Hub.ReadAsync((context, token) => new ItemFacts(context).ObservationsAsync("4712", token), default));
    }

    [Fact]
    public async Task The_genealogy_tells_what_was_seen_of_an_item()
    {
        var change = GenealogyChanges.From(new MaterialEvent
        {
            Operation = Operation.Produce,
            Transformation = new("PO-1"),
            Inputs = [new() { Item = new("9"), Lot = "L9", Quantity = 2, Unit = "C62" }],
            Outputs = [new() { Item = new("4711"), Serial = "S1", Lot = "L1", Quantity = 1, Unit = "C62" }, new() { Item = new("4711"), Serial = "S2", Lot = "L1", Quantity = 1, Unit = "C62" }],
        }, "m/0", "mes");
        await WriteAsync(context => new GenealogyStore(context).ApplyAsync(change, default));

        var known = await Hub.ReadAsync((context, token) => new ItemFacts(context).KnowledgeAsync(["4711"], token), default);
        Assert.Equal(((int?)2, (int?)1, (int?)1, (decimal?)2m, (bool?)null), (known.SerialNumbers, known.Lots, known.OpenOrders, known.LargestLot, known.Backflushed));
        Assert.True(known.Movements >= 2);
        Assert.Null(known.HasStock); // nobody told a movement of stock
        await WriteAsync(context => new StockAccounts(context).AddAsync([new() { MessageId = "m/0", Ordinal = 0, Kind = MovementKind.Made, Node = "lot:4711:L1", Lot = "lot:4711:L1", Item = "4711", LotNumber = "L1", Quantity = 2, Unit = "C62", Evidence = EvidenceGrade.Exact, Operation = Operation.Produce, System = "mes" }], default));
        Assert.True((await Hub.ReadAsync((context, token) => new ItemFacts(context).KnowledgeAsync(["4711"], token), default)).HasStock);
        Assert.Equal(0, (await Hub.ReadAsync((context, token) => new ItemFacts(context).KnowledgeAsync(["471"], token), default)).SerialNumbers);
        Assert.Equal(["lot:4711:L1"], await Hub.ReadAsync((context, token) => new ItemFacts(context).LotsAsync(["4711", "471"], 10, token), default));
        Assert.Equal(["PO-1"], await Hub.ReadAsync((context, token) => new ItemFacts(context).OpenOrdersAsync(["4711", "9"], 10, token), default));
        Assert.True(await Hub.ReadAsync((context, token) => new ItemFacts(context).IsSerialAsync("4711", "S1", token), default));
        Assert.False(await Hub.ReadAsync((context, token) => new ItemFacts(context).IsSerialAsync("4711", "L1", token), default));
    }

    private static Decision Decision(string item) => new()
    {
        Kind = DecisionKind.AcceptUntil,
        State = DecisionState.AwaitsApproval,
        Item = item,
        Attribute = Finding.TrackingAttribute,
        System = "erp",
        Values = "erp: untracked",
        Reason = "kanban",
        Author = "ann",
        DecidedAt = 100,
    };

    private Task<Decision> AddAsync(Decision decision) => Hub.WriteAsync((context, token) => new DecisionStore(context).AddAsync(decision, token), default);

    private Task<T> ReadAsync<T>(Func<DecisionStore, Task<T>> read) => Hub.ReadAsync((context, _) => read(new DecisionStore(context)), default);
}

public sealed class SqliteDecisionStoreTests() : DecisionStoreTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlDecisionStoreTests() : DecisionStoreTests(PostgreSqlTestDatabase.CreateAsync);
