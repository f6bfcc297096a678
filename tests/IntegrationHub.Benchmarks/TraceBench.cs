using System.Globalization;
using System.Text;

namespace IntegrationHub.Benchmarks;

/// <summary>Forward trace through a genealogy of a million edges: the hub's index and SQLite's recursive query.</summary>
internal static class TraceBench
{
    private const string Work = "forward trace";

    public static IReadOnlyList<Line> Run(Peers peers)
    {
        var file = Path.Combine(peers.Scratch, "genealogy.csv");
        if (peers.NodeIsMissing == "../shared/peers is not there" || peers.Run("python3", "genealogy.py") is null)
        {
            return [Line.Skipped(Work, "all", "../shared/peers or python3 is not there")];
        }

        Figures? hub = null;
        var medians = Rounds.Run(
            () => (hub = OwnProcess.Run(peers, "trace", file))?.Warm,
            () => Peers.Figure(peers.Run("python3", "trace-sqlite.py"), @"sqlite forward distinct .* ms median ([0-9.]+)"));
        return
        [
            new(Work, "hub", medians[0], "ms", Note: string.Create(CultureInfo.InvariantCulture, $"reached {hub?.Count} over {hub?.Size} edges; {hub?.Cold:0} ms with reading the file; peak {hub?.PeakMemoryMb:0} MB")),
            medians[1] is { } sqlite ? new(Work, "SQLite", sqlite, "ms", sqlite / medians[0], "recursive query, warm") : Line.Skipped(Work, "SQLite", "it failed, see above"),
            .. new[] { 1, 3, 10 }.Select(times => Larger(peers, file, times)),
        ];
    }

    // The same plant several times side by side: what is reached stays the same, what is stored grows.
    private static Line Larger(Peers peers, string file, int times)
    {
        var larger = Path.Combine(peers.Scratch, "larger.csv");
        using (var writer = new StreamWriter(larger, append: false, new UTF8Encoding(false), 1 << 20))
        {
            for (var copy = 0; copy < times; copy++)
            {
                foreach (var line in File.ReadLines(file))
                {
                    var (comma, prefix) = (line.IndexOf(',', StringComparison.Ordinal), copy == 0 ? "" : copy.ToString(CultureInfo.InvariantCulture) + "x");
                    writer.Write($"{prefix}{line.AsSpan(0, comma)},{prefix}{line.AsSpan(comma + 1)}\n");
                }
            }
        }

        var figures = OwnProcess.Run(peers, "trace", larger);
        File.Delete(larger);
        return figures is null ? Line.Skipped(Work + ", growth", "hub", "it failed, see above")
            : new(Work + ", growth", "hub", Rounds.Median([.. figures.Warm]), "ms", Note: string.Create(
                CultureInfo.InvariantCulture, $"{figures.Size} edges; {figures.Cold / 1000:0.0} s with reading the file; peak {figures.PeakMemoryMb:0} MB"));
    }
}
