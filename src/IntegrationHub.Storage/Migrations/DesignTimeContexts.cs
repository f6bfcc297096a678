using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace IntegrationHub.Storage.Migrations;

/// <summary>Lets the migration tool read the SQLite model; it opens no database.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteHubContext>
{
    /// <inheritdoc />
    public SqliteHubContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteHubContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Lets the migration tool read the PostgreSQL model; it opens no database.</summary>
public sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<PostgreSqlHubContext>
{
    /// <inheritdoc />
    public PostgreSqlHubContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlHubContext>().UseNpgsql("Host=localhost").Options);
}
