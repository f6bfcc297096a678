using System.Globalization;
using IntegrationHub.Core.Tests.Reconciliation;

namespace IntegrationHub.Benchmarks;

/// <summary>Three masters compared straight from their files, the hub beside DuckDB; runs and single messages in a store; a generated plant.</summary>
internal static class ReconcileBench
{
    private const int LargestRun = 100_000;

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000];

    public static IReadOnlyList<Line> Run(Peers peers) => [.. Plant(), .. StoresAsync().GetAwaiter().GetResult(), .. Masters(peers)];

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

    private static async Task<IReadOnlyList<Line>> StoresAsync()
    {
        var lines = new List<Line>();
        foreach (var items in Sizes)
        {
            await using var store = await StoreOfMasters.FillAsync(items);
            lines.AddRange(items > LargestRun ? [] : await FullRunBench.RunAsync(store.Database, items));
            lines.Add(await MasterMessageBench.RunAsync(store.Database, items));
        }

        return lines;
    }

    private static IReadOnlyList<Line> Masters(Peers peers) =>
        peers.NodeIsMissing is { } missing ? [Line.Skipped("reconcile masters", "all", missing)] : [.. Sizes.SelectMany(keys => Masters(peers, keys))];

    private static IReadOnlyList<Line> Masters(Peers peers, int keys)
    {
        var work = string.Create(CultureInfo.InvariantCulture, $"reconcile 3 x {keys}");

        // The script of the peer also makes the masters.
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["N"] = keys.ToString(CultureInfo.InvariantCulture) };
        if (Peers.Figure(peers.Run("node", environment, "reconcile-duckdb.js"), @"count_star\(\)': ([0-9]+)") is not [var found])
        {
            return [Line.Skipped(work, "all", "DuckDB failed, see above")];
        }

        var (memory, hub, units) = (new List<double>(), (Figures?)null, (Figures?)null);
        var medians = Rounds.Run(
            () => (hub = OwnProcess.Run(peers, "reconcile", peers.Scratch))?.Warm,
            () =>
            {
                var printed = peers.Run("node", environment, "reconcile-duckdb.js");
                memory.AddRange(Peers.Figure(printed, "CSV files ms median [0-9.]+ peak rss MB ([0-9.]+)") ?? []);
                return Peers.Figure(printed, "CSV files ms median ([0-9.]+)");
            },
            () => (units = OwnProcess.Run(peers, "attributes", peers.Scratch))?.Warm);
        return medians[0] is not { } ours || medians[1] is not { } theirs || medians[2] is not { } withUnits || hub is null || units is null
            ? [Line.Skipped(work, "all", "one of them failed, see above")]
            :
            [
                new(work, "hub", ours, "ms", Note: string.Create(CultureInfo.InvariantCulture, $"{hub.Count} discrepancies of {hub.Size} keys, {ours * 1_000 / keys:0.00} us each")),
                new(work, "DuckDB", theirs, "ms", theirs / ours, string.Create(CultureInfo.InvariantCulture, $"from the files; {found} discrepancies, {(found == hub.Count ? "the same" : "NOT THE SAME")}")),
                new(work, "hub --attributes", withUnits, "ms", Note: string.Create(CultureInfo.InvariantCulture, $"units by what they mean; {units.Count} discrepancies; DuckDB, by their text, {theirs / withUnits:0.00} x")),
                new(work + ", memory", "hub", hub.PeakMemoryMb, "MB"),
                new(work + ", memory", "hub --attributes", units.PeakMemoryMb, "MB"),
                new(work + ", memory", "DuckDB", Rounds.Median(memory), "MB", Rounds.Median(memory) / hub.PeakMemoryMb, "its script also makes the masters"),
            ];
    }
}
