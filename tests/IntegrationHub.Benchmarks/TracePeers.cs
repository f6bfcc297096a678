using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using IntegrationHub.Tests.Services;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IntegrationHub.Benchmarks;

/// <summary>The recursive queries of the databases, as the scripts of <c>../shared/peers</c> ask them.</summary>
internal sealed class TracePeers(Peers peers) : IDisposable
{
    private const string Forward = "with recursive t(id) as (values(0) union select e.child from t join edge e on e.parent=t.id) select count(*) from t";
    private readonly Lazy<PostgreSqlServer?> _server = new(() => PostgreSqlServer.Missing is null ? PostgreSqlServer.StartAsync().GetAwaiter().GetResult() : null);

    /// <summary>Gets why PostgreSQL is left out; null where it is not.</summary>
    public string? PostgreSqlIsMissing => PostgreSqlServer.Missing;

    /// <summary>Loads the genealogy into a new file and asks.</summary>
    /// <param name="opened">Takes how long a new connection to the loaded file needs for its first answer, milliseconds.</param>
    public Figures? Sqlite(List<double> opened)
    {
        var printed = peers.Run("python3", "trace-sqlite.py");
        if (Peers.Figure(printed, "sqlite forward distinct .* ms median ([0-9.]+)") is not [var warm]
            || Peers.Figure(printed, "load 1M s ([0-9.]+)") is not [var load] || Peers.Figure(printed, "index s ([0-9.]+)") is not [var index])
        {
            return null;
        }

        opened.Add(Rounds.Milliseconds(FirstAnswer));
        return new Figures([warm], ((load + index) * 1000) + warm, 0, 0, 0);
    }

    /// <summary>Loads the genealogy into a new table and asks.</summary>
    public Figures? PostgreSql()
    {
        if (_server.Value is not { } server)
        {
            return null;
        }

        var to = new NpgsqlConnectionStringBuilder(server.CreateDatabaseAsync("trace").GetAwaiter().GetResult());
        var url = string.Create(CultureInfo.InvariantCulture, $"postgresql://{to.Username}:{to.Password}@{to.Host}:{to.Port}/{to.Database}");
        var start = Stopwatch.GetTimestamp();
        var printed = peers.Run("bash", new Dictionary<string, string>(StringComparer.Ordinal) { ["PGURL"] = url }, "trace-postgres.sh");
        var all = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (printed is null)
        {
            return null;
        }

        // Each answer is followed by its time; the last time is that of the table that goes.
        double[] Times(string way) =>
            [.. Regex.Matches(printed, way + @"\|[0-9]+\s+Time: ([0-9.]+) ms", RegexOptions.NonBacktracking).Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];

        var (forward, backward) = (Times("forward"), Times("backward"));
        return forward.Length == 0 ? null : new Figures(forward[1..], all - forward[1..].Sum() - backward.Sum(), 0, 0, 0);
    }

    public void Dispose()
    {
        if (_server is { IsValueCreated: true, Value: { } server })
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void FirstAnswer()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(peers.Scratch, "genealogy.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Forward;
        command.ExecuteScalar();
    }
}
