using System.Globalization;
using IntegrationHub.Core.Tests.Reconciliation;

namespace IntegrationHub.Benchmarks;

/// <summary>Three masters of a million rows, compared straight from their files: the hub and DuckDB.</summary>
internal static class ReconcileBench
{
    private const string Work = "reconcile 3 x 1 M";

    public static IReadOnlyList<Line> Run(Peers peers) => [.. Plant(), .. MasterMessageBench.Run(), .. Masters(peers)];

    /// <summary>A generated plant with injected causes: how many are classed right, the matrix on standard error.</summary>
    private static IEnumerable<Line> Plant()
    {
        var seed = Random.Shared.Next();
        var confusion = GeneratedPlant.Confusion(GeneratedPlant.Make(seed, 20_000));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"generated plant, seed {seed}"));
        Console.Error.WriteLine(GeneratedPlant.Text(confusion));
        foreach (var (what, conflict) in new[] { ("harmless", false), ("real conflicts", true) })
        {
            var injected = confusion.Where(pair => pair.Key.Injected == PlantCause.RealConflict == conflict).ToList();
            var (right, all) = (injected.Where(pair => pair.Key.Injected == pair.Key.Found).Sum(pair => pair.Value), injected.Sum(pair => pair.Value));
            yield return new("reconcile plant", what, 100.0 * right / all, "% right", Note: string.Create(CultureInfo.InvariantCulture, $"{right} of {all}, seed {seed}"));
        }
    }

    private static IReadOnlyList<Line> Masters(Peers peers)
    {
        // The script of the peer also makes the masters.
        if (peers.NodeIsMissing is { } missing || peers.Run("node", "reconcile-duckdb.js") is null)
        {
            return [Line.Skipped(Work, "all", peers.NodeIsMissing ?? "DuckDB failed, see above")];
        }

        var (memory, hub) = (new List<double>(), (Figures?)null);
        var medians = Rounds.Run(
            () => (hub = OwnProcess.Run(peers, "reconcile", peers.Scratch))?.Warm,
            () =>
            {
                var printed = peers.Run("node", "reconcile-duckdb.js");
                memory.AddRange(Peers.Figure(printed, "CSV files ms median [0-9.]+ peak rss MB ([0-9.]+)") ?? []);
                return Peers.Figure(printed, "CSV files ms median ([0-9.]+)");
            });
        return medians[0] is not { } ours || medians[1] is not { } theirs || hub is null
            ? [Line.Skipped(Work, "all", "one of them failed, see above")]
            :
            [
                new(Work, "hub", ours, "ms", Note: string.Create(CultureInfo.InvariantCulture, $"{hub.Count} discrepancies of {hub.Size} keys")),
                new(Work, "DuckDB", theirs, "ms", theirs / ours, "from the files"),
                new(Work + ", memory", "hub", hub.PeakMemoryMb, "MB"),
                new(Work + ", memory", "DuckDB", Rounds.Median(memory), "MB", Rounds.Median(memory) / hub.PeakMemoryMb, "its script also makes the masters"),
            ];
    }
}
