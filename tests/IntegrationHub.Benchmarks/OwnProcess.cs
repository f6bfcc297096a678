using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Reconciliation.Spreadsheets;

namespace IntegrationHub.Benchmarks;

/// <summary>Work of the hub in a process of its own: the peak memory of a process never goes down again.</summary>
internal static class OwnProcess
{
    private const int Repetitions = 7;

    /// <summary>Runs this program again for one part of the work.</summary>
    public static Figures? Run(Peers peers, string work, string input) =>
        peers.Run(Environment.ProcessPath!, [.. Arguments(), "measure", work, input]) is { } printed ? JsonSerializer.Deserialize<Figures>(printed) : null;

    public static string Measure(string work, string input)
    {
        var start = Stopwatch.GetTimestamp();
        var (count, size, once) = work switch { "trace" => Trace(input), "follow" => Follow(input), "attributes" => Reconcile(input, new() { Compared = ["mtype"], Attributes = true }), _ => Reconcile(input, new() { Compared = ["uom", "mtype"] }) };
        var cold = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        // Of the first time: repetitions pile up what nobody collects before the memory of the machine is used up.
        var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        once();
        var warm = Enumerable.Range(0, Repetitions).Select(_ => Rounds.Milliseconds(once)).ToList();
        return JsonSerializer.Serialize(new Figures(warm, cold, memory, count, size));
    }

    private static (int Count, int Size, Action Once) Trace(string file)
    {
        using var stream = File.OpenRead(file);
        var index = EdgeFile.Read(stream, file).Value;
        return (index.Reach("0", TraceDirection.Forward)!.Count, index.Edges, () => index.Reach("0", TraceDirection.Forward));
    }

    // The index that follows the store, with the numbers that a store would give: ten plants side by side.
    private static (int Count, int Size, Action Once) Follow(string file)
    {
        const int Plants = 10;
        var (index, edge, nodes) = (new FollowingIndex(int.MaxValue / 4), 0, 0);
        for (var plant = 0; plant < Plants; plant++)
        {
            var offset = nodes;
            foreach (var line in File.ReadLines(file))
            {
                var comma = line.IndexOf(',', StringComparison.Ordinal);
                var next = line.IndexOf(',', comma + 1);
                var (from, to) = (offset + int.Parse(line.AsSpan(0, comma), CultureInfo.InvariantCulture) + 1, offset + int.Parse(line.AsSpan(comma + 1, next - comma - 1), CultureInfo.InvariantCulture) + 1);
                nodes = Math.Max(nodes, to);
                index.Add(new FollowedSide(++edge, from, IsInput: true, null, IsRetracted: false));
                index.Add(new FollowedSide(edge, to, IsInput: false, null, IsRetracted: false));
            }
        }

        return (index.Reach(1, TraceDirection.Forward).Count, edge, () => index.Reach(1, TraceDirection.Forward));
    }

    private static (int Count, int Size, Action Once) Reconcile(string folder, ComparisonOptions options)
    {
        List<NamedFile> files = [.. new[] { "erp", "plm", "mes" }.Select(name => new NamedFile(name, $"master_{name}.csv", () => File.OpenRead(Path.Combine(folder, $"master_{name}.csv"))))];
        var counts = Once();
        return (counts.Compared - counts.Equal, counts.Items, () => Once());

        // What hub reconcile --file does, until each finding has its words.
        ReportCounts Once()
        {
            var report = SpreadsheetComparison.Run(files, options);
            return report.Findings.Count(finding => finding.NeedsPerson) == report.Counts.Mismatches ? report.Counts : throw new InvalidOperationException(string.Join(' ', report.Problems));
        }
    }

    // Started as "dotnet X.dll" the program is dotnet and needs to be told which.
    private static string[] Arguments() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(OwnProcess).Assembly.Location] : [];
}

/// <summary>What a process measured: repetitions once warm and the first time, load included, in milliseconds; peak memory of the first time in MB; and what came out.</summary>
internal sealed record Figures(IReadOnlyList<double> Warm, double Cold, double PeakMemoryMb, int Count, int Size);
