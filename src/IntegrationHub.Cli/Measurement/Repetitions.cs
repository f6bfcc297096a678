using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace IntegrationHub.Cli.Measurement;

/// <summary>What repeated runs of the same work took.</summary>
internal sealed record Repetitions(double Median, double Min, double Max, string Unit, int Count)
{
    // One repetition must be long against the clock and the scheduler.
    private const double BatchSeconds = 0.3;
    private const double WarmUpSeconds = 1;

    /// <summary>Measures how often work that is short can be done in a second, on one thread.</summary>
    public static Repetitions PerSecond(Action work, int count, string unit)
    {
        var perBatch = Math.Max(1, (int)(WarmUp(work) * BatchSeconds / WarmUpSeconds));
        return Of(count, unit, () =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < perBatch; i++)
            {
                work();
            }

            return perBatch / Stopwatch.GetElapsedTime(start).TotalSeconds;
        });
    }

    /// <summary>Measures how many milliseconds work takes.</summary>
    public static Repetitions Milliseconds(Action work, int count)
    {
        WarmUp(work);
        return Of(count, "ms", () =>
        {
            var start = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
    }

    /// <summary>Writes the figures with the peak memory of the process, its start and the reading of its input included.</summary>
    public JsonObject ToJson() => new()
    {
        ["median"] = Round(Median),
        ["min"] = Round(Min),
        ["max"] = Round(Max),
        ["unit"] = Unit,
        ["repetitions"] = Count,
        ["warmUpSeconds"] = WarmUpSeconds,
        ["peakMemoryMb"] = Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0),
    };

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"median {Round(Median)} {Unit}, min {Round(Min)}, max {Round(Max)}, {Count} repetitions, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB");

    // Until the just-in-time compiler has done its work; at least twice, so that nothing is measured on its first run.
    private static int WarmUp(Action work)
    {
        var (start, runs) = (Stopwatch.GetTimestamp(), 0);
        while (runs < 2 || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpSeconds)
        {
            work();
            runs++;
        }

        return runs;
    }

    private static Repetitions Of(int count, string unit, Func<double> measure)
    {
        var figures = Enumerable.Range(0, count).Select(_ => measure()).Order().ToList();
        var median = (figures[(count - 1) / 2] + figures[count / 2]) / 2;
        return new Repetitions(median, figures[0], figures[^1], unit, count);
    }

    private static double Round(double figure) => Math.Round(figure, figure < 100 ? 3 : 0);
}
