using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Genealogy.Conservation;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Genealogy.Conservation;

public sealed class SqliteStockAccountsTests() : StockAccountsTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlStockAccountsTests() : StockAccountsTests(PostgreSqlTestDatabase.CreateAsync);

public abstract class StockAccountsTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private static readonly StockSegment Free = new(Site: "hamburg", Location: "0001", Status: "free");

    [Fact]
    public async Task What_was_moved_is_read_back_and_one_message_counts_once()
    {
        var receipt = Event("1", Operation.Receive, outputs: [Lot("L", 10.25m)]);
        await SayAsync(receipt, receipt);

        var movement = Assert.Single(await ReadAsync(context => new StockAccounts(context).MovementsAsync([Key("L")], Cancellation)));

        Assert.Equal(StockMovements.From(receipt, "m/1", "mes")[0], movement);
        Assert.Equal((Free, 10.25m), (movement.Segment, movement.Quantity));
    }

    [Fact]
    public async Task A_lot_that_does_not_add_up_is_found_with_its_events_and_one_that_does_is_not()
    {
        await SayAsync(
            Event("1", Operation.Receive, outputs: [Lot("L", 5)]), Event("2", Operation.Issue, inputs: [Lot("L", 3)]), Event("3", Operation.Issue, inputs: [Lot("L", 3)]),
            Event("4", Operation.Receive, outputs: [Lot("M", 5)]), Event("5", Operation.Issue, inputs: [Piece("M", "S1")]));

        var (accounts, last) = await ReadAsync(context => Reader(context).AlarmedAsync(null, 500, Cancellation));
        var fine = await ReadAsync(context => Reader(context).ReadAsync([Key("M")], Cancellation));

        Assert.All(accounts, a => Assert.Equal((ConservationAlarms.MoreOutThanIn, "mes/1 mes/2 mes/3"), (a.Alarms[0].Code, string.Join(' ', a.Alarms[0].Events))));
        Assert.Equal([null, Free], accounts.Select(a => a.Segment));
        Assert.Equal((5m, 1m, 4m), (fine[0].In, fine[0].Consumed, fine[0].OnHand));
        Assert.Null(last);
    }

    [Fact]
    public async Task The_parts_of_a_split_are_compared_from_whichever_lot_one_asks()
    {
        await SayAsync(Event("1", Operation.Receive, outputs: [Lot("L", 10)]), Event("2", Operation.Split, inputs: [Lot("L", 10)], outputs: [Lot("A", 4), Lot("B", 5)]));

        var accounts = await ReadAsync(context => Reader(context).ReadAsync([Key("L"), Key("A")], Cancellation));

        Assert.All(accounts.Where(a => a.Segment is null), a => Assert.Equal(ConservationAlarms.PartsDoNotAddUp, Assert.Single(a.Alarms).Code));
        Assert.Equal((0m, 4m), (accounts[0].OnHand, accounts.First(a => a.Lot == Key("A")).OnHand));
    }

    [Fact]
    public async Task What_was_taken_back_does_not_count_whichever_came_first()
    {
        await SayAsync(
            Event("3", Operation.Correct, inputs: [Lot("L", 7)]) with { Corrects = new Correction("2") },
            Event("1", Operation.Receive, outputs: [Lot("L", 5)]), Event("2", Operation.Issue, inputs: [Lot("L", 7)]));

        var account = (await ReadAsync(context => Reader(context).ReadAsync([Key("L")], Cancellation)))[0];

        Assert.Equal((5m, 0m), (account.OnHand, account.Consumed));
        Assert.Empty(account.Alarms);
    }

    [Fact]
    public async Task Lots_are_gone_through_in_order()
    {
        await SayAsync(Event("1", Operation.Receive, outputs: [Lot("B", 1), Lot("A", 1), Lot("C", 1)]));

        Assert.Equal([Key("A"), Key("B")], await ReadAsync(context => new StockAccounts(context).NodesAsync(null, 2, Cancellation)));
        Assert.Equal([Key("C")], await ReadAsync(context => new StockAccounts(context).NodesAsync(Key("B"), 2, Cancellation)));
    }

    private static AccountReader Reader(HubContext context) => new(new StockAccounts(context), new GenealogyStore(context).Facts, []);

    private static string Key(string lot) => NodeIdentity.Of(Lot(lot, 1), "mes")!.Node.Key;

    private static MaterialReference Lot(string lot, decimal quantity) => new() { Item = new("I"), Lot = lot, Quantity = quantity, Unit = "C62", Segment = Free };

    private static MaterialReference Piece(string lot, string serial) => Lot(lot, 1) with { Serial = serial };

    private static MaterialEvent Event(string id, Operation operation, MaterialReference[]? inputs = null, MaterialReference[]? outputs = null) =>
        new() { EventId = id, Operation = operation, Inputs = inputs, Outputs = outputs };

    private Task SayAsync(params MaterialEvent[] events) => WriteAsync(async context =>
    {
        foreach (var e in events)
        {
            await new GenealogyStore(context).ApplyAsync(GenealogyChanges.From(e, "m/" + e.EventId, "mes"), Cancellation);
            await new StockAccounts(context).AddAsync(StockMovements.From(e, "m/" + e.EventId, "mes"), Cancellation);
        }
    });
}
