using System.Diagnostics;
using System.Threading.Channels;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Host.Composition;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Runs the examples again whenever a file of the home is saved, and shows what an engineer looks for: input, output, failing rule.</summary>
internal static class TestWatch
{
    // An editor saves in several steps (truncate, write, rename); this long without a further one and the file is whole.
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(60);

    /// <returns>0 when it was ended, whatever the last results were: nobody asked a question.</returns>
    public static async Task<int> RunAsync(Func<HomeFiles> open, Func<HomeFiles, TestRun> test, bool json, CancellationToken cancellationToken)
    {
        var home = open();
        var saved = Channel.CreateUnbounded<string>();
        using var mappings = Watch(Path.Combine(home.Folder!, "mappings"), saved.Writer);
        using var contracts = Watch(Path.Combine(home.Folder!, "contracts"), saved.Writer);
        Console.Error.WriteLine($"Watching {home.Folder}. Ctrl+C ends it.");
        try
        {
            var files = new HashSet<string>(StringComparer.Ordinal);
            var before = new Dictionary<string, ExampleResult>(StringComparer.Ordinal);
            while (true)
            {
                Show(open, test, json, files, before);
                files = await SavedAsync(saved.Reader, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return ExitCodes.Fine;
        }
    }

    private static void Show(Func<HomeFiles> open, Func<HomeFiles, TestRun> test, bool json, HashSet<string> files, Dictionary<string, ExampleResult> before)
    {
        var clock = Stopwatch.StartNew();
        TestRun run;
        try
        {
            run = test(open());
        }
        catch (Exception failure) when (failure is WrongUseException or HubRefusedException or IOException)
        {
            // A file that is half written or has lost its name is no reason to end: the next save may mend it.
            Console.Out.WriteLine(failure.Message);
            return;
        }

        if (json)
        {
            Console.Out.WriteLine(run.ToJson().ToJsonString());
            return;
        }

        foreach (var (mapping, example) in run.Mappings.SelectMany(mapping => mapping.Report.Results.Select(example => (mapping, example))))
        {
            // All of a mapping that was saved; of the others what fails, or what came out otherwise than before.
            var key = $"{mapping.Report.Mapping.Id} {example.Name}";
            if (files.Contains(mapping.Plan.File.Node.File) || !example.Passed || (before.TryGetValue(key, out var earlier) && Came(earlier) != Came(example)))
            {
                Console.Out.Write(TestOutput.Whole(example));
            }

            before[key] = example;
        }

        TestOutput.Print(run);
        Console.Out.WriteLine($"{(run.Passed ? "All is well" : "Something fails")} after {clock.ElapsedMilliseconds} ms.");
    }

    private static string Came(ExampleResult example) =>
        string.Join('\n', example.Outputs.Select(output => System.Text.Encoding.UTF8.GetString(output.Document)).Concat(example.Problems.Select(problem => problem.ToString())).Append(example.Failure ?? ""));

    private static async Task<HashSet<string>> SavedAsync(ChannelReader<string> saved, CancellationToken cancellationToken)
    {
        var files = new HashSet<string>(StringComparer.Ordinal) { await saved.ReadAsync(cancellationToken) };
        while (true)
        {
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            quiet.CancelAfter(Settled);
            try
            {
                files.Add(await saved.ReadAsync(quiet.Token));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return files;
            }
        }
    }

    private static FileSystemWatcher? Watch(string folder, ChannelWriter<string> saved)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var home = Path.GetDirectoryName(folder)!;
        void Saved(object sender, FileSystemEventArgs change)
        {
            if (Path.GetExtension(change.FullPath) is ".yaml" or ".json")
            {
                saved.TryWrite(Path.GetRelativePath(home, change.FullPath).Replace('\\', '/'));
            }
        }

        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Changed += Saved;
        watcher.Created += Saved;
        watcher.Deleted += Saved;
        watcher.Renamed += Saved;
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
