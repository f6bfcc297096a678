using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Connections;

/// <summary>
/// SQLite with exactly one writer: a channel that puts what waits into one transaction, a savepoint for each unit of work,
/// and completes them after the one commit. Durable: write-ahead log with <c>synchronous=FULL</c>.
/// </summary>
public sealed class SqliteHubDatabase : IHubDatabase
{
    // One sync to disk pays for this many units of work; more would only delay the first of them.
    private const int MaxUnitsPerCommit = 128;

    private readonly Channel<Unit> _units = Channel.CreateBounded<Unit>(1024);
    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly DbContextOptions<SqliteHubContext> _writerOptions;
    private readonly DbContextOptions<SqliteHubContext> _readerOptions;
    private Task? _loop;

    /// <summary>Opens or creates the database file.</summary>
    public SqliteHubDatabase(string file)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true, DefaultTimeout = 30 }.ToString();
        _writer = new SqliteConnection(_connectionString);
        _writerOptions = new DbContextOptionsBuilder<SqliteHubContext>().UseSqlite(_writer).Options;
        _readerOptions = new DbContextOptionsBuilder<SqliteHubContext>().UseSqlite(_connectionString).Options;
    }

    /// <inheritdoc />
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await _writer.OpenAsync(cancellationToken);
        await ExecuteAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;", cancellationToken);

        // The data directory is ours alone, so a migration lock in it is what a killed first start left behind; it would block for ever.
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); DELETE FROM \"__EFMigrationsLock\";", cancellationToken);
        await using (var context = new SqliteHubContext(_writerOptions))
        {
            await context.Database.MigrateAsync(cancellationToken);
        }

        _loop = Task.Run(WriteLoopAsync, CancellationToken.None);
    }

    /// <inheritdoc />
    public async Task<T> WriteAsync<T>(Func<HubContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var unit = new Unit<T>(work, cancellationToken);
        await _units.Writer.WriteAsync(unit, cancellationToken);
        return await unit.Completion;
    }

    /// <inheritdoc />
    public async Task<T> ReadAsync<T>(Func<HubContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var context = new SqliteHubContext(_readerOptions);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        // In this provider "read uncommitted" means a deferred transaction: it reads a snapshot and never takes the write lock.
        await using var snapshot = await context.Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted, cancellationToken);
        return await work(context, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _units.Writer.TryComplete();
        if (_loop is not null)
        {
            await _loop;
        }

        if (_writer.State == System.Data.ConnectionState.Open)
        {
            // So that a stopped hub's data are one file that can be copied.
            await ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE);", CancellationToken.None);
        }

        await _writer.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
    }

    private async Task WriteLoopAsync()
    {
        var group = new List<Unit>(MaxUnitsPerCommit);
        while (await _units.Reader.WaitToReadAsync())
        {
            group.Clear();
            try
            {
                await using var transaction = _writer.BeginTransaction(deferred: false);
                while (group.Count < MaxUnitsPerCommit && _units.Reader.TryRead(out var unit))
                {
                    group.Add(unit);
                    await RunInSavepointAsync(unit, transaction);
                }

                await transaction.CommitAsync();
            }
            catch (Exception failure) when (failure is SqliteException or InvalidOperationException or IOException)
            {
                // Nothing of this group is durable: every caller must hear it, also those whose own work went well.
                group.ForEach(unit => unit.Fail(new StoreUnavailableException(failure)));
                continue;
            }

            group.ForEach(unit => unit.Committed());
        }
    }

    private async Task RunInSavepointAsync(Unit unit, SqliteTransaction transaction)
    {
        await transaction.SaveAsync("unit");
        try
        {
            await using var context = new SqliteHubContext(_writerOptions);
            context.Database.AutoSavepointsEnabled = false;
            await context.Database.UseTransactionAsync(transaction);
            await unit.RunAsync(context);
            await transaction.ReleaseAsync("unit");
        }
        catch (Exception failure)
        {
            await transaction.RollbackAsync("unit");
            unit.Fail(failure);
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = _writer.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private abstract class Unit
    {
        public abstract Task RunAsync(HubContext context);

        public abstract void Committed();

        public abstract void Fail(Exception failure);
    }

    private sealed class Unit<T>(Func<HubContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : Unit
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Completion => _completion.Task;

        public override async Task RunAsync(HubContext context)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _result = await work(context, cancellationToken);
            await context.FinishAsync(cancellationToken);
        }

        public override void Committed() => _completion.TrySetResult(_result!);

        public override void Fail(Exception failure) => _completion.TrySetException(failure);
    }
}
