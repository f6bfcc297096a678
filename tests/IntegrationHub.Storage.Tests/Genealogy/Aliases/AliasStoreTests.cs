using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Genealogy.Aliases;
using IntegrationHub.Storage.Genealogy.Conservation;
using IntegrationHub.Storage.Tests.Databases;
using IntegrationHub.Storage.Versioning;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace IntegrationHub.Storage.Tests.Genealogy.Aliases;

public sealed class SqliteAliasStoreTests() : AliasStoreTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlAliasStoreTests() : AliasStoreTests(PostgreSqlTestDatabase.CreateAsync);

public abstract class AliasStoreTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private static readonly NodeFact NewNumber = new("serial:C:R1", NodeKind.Unit, "C", Serial: "R1");

    [Fact]
    public async Task An_alias_joins_from_its_approval_until_its_withdrawal_and_the_index_follows()
    {
        await ReceivedAndBuiltAsync();
        using var follower = new GenealogyFollower(Hub, new GenealogyOptions());
        using var small = new GenealogyFollower(Hub, new GenealogyOptions { MaxIndexEntries = 1 });
        var proposal = await AddAsync(Wish());
        Assert.Equal((1, 1, 1), (await CertainAsync("S1"), await ReachAsync(follower), await ReachAsync(small)));

        var agreed = await AddAsync(proposal with { Version = 2, State = AliasState.InForce, DecidedBy = "bob", DecidedAt = 2 });
        Assert.Equal((2, 3, 3), (await CertainAsync("S1"), await ReachAsync(follower), await ReachAsync(small)));
        Assert.Equal(2, await CertainAsync("R1"));

        var asked = await AddAsync(agreed with { Version = 3, State = AliasState.WithdrawalProposed, WithdrawnBy = "ann", WithdrawalReason = "wrong" });
        Assert.Equal((2, 3, 3), (await CertainAsync("S1"), await ReachAsync(follower), await ReachAsync(small)));

        await AddAsync(asked with { Version = 4, State = AliasState.Withdrawn, WithdrawalAgreedBy = "bob" });
        Assert.Equal((1, 1, 1), (await CertainAsync("S1"), await ReachAsync(follower), await ReachAsync(small)));
        Assert.Equal([1, 2, 3, 4], (await ReadAsync(context => new AliasStore(context).HistoryAsync(1, Cancellation))).Select(a => a.Version));
        Assert.Equal(4, await ReadAsync(context => context.Set<AuditRow>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task An_index_does_not_follow_an_alias_as_of_a_time_before_it_began()
    {
        await ReceivedAndBuiltAsync();
        using var follower = new GenealogyFollower(Hub, new GenealogyOptions());
        using var small = new GenealogyFollower(Hub, new GenealogyOptions { MaxIndexEntries = 1 });
        await AddAsync(Wish() with { Number = 1, Version = 2, State = AliasState.InForce, DecidedBy = "bob", DecidedAt = 2 });

        Assert.Equal((1, 1), (await ReachAsync(follower, Hour(4)), await ReachAsync(small, Hour(4))));
        Assert.Equal((2, 2), (await ReachAsync(follower, Hour(5)), await ReachAsync(small, Hour(5))));
    }

    [Fact]
    public async Task A_number_that_no_event_used_yet_can_be_searched_once_it_is_agreed()
    {
        await WriteAsync(context => new GenealogyStore(context).ApplyAsync(Change(1, new() { Operation = Operation.Receive, Outputs = [Piece("S1")] }), Cancellation));
        await AddAsync(Wish());
        Assert.Equal("GEN-0001", await ReadAsync(async context => (await new GenealogyQuery(new GenealogyStore(context)).TraceAsync("R1", TraceDirection.Backward, Cancellation)).Problems[0].Code));

        await AddAsync(Wish() with { Number = 1, Version = 2, State = AliasState.InForce, DecidedBy = "bob", DecidedAt = 2 });

        Assert.Equal("serial:C:S1", await ReadAsync(async context => (await new GenealogyQuery(new GenealogyStore(context)).TraceAsync("R1", TraceDirection.Backward, Cancellation)).Value.Trace!.Suspect));
    }

    [Fact]
    public async Task What_leads_to_a_name_is_found_over_several_steps_and_what_was_rejected_is_listed_on_request()
    {
        var first = await AddAsync(Wish());
        var second = await AddAsync(Wish() with { Of = NewNumber.Key, Name = NewNumber with { Key = "serial:C:Q1", Serial = "Q1" } });
        await AddAsync(second with { Version = 2, State = AliasState.Rejected, DecidedBy = "bob", DecidedAt = 3 });

        Assert.Equal([first.Number, second.Number], (await ReadAsync(context => new AliasStore(context).AroundAsync(["serial:C:Q1"], Cancellation))).Select(a => a.Number));
        Assert.Equal([first], (await ReadAsync(context => new AliasStore(context).ListAsync(null, all: false, 0, 10, Cancellation))).Items);
        Assert.Equal(2, (await ReadAsync(context => new AliasStore(context).ListAsync(null, all: true, 0, 1, Cancellation))).Total);
    }

    [Fact]
    public async Task A_lot_under_two_names_has_one_account()
    {
        var lot = new MaterialReference { Item = new("C"), Lot = "L9", Quantity = 3, Unit = "C62" };
        foreach (var (number, e) in new MaterialEvent[]
        {
            new() { Operation = Operation.Receive, Outputs = [lot] },
            new() { Operation = Operation.Issue, Inputs = [lot with { Lot = "SUP-4", Quantity = 2 }] },
        }.Index())
        {
            await WriteAsync(context => new GenealogyStore(context).ApplyAsync(Change(number, e), Cancellation));
            await WriteAsync(context => new StockAccounts(context).AddAsync([.. StockMovements.From(e, $"env/{number}", "mes")], Cancellation));
        }

        await AddAsync(Wish() with { Number = 1, Of = "lot:C:L9", From = null, Name = new NodeFact("lot:C:SUP-4", NodeKind.Lot, "C", Lot: "SUP-4"), State = AliasState.InForce, DecidedBy = "bob", DecidedAt = 2 });

        var account = await ReadAsync(async context =>
        {
            var facts = new AliasedFacts(new GenealogyStore(context).Facts);
            return (await new AccountReader(new AliasedAccounts(new StockAccounts(context), facts), facts, []).ReadAsync(["lot:C:L9"], Cancellation))[0];
        });
        Assert.Equal((3m, 2m, 1m), (account.In!.Value, account.Consumed, account.OnHand!.Value));
    }

    private Task<Alias> AddAsync(Alias alias) => WriteAsync(context => new AliasStore(context).AddAsync(alias, Cancellation));

    private Task<int> CertainAsync(string text) => ReadAsync(async context => (await new GenealogyQuery(new GenealogyStore(context)).RecallAsync([text], Cancellation)).Value.Certain.Count);

    private static async Task<int> ReachAsync(GenealogyFollower follower, long? asOf = null) => (await follower.ReachAsync("serial:C:S1", TraceDirection.Forward, asOf, Cancellation))!.Nodes.Count;

    private async Task ReceivedAndBuiltAsync()
    {
        await WriteAsync(context => new GenealogyStore(context).ApplyAsync(Change(1, new() { Operation = Operation.Receive, Times = At(1), Outputs = [Piece("S1")] }), Cancellation));
        await WriteAsync(context => new GenealogyStore(context).ApplyAsync(Change(2, new() { Operation = Operation.Produce, Times = At(6), Inputs = [Piece("R1")], Outputs = [new() { Item = new("P"), Serial = "A" }] }), Cancellation));
    }

    private static Alias Wish() => new(0, "serial:C:S1", NewNumber, Hour(5), null, "new label", "ECO-17", "ann", 1);

    private static GenealogyChange Change(int number, MaterialEvent e) => GenealogyChanges.From(e, $"env/{number}", "mes");

    private static MaterialReference Piece(string serial) => new() { Item = new("C"), Serial = serial, Quantity = 1, Unit = "C62" };

    private static EventTimes At(int hour) => new(Event: new EventTime { Instant = HubInstant.Text(Hour(hour)) });

    private static long Hour(int hour) => HubInstant.Parse($"2026-03-01T{hour:00}:00:00Z")!.Value;
}
