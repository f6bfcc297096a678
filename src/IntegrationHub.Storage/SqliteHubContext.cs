using IntegrationHub.Core.Canonical;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IntegrationHub.Storage;

/// <summary>The tables in SQLite. Quantities are canonical text, because SQLite would keep them as binary floating point.</summary>
public sealed class SqliteHubContext(DbContextOptions<SqliteHubContext> options) : HubContext(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<decimal>().HaveConversion<DecimalAsText>();

    private sealed class DecimalAsText() : ValueConverter<decimal, string>(
        value => DecimalText.Shortest(value), text => DecimalText.Parse(text, null).Value);
}
