using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage;

/// <summary>The tables in PostgreSQL. Text compares by code point (<c>COLLATE "C"</c>): identifiers are not words of a language.</summary>
public sealed class PostgreSqlHubContext(DbContextOptions<PostgreSqlHubContext> options) : HubContext(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<decimal>().HavePrecision(38, 12);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            if (property.ClrType == typeof(string))
            {
                property.SetCollation("C");
            }
        }
    }
}
