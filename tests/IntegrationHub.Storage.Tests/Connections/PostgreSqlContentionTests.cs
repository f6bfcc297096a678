using System.Text;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace IntegrationHub.Storage.Tests.Connections;

/// <summary>SQLite has one writer; only on PostgreSQL do units of work meet on the same rows.</summary>
public sealed class PostgreSqlContentionTests() : HubDatabaseSuite(PostgreSqlTestDatabase.CreateAsync)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Units_that_block_each_other_both_go_through(bool tracked)
    {
        await WriteAsync(async context =>
        {
            await AcceptAsync(context, "a");
            await AcceptAsync(context, "b");
        });
        var attempts = 0;
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());

        await Task.WhenAll(
            BothAsync(["a", "b"], first, second.Task),
            BothAsync(["b", "a"], second, first.Task));

        Assert.True(attempts > 2, "The units never met: the test shows nothing.");
        Assert.All(await ReadAsync(context => context.Set<EnvelopeRow>().Select(row => row.ContentType).ToListAsync(Cancellation)), text => Assert.Contains(text, (string[])["ab", "ba"]));

        Task BothAsync(string[] names, TaskCompletionSource mine, Task other) => WriteAsync(async context =>
        {
            Interlocked.Increment(ref attempts);
            await SetAsync(context, names[0], string.Concat(names), tracked);
            mine.TrySetResult();
            await other;
            await SetAsync(context, names[1], string.Concat(names), tracked);
        });
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_from_a_fault_of_the_work()
    {
        await using var nobody = new PostgreSqlHubDatabase("Host=127.0.0.1;Port=1;Username=nobody;Database=none");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => nobody.WriteAsync((context, token) => context.Set<EnvelopeRow>().CountAsync(token), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => nobody.ReadAsync((context, token) => context.Set<EnvelopeRow>().CountAsync(token), Cancellation));
        await Assert.ThrowsAsync<PostgresException>(() => WriteAsync(context => context.Database.ExecuteSqlRawAsync("SELECT * FROM no_such_table", Cancellation)));
    }

    private static async Task SetAsync(HubContext context, string name, string text, bool tracked)
    {
        if (tracked)
        {
            (await context.Set<EnvelopeRow>().SingleAsync(row => row.SourceName == name, Cancellation)).ContentType = text;
            await context.SaveChangesAsync(Cancellation);
        }
        else
        {
            await context.Set<EnvelopeRow>().Where(row => row.SourceName == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.ContentType, text), Cancellation);
        }
    }

    private Task<Receipt> AcceptAsync(HubContext context, string name) =>
        new JournalStore(context, Time, Ids).AcceptAsync(new Arrival("mes/consumption", Encoding.UTF8.GetBytes("{}"), "closure", null, name, null), Cancellation);
}
