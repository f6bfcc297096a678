using System.Globalization;
using IntegrationHub.Core.Mapping.Formats;

namespace IntegrationHub.Benchmarks;

/// <summary>How long, and with how much memory, the hub refuses documents that were made to exhaust a reader.</summary>
internal static class LimitsBench
{
    private const string Work = "refuse a bomb";

    public static IReadOnlyList<Line> Run(Peers peers)
    {
        var folder = peers.Source is null ? null : Path.GetFullPath(Path.Combine(peers.Source, "..", "corpora"));
        if (folder is null || !Directory.Exists(folder))
        {
            return [Line.Skipped(Work, "all", "../shared/corpora is not there")];
        }

        List<Line> lines = [.. new[] { "generated", "xml-attacks" }.Select(name => Path.Combine(folder, name)).Where(Directory.Exists)
            .SelectMany(corpus => Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
            .Select(Measure).OfType<Line>()];
        var (slowest, largest) = (lines.MaxBy(line => line.Median)!, lines.Max(line => double.Parse(line.Note.Split(' ')[0], CultureInfo.InvariantCulture)));
        return [.. lines, slowest with { Work = "slowest of all", Note = string.Create(CultureInfo.InvariantCulture, $"{largest:0.00} MB allocated at most") }];
    }

    private static Line? Measure(string file)
    {
        var format = Path.GetExtension(file).TrimStart('.');
        if (!MessageFormats.Names.Contains(format, StringComparer.Ordinal))
        {
            return null;
        }

        var (bytes, bound) = (File.ReadAllBytes(file), MessageFormats.Bind(format, new Dictionary<string, object?>(StringComparer.Ordinal)).Value);
        if (bound.Read(bytes).Succeeded)
        {
            return null;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        bound.Read(bytes);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 1048576.0;
        var median = Rounds.Run(() => [.. Enumerable.Range(0, 9).Select(_ => Rounds.Milliseconds(() => bound.Read(bytes)))])[0];
        return new Line(Work, Path.GetFileName(file), median, "ms", Note: string.Create(CultureInfo.InvariantCulture, $"{allocated:0.00} MB allocated"));
    }
}
