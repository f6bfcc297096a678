using IntegrationHub.Core.Canonical;
using IntegrationHub.Storage.Connections;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IntegrationHub.Storage.Tests.Databases;

/// <summary>The base of every suite that runs on both databases: a migrated database for each test, and a clock that the test moves.</summary>
public abstract class HubDatabaseSuite(Func<Task<ITestDatabase>> create) : IAsyncLifetime
{
    private ITestDatabase? _database;
    private PublicIds? _ids;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    protected PublicIds Ids => _ids ??= new PublicIds(Time);

    protected ITestDatabase Database => _database!;

    protected IHubDatabase Hub => Database.Hub;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await create();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected Task<T> WriteAsync<T>(Func<HubContext, Task<T>> work) => Hub.WriteAsync((context, _) => work(context), Cancellation);

    protected Task WriteAsync(Func<HubContext, Task> work) => Hub.WriteAsync(
        async (context, _) =>
        {
            await work(context);
            return true;
        }, Cancellation);

    protected Task<T> ReadAsync<T>(Func<HubContext, Task<T>> work) => Hub.ReadAsync((context, _) => work(context), Cancellation);
}
