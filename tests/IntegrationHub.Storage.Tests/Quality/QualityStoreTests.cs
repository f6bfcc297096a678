using IntegrationHub.Core.Canonical.Quality;
using IntegrationHub.Core.Quality.Nonconformance;
using IntegrationHub.Storage.Quality;
using IntegrationHub.Storage.Tests.Databases;
using Xunit;
using Report = IntegrationHub.Core.Canonical.Quality.Nonconformance;

namespace IntegrationHub.Storage.Tests.Quality;

public sealed class SqliteQualityStoreTests() : QualityStoreTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlQualityStoreTests() : QualityStoreTests(PostgreSqlTestDatabase.CreateAsync);

public abstract class QualityStoreTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private static readonly Report First = new() { Id = "N1", Type = NonconformanceType.Product, Observed = "bore" };

    [Fact]
    public async Task The_report_last_recorded_is_found_and_one_message_counts_once()
    {
        await using var context = Database.Open();
        var store = new QualityStore(context);
        await store.RecordAsync(First with { Observed = "bore, larger" }, "mes", "m/2", 2, default);
        await store.RecordAsync(First, "mes", "m/1", 1, default);
        await store.RecordAsync(First, "mes", "m/1", 3, default);

        Assert.Equal("bore, larger", (await store.FindAsync("N1", default))!.Observed);
        Assert.Null(await store.FindAsync("N2", default));
    }

    [Fact]
    public async Task A_release_frees_only_what_no_other_report_holds()
    {
        await using var context = Database.Open();
        var store = new QualityStore(context);
        await store.RequestHoldsAsync([Hold("N1", "a"), Hold("N1", "b"), Hold("N2", "b")], default);

        Assert.Equal(["a"], await store.ReleaseAsync("N1", "mes", default));
        Assert.Equal(["b"], await store.ReleaseAsync("N2", "mes", default));
    }

    [Fact]
    public async Task Asking_again_does_not_undo_an_acknowledgement()
    {
        await using var context = Database.Open();
        var store = new QualityStore(context);
        await store.RequestHoldsAsync([Hold("N1", "a") with { Quantity = 3.5m }], default);
        Assert.Equal(1, await store.AcknowledgeAsync("N1", "mes", 9, default));
        await store.RequestHoldsAsync([Hold("N1", "a")], default);

        Assert.Equal(Hold("N1", "a") with { State = HoldState.Acknowledged, AcknowledgedAt = 9, Quantity = 3.5m }, Assert.Single(await store.HoldsAsync("N1", default)));
    }

    private static Hold Hold(string ncr, string unit) => new(ncr, "mes", unit, HoldState.Requested, 1);
}
