using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Benchmarks;

/// <summary>What an engineer waits for after a change: all files of a home are read, compiled and checked, and 100 examples are run. The home is the repository's own.</summary>
internal static class CheckBench
{
    private const string Work = "check + test, 100 examples";
    private const int Examples = 100;

    public static IReadOnlyList<Line> Run(Peers peers)
    {
        if (Peers.Root is null)
        {
            return [Line.Skipped(Work, "hub", "the repository is not there")];
        }

        // The first time is what the command line shows, after its own start-up: nothing is compiled by the runtime yet.
        var first = Rounds.Milliseconds(() => CheckAndTest(Peers.Root));
        var again = Rounds.Median([.. Enumerable.Range(0, 9).Select(_ => Rounds.Milliseconds(() => CheckAndTest(Peers.Root)))]);
        return
        [
            new(Work, "hub, first time", first, "ms", null, $"reading {Files(Peers.Root).Count} files included"),
            new(Work, "hub, again", again, "ms"),
        ];
    }

    private static void CheckAndTest(string root)
    {
        var files = Files(root);
        var check = ConfigurationCompiler.Check(files);
        var contracts = new Contracts(files);
        var library = MappingLibrary.Read(files.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal)).Select(file => KeyValuePair.Create(file.Path, file.Bytes.ToArray())), contracts);
        var plans = library.Mappings.Select(mapping => library.Compile(mapping).Value).ToList();
        var run = 0;
        // The home has about a hundred examples; those that are missing are the first ones once more.
        while (run < Examples)
        {
            foreach (var report in plans.TakeWhile(_ => run < Examples).Select(plan => ExampleRunner.Run(plan, contracts)))
            {
                run += report.Results.Count;
                if (check.Faults.Count > 0 || report.Results.Any(result => !result.Passed))
                {
                    throw new InvalidOperationException($"The home has faults, so there is nothing to measure: {string.Join('\n', check.Faults)}");
                }
            }
        }
    }

    private static List<ConfigurationFile> Files(string root) =>
        [.. new[] { "contracts", "mappings" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            .Select(file => new ConfigurationFile(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllBytes(file)))];

    private sealed class Contracts : IContractLookup
    {
        private readonly SchemaRegistry _schemas = new();
        private readonly Dictionary<string, Contract?> _compiled = new(StringComparer.Ordinal);

        public Contracts(IEnumerable<ConfigurationFile> files)
        {
            foreach (var file in files.Where(file => file.Path.EndsWith(".schema.json", StringComparison.Ordinal)))
            {
                _schemas.Add(file.Bytes);
            }
        }

        public Contract? Find(VersionedId reference)
        {
            var name = reference.ToString();
            return _compiled.TryGetValue(name, out var known) ? known
                : _compiled[name] = _schemas.TryFind(name, out var found) && Contract.Compile(found.Utf8, _schemas) is { Succeeded: true } contract ? contract.Value : null;
        }
    }
}
