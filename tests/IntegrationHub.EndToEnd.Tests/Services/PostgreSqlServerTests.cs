using IntegrationHub.Tests.Services;
using Npgsql;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Services;

public sealed class PostgreSqlServerTests
{
    [Fact]
    public async Task Two_databases_of_one_name_are_two_databases()
    {
        PostgreSqlServer.SkipIfMissing();
        var server = await PostgreSqlServer.SharedAsync();
        await using var first = NpgsqlDataSource.Create(await server.CreateDatabaseAsync("smoke"));
        await using var second = NpgsqlDataSource.Create(await server.CreateDatabaseAsync("smoke"));

        await using var create = first.CreateCommand("CREATE TABLE only_here (id int)");
        await create.ExecuteNonQueryAsync();
        await using var look = second.CreateCommand("SELECT to_regclass('only_here') IS NULL");

        Assert.Equal(true, await look.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Nothing_is_left_of_a_server_that_is_disposed()
    {
        PostgreSqlServer.SkipIfMissing();
        var server = await PostgreSqlServer.StartAsync();
        // A backend with an open session is a process of its own group.
        await using var session = new NpgsqlConnection(await server.CreateDatabaseAsync("smoke"));
        await session.OpenAsync();
        Assert.NotEmpty(Leftovers.In(server.WorkingDirectory));

        await server.DisposeAsync();

        Assert.Empty(Leftovers.In(server.WorkingDirectory));
        Assert.False(Directory.Exists(server.WorkingDirectory));
    }
}
