using IntegrationHub.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Tests.Databases;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteTestDatabase : ITestDatabase
{
    private readonly string _folder;

    private SqliteTestDatabase(string folder)
    {
        _folder = folder;
        Hub = new SqliteHubDatabase(File);
    }

    public IHubDatabase Hub { get; }

    public string File => Path.Combine(_folder, "hub.db");

    public static async Task<ITestDatabase> CreateAsync()
    {
        var database = new SqliteTestDatabase(Directory.CreateTempSubdirectory("hub-test-sqlite-").FullName);
        await database.Hub.MigrateAsync(default);
        return database;
    }

    public HubContext Open() => Open(File);

    public static HubContext Open(string file) =>
        new SqliteHubContext(new DbContextOptionsBuilder<SqliteHubContext>().UseSqlite($"Data Source={file};Pooling=False").Options);

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
