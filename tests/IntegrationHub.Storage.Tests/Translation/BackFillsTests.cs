using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Translation.BackFilling;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Tests.Databases;
using IntegrationHub.Storage.Translation;
using Xunit;

namespace IntegrationHub.Storage.Tests.Translation;

public sealed class SqliteBackFillsTests() : BackFillsTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlBackFillsTests() : BackFillsTests(PostgreSqlTestDatabase.CreateAsync);

public abstract class BackFillsTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly MaterialReference Piece = new() { Item = new("I"), Serial = "S1", Quantity = 1, Unit = "C62" };

    [Fact]
    public async Task A_posting_that_lost_pieces_is_open_until_a_back_fill_of_it_is_approved()
    {
        var delivery = await PostedAsync();
        var open = Assert.Single((await ListAsync(open: true)).Items);
        Assert.Equal((delivery, true, "S1"), (open.Delivery, open.IsPosted, open.Materials[0].Serial));

        var proposal = await WriteAsync(context => new BackFills(context).AddAsync(Wish(delivery), Cancellation));
        Assert.Equal(proposal, Assert.Single(Assert.Single((await ListAsync(open: true)).Items).BackFills));
        var approved = proposal with { State = BackFillState.Approved, DecidedBy = "bob", DecidedAt = 9 };
        Assert.True(await WriteAsync(context => new BackFills(context).DecideAsync(approved, Cancellation)));

        Assert.Empty((await ListAsync(open: true)).Items);
        Assert.Equal(approved, Assert.Single(Assert.Single((await ListAsync(open: false)).Items).BackFills));
        Assert.Equal(approved, await ReadAsync(context => new BackFills(context).FindAsync(proposal.Number, Cancellation)));
    }

    [Fact]
    public async Task Of_two_people_who_decide_at_once_the_second_finds_nothing_left_to_decide()
    {
        var proposal = await WriteAsync(async context => await new BackFills(context).AddAsync(Wish(await Task.FromResult(Guid.Parse("0197a2f0-0000-7000-8000-000000000001"))), Cancellation));
        var rejected = proposal with { State = BackFillState.Rejected, DecidedBy = "eve", DecidedAt = 8 };

        Assert.True(await WriteAsync(context => new BackFills(context).DecideAsync(rejected, Cancellation)));
        Assert.False(await WriteAsync(context => new BackFills(context).DecideAsync(proposal with { State = BackFillState.Approved, DecidedBy = "bob", DecidedAt = 9 }, Cancellation)));

        Assert.Equal(rejected, await ReadAsync(context => new BackFills(context).FindAsync(proposal.Number, Cancellation)));
    }

    [Fact]
    public async Task A_delivery_without_escrow_is_not_listed()
    {
        await PostedAsync(escrow: false);

        Assert.Empty((await ListAsync(open: false)).Items);
    }

    private static BackFill Wish(Guid delivery) => new(0, delivery, BackFillKind.LateAssignment, "flag changed", "ann", 1);

    private Task<Page<OpenEscrow>> ListAsync(bool open) => ReadAsync(context => new BackFills(context).ListAsync(open, 0, 50, Cancellation));

    private async Task<Guid> PostedAsync(bool escrow = true) => await WriteAsync(async context =>
    {
        var journal = new JournalStore(context, Time, Ids);
        var outbox = new OutboxStore(context, Time, Ids);
        var receipt = await journal.AcceptAsync(new Arrival("mes-sim/consumption", "{}"u8.ToArray(), "closure", null, null, null), Cancellation);
        var envelope = await journal.ClaimAsync(receipt.InternalId, Lease, Cancellation);
        await journal.DeclareAsync(envelope!, [new DeclaredMessage(0, "")], Cancellation);
        var message = Assert.Single(await journal.OpenMessagesAsync(envelope!.Id, Cancellation));
        var canonical = await journal.SettleAsync(message.Id, new Settlement { State = MessageState.Applied, Canonical = [new CanonicalDocument("material-event", "{}"u8.ToArray())] }, "test", Cancellation);
        await outbox.AddAsync(new NewDelivery(canonical[0], message.Id, "erp-sap/goods-issue", "route", "closure", "{}"u8.ToArray()), Cancellation);
        var claimed = await outbox.ClaimAsync(Assert.Single(await outbox.DueAsync(10, Cancellation)), Lease, Cancellation);
        await outbox.KeepDocumentAsync(claimed!, "{}"u8.ToArray(), "{}"u8.ToArray(), escrow ? CanonicalJson.Write(new Escrow(claimed!.PublicId.ToString(), [Piece])) : null, Cancellation);
        await outbox.SettleAsync(claimed!, new DeliverySettlement { State = DeliveryState.Posted }, Cancellation);
        return claimed!.PublicId;
    });
}
