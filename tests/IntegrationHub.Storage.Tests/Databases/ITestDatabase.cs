using IntegrationHub.Storage.Connections;

namespace IntegrationHub.Storage.Tests.Databases;

/// <summary>An empty database with the hub's tables, brought there by the migrations that a hub runs.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>Gets the way to the tables that the hub itself takes.</summary>
    IHubDatabase Hub { get; }

    /// <summary>Opens a context beside the hub, for what a test looks at or disturbs.</summary>
    HubContext Open();
}
