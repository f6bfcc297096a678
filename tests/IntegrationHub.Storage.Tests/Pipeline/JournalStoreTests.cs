using System.Text;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace IntegrationHub.Storage.Tests.Pipeline;

public sealed class SqliteJournalStoreTests() : JournalStoreTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlJournalStoreTests() : JournalStoreTests(PostgreSqlTestDatabase.CreateAsync);

public abstract class JournalStoreTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_was_accepted_comes_back_byte_for_byte_and_counts_as_one_message_in_flight()
    {
        var receipt = await AcceptAsync("{\"ä\": 1}");

        var claimed = await ClaimAsync(receipt);

        Assert.Equal("{\"ä\": 1}", Encoding.UTF8.GetString(claimed!.Body.Span));
        var line = Assert.Single((await ReadAsync(context => LedgerReader.ReadAsync(context, perDay: false, Cancellation))).Intake);
        Assert.Equal((1, 1, 0), (line.Received, line.InFlight, line.Applied));
    }

    [Fact]
    public async Task Nobody_takes_over_before_the_lease_ends_and_whoever_overslept_commits_nothing()
    {
        var receipt = await AcceptAsync("{}");
        var slow = await ClaimAsync(receipt);
        Assert.Null(await ClaimAsync(receipt));
        Time.Advance(Lease);
        var next = await ClaimAsync(receipt);

        await Assert.ThrowsAsync<LeaseLostException>(() => WriteAsync(context => Journal(context).DeclareAsync(slow!, [new DeclaredMessage(0, "")], Cancellation)));
        await Assert.ThrowsAsync<LeaseLostException>(() => WriteAsync(context => Journal(context).HoldAsync(slow!, Lease, Cancellation)));
        await WriteAsync(context => Journal(context).DeclareAsync(next!, [new DeclaredMessage(0, "")], Cancellation));

        Assert.Equal(1, await ReadAsync(context => context.Set<MessageRow>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_worker_that_was_killed_says_nothing_about_the_envelope_and_a_failure_does()
    {
        var receipt = await AcceptAsync("{}");
        for (var kill = 0; kill < 10; kill++)
        {
            Assert.Equal(1, (await ClaimAsync(receipt))!.Attempt);
            Time.Advance(Lease);
        }

        var failed = await ClaimAsync(receipt);
        await WriteAsync(context => Journal(context).ReleaseAsync(failed!, TimeSpan.FromSeconds(1), Cancellation));
        Assert.Null(await ClaimAsync(receipt));
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, (await ClaimAsync(receipt))!.Attempt);
    }

    private Task<Receipt> AcceptAsync(string body) => WriteAsync(context =>
        Journal(context).AcceptAsync(new Arrival("mes/consumption", Encoding.UTF8.GetBytes(body), "closure", null, null, null), Cancellation));

    private Task<ClaimedEnvelope?> ClaimAsync(Receipt receipt) => WriteAsync(context => Journal(context).ClaimAsync(receipt.InternalId, Lease, Cancellation));

    private JournalStore Journal(HubContext context) => new(context, Time, Ids);
}
