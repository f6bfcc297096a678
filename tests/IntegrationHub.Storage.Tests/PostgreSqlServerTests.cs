using IntegrationHub.Tests.Services;
using Npgsql;
using Xunit;

namespace IntegrationHub.Storage.Tests;

public sealed class PostgreSqlServerTests
{
    [Fact]
    public async Task A_database_of_the_shared_server_answers_and_is_empty()
    {
        PostgreSqlServer.SkipIfMissing();
        var server = await PostgreSqlServer.SharedAsync();

        await using var source = NpgsqlDataSource.Create(await server.CreateDatabaseAsync("smoke"));
        await using var tables = source.CreateCommand("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'");

        Assert.Equal(0L, await tables.ExecuteScalarAsync());
    }
}
