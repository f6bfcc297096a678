using IntegrationHub.Storage.Connections;
using IntegrationHub.Tests.Services;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>The two ways in which a hub is deployed.</summary>
public enum HubProfile
{
    /// <summary>SQLite and the in-memory transport: the default.</summary>
    Embedded,

    /// <summary>PostgreSQL and RabbitMQ.</summary>
    Production,
}

/// <summary>Where one hub keeps its tables and its hints.</summary>
/// <param name="Options">What the command line says about it.</param>
/// <param name="Environment">What the environment says about it.</param>
/// <param name="Connect">Opens the tables beside the hub.</param>
internal sealed record HubStore(IReadOnlyList<string> Options, IReadOnlyDictionary<string, string> Environment, Func<IHubDatabase?> Connect)
{
    /// <summary>Makes an empty one in the hub's data folder.</summary>
    public static HubStore InFolder(string data)
    {
        var file = Path.Combine(data, "hub.db");
        return new HubStore([], new Dictionary<string, string>(), () => File.Exists(file) ? new SqliteHubDatabase(file) : null);
    }

    /// <summary>Makes an empty one on given servers.</summary>
    public static async Task<HubStore> OnServersAsync(PostgreSqlServer server, Uri broker)
    {
        var connection = await server.CreateDatabaseAsync("hub");
        return new HubStore(
            ["--store", "postgresql", "--transport", "rabbitmq"],
            new Dictionary<string, string> { ["HUB_STORE__CONNECTION"] = connection, ["HUB_TRANSPORT__CONNECTION"] = broker.ToString() },
            () => new PostgreSqlHubDatabase(connection));
    }
}
