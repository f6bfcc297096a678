using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Host.Composition;

/// <summary>The folder that holds <c>contracts/</c> and <c>mappings/</c>.</summary>
public static class HomeFolder
{
    /// <summary>Finds it: as given, else <c>HUB_HOME</c>, else the nearest parent folder that holds both.</summary>
    public static Outcome<string> Find(string? given, string startFolder)
    {
        var named = given ?? Environment.GetEnvironmentVariable("HUB_HOME");
        if (!string.IsNullOrEmpty(named))
        {
            return IsHome(named)
                ? Outcome<string>.Of(Path.GetFullPath(named))
                : Outcome<string>.Failed(new Problem("CFG-0010", "The home folder needs the folders contracts/ and mappings/. Name another with --home or HUB_HOME.", named));
        }

        for (var folder = Path.GetFullPath(startFolder); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (IsHome(folder))
            {
                return Outcome<string>.Of(folder);
            }
        }

        return Outcome<string>.Failed(new Problem("CFG-0010", "No parent folder holds contracts/ and mappings/. Name the home folder with --home or HUB_HOME.", startFolder));
    }

    /// <summary>Reads the files of both folders.</summary>
    public static IReadOnlyList<ConfigurationFile> Read(string home) =>
        [.. new[] { "contracts", "mappings" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(home, folder), "*", SearchOption.AllDirectories))
            .Select(file => (File: file, Name: Path.GetRelativePath(home, file).Replace('\\', '/')))
            .Where(pair => pair.Name.EndsWith(".schema.json", StringComparison.Ordinal) || pair.Name.EndsWith(".yaml", StringComparison.Ordinal))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .Select(pair => new ConfigurationFile(pair.Name, File.ReadAllBytes(pair.File)))];

    private static bool IsHome(string folder) =>
        Directory.Exists(Path.Combine(folder, "contracts")) && Directory.Exists(Path.Combine(folder, "mappings"));
}
