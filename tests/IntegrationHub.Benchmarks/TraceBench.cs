using System.Globalization;
using System.Text;

namespace IntegrationHub.Benchmarks;

/// <summary>Forward trace through a genealogy of a million edges: the hub's index beside the recursive queries of SQLite and PostgreSQL.</summary>
/// <remarks>
/// Warm: all is loaded and the same question is asked again. Cold: from the file of edges to the first answer; a database loads and indexes
/// it first. "Opened" is a stricter cold for the databases: they hold the data, indexed, and a new connection asks for the first time.
/// </remarks>
internal static class TraceBench
{
    private const string Warm = "forward trace";
    private const string Cold = "forward trace, cold";

    public static IReadOnlyList<Line> Run(Peers peers)
    {
        var file = Path.Combine(peers.Scratch, "genealogy.csv");
        if (peers.NodeIsMissing == "../shared/peers is not there" || peers.Run("python3", "genealogy.py") is null)
        {
            return [Line.Skipped(Warm, "all", "../shared/peers or python3 is not there")];
        }

        using var databases = new TracePeers(peers);
        Figures? hub = null;
        var (colds, sqliteColds, postgresColds, opened) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var medians = Rounds.Run(
            () => Kept(hub = OwnProcess.Run(peers, "trace", file), colds),
            () => Kept(databases.Sqlite(opened), sqliteColds),
            () => Kept(databases.PostgreSql(), postgresColds));
        return
        [
            new(Warm, "hub", medians[0], "ms", Note: string.Create(CultureInfo.InvariantCulture, $"reached {hub?.Count} over {hub?.Size} edges; peak {hub?.PeakMemoryMb:0} MB")),
            Beside(Warm, "SQLite", medians[1], medians[0], "recursive query, warm; at least 5 x"),
            Beside(Warm, "PostgreSQL", medians[2], medians[0], databases.PostgreSqlIsMissing ?? "recursive query, warm; at least 5 x"),
            new(Cold, "hub", Median(colds), "ms", Note: "reads the file, indexes it, first answer"),
            Beside(Cold, "SQLite", Median(sqliteColds), Median(colds), "loads the file, indexes it, first answer"),
            Beside(Cold, "PostgreSQL", Median(postgresColds), Median(colds), databases.PostgreSqlIsMissing ?? "loads the file, indexes it, first answer"),
            Beside(Cold, "SQLite, opened", Median(opened), Median(colds), "it holds the data indexed already; a new connection's first answer"),
            .. new[] { 0.1m, 1m, 3m, 10m }.Select(times => Larger(peers, file, times)),
            Told("forward trace, store", OwnProcess.Run(peers, "follow", file), "the index that follows the store, one event an edge"),
        ];
    }

    private static Line Told(string work, Figures? figures, string note) => figures is null ? Line.Skipped(work, "hub", "it failed, see above")
        : new(work, "hub", Rounds.Median([.. figures.Warm]), "ms", Note: string.Create(
            CultureInfo.InvariantCulture, $"{note}: reached {figures.Count} over {figures.Size} edges; peak {figures.PeakMemoryMb:0} MB"));

    private static IReadOnlyList<double>? Kept(Figures? figures, List<double> colds)
    {
        if (figures is not null)
        {
            colds.Add(figures.Cold);
        }

        return figures?.Warm;
    }

    private static double? Median(List<double> figures) => figures.Count == 0 ? null : Rounds.Median(figures);

    private static Line Beside(string work, string by, double? median, double? hub, string note) =>
        median is { } took && hub is { } ours ? new(work, by, took, "ms", took / ours, note) : Line.Skipped(work, by, note.Length == 0 ? "it failed, see above" : note);

    // The same plant several times side by side, or its first tenth: what is stored grows, what is reached stays the same from a whole plant on.
    private static Line Larger(Peers peers, string file, decimal times)
    {
        var larger = Path.Combine(peers.Scratch, "larger.csv");
        using (var writer = new StreamWriter(larger, append: false, new UTF8Encoding(false), 1 << 20))
        {
            for (var copy = 0; copy < times; copy++)
            {
                var take = times < 1 ? (int)(1_000_000 * times) : int.MaxValue;
                foreach (var line in File.ReadLines(file).Take(take))
                {
                    var (comma, prefix) = (line.IndexOf(',', StringComparison.Ordinal), copy == 0 ? "" : copy.ToString(CultureInfo.InvariantCulture) + "x");
                    writer.Write($"{prefix}{line.AsSpan(0, comma)},{prefix}{line.AsSpan(comma + 1)}\n");
                }
            }
        }

        var figures = OwnProcess.Run(peers, "trace", larger);
        File.Delete(larger);
        return figures is null ? Line.Skipped(Warm + ", growth", "hub", "it failed, see above")
            : new(Warm + ", growth", "hub", Rounds.Median([.. figures.Warm]), "ms", Note: string.Create(
                CultureInfo.InvariantCulture, $"reached {figures.Count} over {figures.Size} edges; {figures.Cold / 1000:0.0} s with reading the file; peak {figures.PeakMemoryMb:0} MB"));
    }
}
