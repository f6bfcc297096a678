namespace IntegrationHub.Storage.Connections;

/// <summary>The one way to the tables. What a write does is durable when its task completes, and undone as a whole when it throws.</summary>
public interface IHubDatabase : IAsyncDisposable
{
    /// <summary>Brings the schema up to date. Called once before anything else.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Runs one unit of work; it is committed, perhaps together with others, before the task completes.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was done, for a reason that may pass.</exception>
    Task<T> WriteAsync<T>(Func<HubContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs a read on a consistent snapshot of what is committed.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer now.</exception>
    Task<T> ReadAsync<T>(Func<HubContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
