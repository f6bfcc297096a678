using IntegrationHub.Tests.Services;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Tests.Databases;

/// <summary>An empty database with the hub's tables. One suite derives a class for each database.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>Opens a context; each is a unit of work of its own.</summary>
    HubContext Open();
}

public sealed class SqliteTestDatabase : ITestDatabase
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"hub-{Guid.NewGuid():N}.db");

    public static Task<ITestDatabase> CreateAsync()
    {
        var database = new SqliteTestDatabase();
        using var context = database.Open();
        context.Database.EnsureCreated();
        return Task.FromResult<ITestDatabase>(database);
    }

    public HubContext Open() =>
        new SqliteHubContext(new DbContextOptionsBuilder<SqliteHubContext>().UseSqlite($"Data Source={_file};Pooling=False").Options);

    public ValueTask DisposeAsync()
    {
        File.Delete(_file);
        return ValueTask.CompletedTask;
    }
}

public sealed class PostgreSqlTestDatabase(string connection) : ITestDatabase
{
    public static async Task<ITestDatabase> CreateAsync()
    {
        PostgreSqlServer.SkipIfMissing();
        var server = await PostgreSqlServer.SharedAsync();
        var database = new PostgreSqlTestDatabase(await server.CreateDatabaseAsync("t" + Guid.NewGuid().ToString("N")[..8]));
        await using var context = database.Open();
        await context.Database.EnsureCreatedAsync();
        return database;
    }

    public HubContext Open() => new PostgreSqlHubContext(new DbContextOptionsBuilder<PostgreSqlHubContext>().UseNpgsql(connection).Options);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
