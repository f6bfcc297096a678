using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Genealogy.Aliases;
using IntegrationHub.Storage.Genealogy.Conservation;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Genealogy.Conservation;

public sealed class SqliteNumberNameTests() : NumberNameTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlNumberNameTests() : NumberNameTests(PostgreSqlTestDatabase.CreateAsync);

/// <summary>Numbers across items, and things across numbers.</summary>
public abstract class NumberNameTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private int _events;

    [Theory]
    [InlineData(NumberScope.Client, 1)]
    [InlineData(NumberScope.Item, 0)]
    [InlineData(NumberScope.Plant, 0)]
    public async Task A_lot_number_of_two_items_is_told_where_the_system_numbers_within_the_client(NumberScope scope, int alarms)
    {
        await ReceiveAsync(new() { Item = new("I"), Lot = "L9", Quantity = 5, Unit = "C62" });
        await ReceiveAsync(new() { Item = new("J"), Lot = "L9", Quantity = 5, Unit = "C62" });

        var found = await AlarmsAsync(new NumberUniqueness(NumberScope.Item, scope));

        Assert.Equal(alarms, found.Count(a => a.Code == ConservationAlarms.SeveralItems));
        Assert.All(found, a => Assert.Contains("J (lot:J:L9)", a.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_piece_that_is_known_worldwide_and_reported_under_two_serial_numbers_was_renumbered()
    {
        await ReceiveAsync(Piece("S1", new Identifier("uuid", "urn:uuid:1")));
        await ReceiveAsync(Piece("R1", new Identifier("uuid", "urn:uuid:1")));

        var alarm = Assert.Single(await AlarmsAsync(NumberUniqueness.Undeclared), a => a.Code == ConservationAlarms.Renumbered);

        Assert.Contains("R1, S1", alarm.Message, StringComparison.Ordinal);
        Assert.Contains("hub alias propose", alarm.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_pieces_that_share_the_makers_number_are_one_that_was_renumbered_until_an_alias_says_so()
    {
        await ReceiveAsync(Piece("S1", new Identifier("part-marking", "M-7", "maker")));
        await ReceiveAsync(Piece("R1", new Identifier("part-marking", "M-7", "maker")));
        Assert.Equal(2, (await AlarmsAsync(NumberUniqueness.Undeclared)).Count(a => a.Code == ConservationAlarms.Renumbered));

        await WriteAsync(context => new AliasStore(context).AddAsync(
            new Alias(1, "serial:I:S1", new NodeFact("serial:I:R1", NodeKind.Unit, "I", Serial: "R1"), null, null, "new label", null, "ann", 1) { Version = 2, State = AliasState.InForce, DecidedBy = "bob", DecidedAt = 2 }, Cancellation));

        Assert.DoesNotContain(await AlarmsAsync(NumberUniqueness.Undeclared), a => a.Code == ConservationAlarms.Renumbered);
    }

    [Fact]
    public async Task The_plants_own_number_beside_the_makers_is_no_renumbering()
    {
        await ReceiveAsync(Piece("S1", new Identifier("serial", "M-7", "maker")));

        Assert.DoesNotContain(await AlarmsAsync(NumberUniqueness.Undeclared), a => a.Code == ConservationAlarms.Renumbered);
    }

    [Fact]
    public async Task A_piece_that_belongs_to_no_lot_is_guarded_too()
    {
        await ReceiveAsync(new() { Item = new("I"), Serial = "S1", Quantity = 1, Unit = "C62", Identifiers = [new Identifier("part-marking", "M-7", "maker")] });
        await ReceiveAsync(new() { Item = new("I"), Serial = "R1", Quantity = 1, Unit = "C62", Identifiers = [new Identifier("part-marking", "M-7", "maker")] });
        await ReceiveAsync(new() { Item = new("J"), Serial = "R1", Quantity = 1, Unit = "C62" });
        await ReceiveAsync(Piece("S2", new Identifier("uuid", "urn:uuid:2")));

        var (first, last) = await AlarmedAsync(null, 2);
        var (rest, end) = await AlarmedAsync(last, 2);

        Assert.Equal(["serial:I:R1", "serial:I:S1", "serial:J:R1"], first.Concat(rest).Select(account => account.Lot).Order(StringComparer.Ordinal));
        Assert.Equal([ConservationAlarms.SeveralItems, ConservationAlarms.Renumbered], first.Concat(rest).Single(account => account.Lot == "serial:I:R1").Alarms.Select(alarm => alarm.Code));
        Assert.All(first.Concat(rest), account => Assert.Equal((1m, 1, 0m), (account.In, account.Serials, account.Rest)));
        Assert.Null(end is null ? null : (await AlarmedAsync(end, 2)).Last);
    }

    private Task<(IReadOnlyList<LotAccount> Accounts, string? Last)> AlarmedAsync(string? after, int limit) => ReadAsync(async context =>
    {
        var facts = new AliasedFacts(new GenealogyStore(context).Facts);
        return await new AccountReader(new AliasedAccounts(new StockAccounts(context), facts), facts, [], _ => new NumberUniqueness(NumberScope.Client, NumberScope.Client)).AlarmedAsync(after, limit, Cancellation);
    });

    private static MaterialReference Piece(string serial, Identifier identifier) =>
        new() { Item = new("I"), Lot = "L9", Serial = serial, Quantity = 1, Unit = "C62", Identifiers = [identifier] };

    private async Task ReceiveAsync(MaterialReference material)
    {
        var (e, message) = (new MaterialEvent { Operation = Operation.Receive, EventId = $"e{++_events}", Outputs = [material] }, $"env/{_events}");
        await WriteAsync(context => new GenealogyStore(context).ApplyAsync(GenealogyChanges.From(e, message, "erp"), Cancellation));
        await WriteAsync(context => new StockAccounts(context).AddAsync([.. StockMovements.From(e, message, "erp")], Cancellation));
    }

    private Task<IReadOnlyList<ConservationAlarm>> AlarmsAsync(NumberUniqueness uniqueness) => ReadAsync(async context =>
    {
        var facts = new AliasedFacts(new GenealogyStore(context).Facts);
        var accounts = await new AccountReader(new AliasedAccounts(new StockAccounts(context), facts), facts, [], _ => uniqueness).ReadAsync(["lot:I:L9"], Cancellation);
        return (IReadOnlyList<ConservationAlarm>)[.. accounts.SelectMany(a => a.Alarms)];
    });
}
