using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace IntegrationHub.Tests.Services;

/// <summary>A private PostgreSQL server on a free loopback port.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string User = "hub";

    // PostgreSQL refuses to run as root, so there it becomes the user that Debian's package made for it.
    // fsync is off because no test pulls the plug of the machine: what is killed is the hub, and a commit that the server has
    // acknowledged survives that in the page cache.
    private const string Script = """
        set -e
        drop=()
        if [ "$(id -u)" = 0 ]; then
          chown -R postgres .
          drop=(setpriv --reuid=postgres --regid=postgres --init-groups)
        fi
        "${drop[@]}" "$1/initdb" --pgdata=data --username=hub --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync
        exec "${drop[@]}" "$1/postgres" -D data -c listen_addresses=127.0.0.1 -c "port=$2" -c unix_socket_directories= \
          -c fsync=off -c max_connections=300
        """;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly Lazy<Task<PostgreSqlServer>> Shared = new(StartAsync);

    private readonly PrivateProcess _process;
    private readonly NpgsqlConnectionStringBuilder _connection;
    private int _databases;

    private PostgreSqlServer(PrivateProcess process, NpgsqlConnectionStringBuilder connection)
    {
        _process = process;
        _connection = connection;
    }

    /// <summary>Gets why tests that need PostgreSQL are to be skipped; null if they are to run.</summary>
    public static string? Missing => MachineService.ReasonToSkip(Absence);

    /// <summary>Gets the service's process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Gets the directory with the service's data, deleted with it.</summary>
    public string WorkingDirectory => _process.WorkingDirectory;

    private static string? Absence =>
        MachineService.Absence("postgresql", "the package postgresql", Binaries is null ? "initdb" : null);

    private static string? Binaries => Path.GetDirectoryName(MachineService.Find(["initdb"], VersionedFolders()));

    /// <summary>Skips the running test, with the reason, where the service is missing.</summary>
    public static void SkipIfMissing() => MachineService.SkipFor(Missing);

    /// <summary>Returns the one server of this test run, started at the first call and ended with the test process.</summary>
    public static Task<PostgreSqlServer> SharedAsync() => Shared.Value;

    /// <summary>Starts a server of one's own. Throws if PostgreSQL is absent.</summary>
    public static async Task<PostgreSqlServer> StartAsync()
    {
        MachineService.Demand(Absence);
        var directory = PrivateProcess.NewDirectory("postgresql");
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = FreePort.Next(),
            Username = User,
            Password = Convert.ToHexString(RandomNumberGenerator.GetBytes(12)),
            Database = "postgres",
        };
        await File.WriteAllTextAsync(Path.Combine(directory, "password"), connection.Password + "\n");
        var process = await PrivateProcess.StartAsync(
            directory, Path.Combine(directory, "log"), "QUIT", new Dictionary<string, string>(),
            "bash", "-c", Script, "postgresql", Binaries!, connection.Port.ToString(CultureInfo.InvariantCulture));
        var server = new PostgreSqlServer(process, connection);
        try
        {
            await process.WaitUntilAsync(async _ => { await server.ExecuteAsync("SELECT 1"); return true; }, StartLimit);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }

        return server;
    }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    /// <param name="name">Letters, digits and underscores; a number is put behind it, so that two tests may use one name.</param>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        var unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync($"CREATE DATABASE \"{unique}\"");
        return new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { Database = unique }.ConnectionString;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task ExecuteAsync(string sql)
    {
        // Not pooled: an idle connection of ours to the template would make CREATE DATABASE wait.
        var unpooled = new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // Debian keeps the binaries of each major version off PATH; the newest wins.
    private static IEnumerable<string> VersionedFolders() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder, StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin"))
            : [];
}
