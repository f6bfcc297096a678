using IntegrationHub.Storage.Connections;
using IntegrationHub.Tests.Services;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Tests.Databases;

/// <summary>A database of the server that the test run shares.</summary>
public sealed class PostgreSqlTestDatabase : ITestDatabase
{
    private PostgreSqlTestDatabase(string connection) => (Connection, Hub) = (connection, new PostgreSqlHubDatabase(connection));

    public string Connection { get; }

    public IHubDatabase Hub { get; }

    public static async Task<ITestDatabase> CreateAsync()
    {
        var database = new PostgreSqlTestDatabase(await EmptyAsync());
        await database.Hub.MigrateAsync(default);
        return database;
    }

    /// <summary>Makes a database without tables and returns its connection string.</summary>
    public static async Task<string> EmptyAsync()
    {
        PostgreSqlServer.SkipIfMissing();
        var server = await PostgreSqlServer.SharedAsync();
        return await server.CreateDatabaseAsync("storage");
    }

    public HubContext Open() =>
        new PostgreSqlHubContext(new DbContextOptionsBuilder<PostgreSqlHubContext>().UseNpgsql(Connection + ";Pooling=false").Options);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
