using System.Diagnostics;

namespace IntegrationHub.Benchmarks;

/// <summary>Measures several ways to do the same work in turns, so that a slow minute of the machine hits all of them.</summary>
internal static class Rounds
{
    private const int Count = 3;
    private const int PerRound = 3;
    private const double BatchSeconds = 0.4;

    /// <summary>Runs each way once per round and gives the median of what each measured.</summary>
    public static IReadOnlyList<double?> Run(params Func<IReadOnlyList<double>?>[] ways)
    {
        var figures = ways.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < Count; round++)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                figures[i].AddRange(ways[i]() ?? []);
            }
        }

        return [.. figures.Select(list => list.Count == 0 ? (double?)null : Median(list))];
    }

    /// <summary>Measures how often short work is done in a second on one thread.</summary>
    public static IReadOnlyList<double> PerSecond(Action work)
    {
        var (start, runs) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 2 * BatchSeconds)
        {
            work();
            runs++;
        }

        var batch = Math.Max(1, runs / 2);
        return [.. Enumerable.Range(0, PerRound).Select(_ => batch / (Milliseconds(() =>
        {
            for (var i = 0; i < batch; i++)
            {
                work();
            }
        }) / 1000))];
    }

    public static double Milliseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public static double Median(IReadOnlyCollection<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
