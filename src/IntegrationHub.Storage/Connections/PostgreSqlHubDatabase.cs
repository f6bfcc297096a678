using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IntegrationHub.Storage.Connections;

/// <summary>PostgreSQL: a transaction for each unit of work; the server groups commits by itself.</summary>
public sealed class PostgreSqlHubDatabase : IHubDatabase
{
    private const int MaxAttempts = 5;
    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<PostgreSqlHubContext> _options;

    /// <summary>Makes a pool for a connection string.</summary>
    public PostgreSqlHubDatabase(string connectionString)
    {
        _source = NpgsqlDataSource.Create(connectionString);
        _options = new DbContextOptionsBuilder<PostgreSqlHubContext>().UseNpgsql(_source).Options;
    }

    /// <inheritdoc />
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = new PostgreSqlHubContext(_options);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<T> WriteAsync<T>(Func<HubContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var context = new PostgreSqlHubContext(_options);
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                var result = await work(context, cancellationToken);
                await context.FinishAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception failure) when (attempt < MaxAttempts && IsContention(failure))
            {
                // Two units met on the same rows and the server undid one of them; run it again on what the other left. The pause lets
                // that one finish, and grows so that several do not undo each other again and again.
                await Task.Delay(TimeSpan.FromMilliseconds(5 << attempt), cancellationToken);
            }
            catch (Exception failure) when (IsContention(failure) || Cause(failure) is { IsTransient: true })
            {
                throw new StoreUnavailableException(failure);
            }
        }
    }

    /// <inheritdoc />
    public async Task<T> ReadAsync<T>(Func<HubContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = new PostgreSqlHubContext(_options);
            context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            await using var snapshot = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
            return await work(context, cancellationToken);
        }
        catch (Exception failure) when (Cause(failure) is { IsTransient: true })
        {
            throw new StoreUnavailableException(failure);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static bool IsContention(Exception failure) =>
        (Cause(failure) as PostgresException)?.SqlState
            is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    // EF Core wraps what the server said, and wraps it twice where saving met a fault that may pass.
    private static NpgsqlException? Cause(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException said)
            {
                return said;
            }
        }

        return null;
    }
}
