using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;

namespace IntegrationHub.Storage.Tests.Pipeline;

public sealed class SqliteOutboxStoreTests() : OutboxStoreTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlOutboxStoreTests() : OutboxStoreTests(PostgreSqlTestDatabase.CreateAsync);

public abstract class OutboxStoreTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private const string Target = "erp-sap/goods-issue";
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_attempt_finds_the_document_that_was_kept_before_the_first()
    {
        var id = await DueAsync();
        await WriteAsync(async context =>
        {
            var first = await Outbox(context).ClaimAsync(id, Lease, Cancellation);
            await Outbox(context).KeepDocumentAsync(first!, "<bytes>"u8.ToArray(), "{}"u8.ToArray(), null, Cancellation);
        });
        Time.Advance(Lease);

        var second = await ClaimAsync(id);

        Assert.Equal("<bytes>", Encoding.UTF8.GetString(second!.Document.Span));
        Assert.Equal(1, second.Attempt);
    }

    [Fact]
    public async Task A_target_that_is_away_is_tried_again_when_its_time_has_come_and_counts_as_in_flight_till_then()
    {
        var id = await DueAsync();
        var claimed = await ClaimAsync(id);
        await SettleAsync(claimed!, new DeliverySettlement { State = DeliveryState.InFlight, RetryAfter = TimeSpan.FromSeconds(30), Detail = "HTTP 503" });
        Assert.Empty(await ReadAsync(context => Outbox(context).DueAsync(10, Cancellation)));
        var waiting = Assert.Single(await ReadAsync(context => WaitingTargetReader.ListAsync(context, Cancellation)));
        Assert.Equal((Target, 1, "HTTP 503"), (waiting.Target, waiting.Waiting, waiting.Detail));

        Time.Advance(TimeSpan.FromSeconds(30));
        var again = await ClaimAsync(id);
        await SettleAsync(again!, new DeliverySettlement { State = DeliveryState.Posted });

        Assert.Equal(2, again!.Attempt);
        Assert.Equal((1, 1, 0), await LineAsync());
    }

    [Fact]
    public async Task A_worker_that_overslept_settles_nothing()
    {
        var id = await DueAsync();
        var slow = await ClaimAsync(id);
        Assert.Null(await ClaimAsync(id));
        Time.Advance(Lease);
        var next = await ClaimAsync(id);
        await SettleAsync(next!, new DeliverySettlement { State = DeliveryState.Posted });

        await Assert.ThrowsAsync<LeaseLostException>(() => SettleAsync(slow!, new DeliverySettlement { State = DeliveryState.Refused }));

        Assert.Equal((1, 1, 0), await LineAsync());
    }

    [Fact]
    public async Task What_was_rejected_while_it_waited_is_cancelled_and_what_was_released_keeps_its_document()
    {
        var (rejected, released) = (await HeldAsync(), await HeldAsync());
        await WriteAsync(context => Quarantine(context).DecideAsync(Decision(QuarantineVerdict.Reject, rejected), Cancellation));
        await WriteAsync(context => Quarantine(context).DecideAsync(Decision(QuarantineVerdict.Release, released), Cancellation));

        var again = Assert.Single(await ReadAsync(context => Outbox(context).DueAsync(10, Cancellation)));
        var claimed = await ClaimAsync(again);

        Assert.Equal((released, "<bytes>", "closure"), (claimed!.PublicId.ToString(), Encoding.UTF8.GetString(claimed.Document.Span), claimed.Closure));
        var line = Assert.Single((await ReadAsync(context => LedgerReader.ReadAsync(context, perDay: false, Cancellation))).Targets);
        Assert.Equal((2, 1, 1, 0), (line.Due, line.Cancelled, line.InFlight, line.Quarantined));
    }

    private static QuarantineDecision Decision(QuarantineVerdict verdict, string id) => new() { Verdict = verdict, Ids = [id], By = "A. Steward", Reason = "test" };

    private async Task<string> HeldAsync()
    {
        var claimed = await ClaimAsync(await DueAsync());
        await WriteAsync(context => Outbox(context).KeepDocumentAsync(claimed!, "<bytes>"u8.ToArray(), null, null, Cancellation));
        await SettleAsync(claimed!, new DeliverySettlement { State = DeliveryState.Quarantined, Problems = [new StepProblem("deliver", new Problem("OUT-0003", "away"))] });
        return claimed!.PublicId.ToString();
    }

    private async Task<(long Due, long Posted, long InFlight)> LineAsync()
    {
        var line = Assert.Single((await ReadAsync(context => LedgerReader.ReadAsync(context, perDay: false, Cancellation))).Targets);
        return (line.Due, line.Posted, line.InFlight);
    }

    private async Task<long> DueAsync()
    {
        await WriteAsync(async context =>
        {
            var journal = new JournalStore(context, Time, Ids);
            var receipt = await journal.AcceptAsync(new Arrival("mes-sim/consumption", "{}"u8.ToArray(), "closure", null, null, null), Cancellation);
            var envelope = await journal.ClaimAsync(receipt.InternalId, Lease, Cancellation);
            await journal.DeclareAsync(envelope!, [new DeclaredMessage(0, "")], Cancellation);
            var message = Assert.Single(await journal.OpenMessagesAsync(envelope!.Id, Cancellation));
            var canonical = await journal.SettleAsync(message.Id, new Settlement { State = MessageState.Applied, Canonical = [new CanonicalDocument("material-event", "{}"u8.ToArray())] }, "test", Cancellation);
            await journal.CloseAsync(envelope, 1, Lease, Cancellation);
            await Outbox(context).AddAsync(new NewDelivery(canonical[0], message.Id, Target, "route", "closure", "{}"u8.ToArray()), Cancellation);
        });
        return (await ReadAsync(context => Outbox(context).DueAsync(100, Cancellation)))[^1];
    }

    private Task<ClaimedDelivery?> ClaimAsync(long id) => WriteAsync(context => Outbox(context).ClaimAsync(id, Lease, Cancellation));

    private Task SettleAsync(ClaimedDelivery delivery, DeliverySettlement settlement) => WriteAsync(context => Outbox(context).SettleAsync(delivery, settlement, Cancellation));

    private OutboxStore Outbox(HubContext context) => new(context, Time, Ids);

    private QuarantineStore Quarantine(HubContext context) => new(context, Time, _ => "closure of today");
}
