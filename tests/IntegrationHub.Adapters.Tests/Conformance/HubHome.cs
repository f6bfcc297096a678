using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Adapters.Tests.Conformance;

/// <summary>The contracts and mappings of this repository, compiled as the hub does at start.</summary>
internal static class HubHome
{
    private static readonly Lazy<Outcome<HubConfiguration>> Compiled = new(() => ConfigurationCompiler.Compile(Files()));

    public static string Root { get; } = Ancestor("IntegrationHub.sln");

    public static string Fixtures { get; } = Path.Combine(Root, "tests", "IntegrationHub.Adapters.Tests", "Fixtures");

    /// <summary>Gets the folder of real documents beside the repository; it may be absent.</summary>
    public static string Data { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    public static Outcome<HubConfiguration> Outcome => Compiled.Value;

    public static HubConfiguration Configuration => Outcome.Succeeded
        ? Outcome.Value
        : throw new InvalidOperationException($"The adapters do not compile: {Outcome.Problems.Count} faults. See the test All_files_compile_together.");

    /// <summary>Lists the folders below mappings/ that describe a system.</summary>
    public static IReadOnlyList<string> Systems { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "mappings"), "system.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal)];

    /// <summary>Gets the interfaces; none where the files do not compile, which a test of its own says.</summary>
    public static IEnumerable<string> Flows => Outcome.Succeeded ? Outcome.Value.Flows.Keys.Order(StringComparer.Ordinal) : Enumerable.Empty<string>();

    private static List<ConfigurationFile> Files() =>
        [.. new[] { "contracts", "mappings" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Select(path => new ConfigurationFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllBytes(path)))];

    private static string Ancestor(string marker)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, marker)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above the tests holds {marker}. Run them from the repository.");
    }
}
