using IntegrationHub.EndToEnd.Tests.Executable;

namespace IntegrationHub.EndToEnd.Tests.Versioning;

/// <summary>A copy of the repository's contracts and mappings that a test may change.</summary>
internal static class HomeCopy
{
    public static string Make()
    {
        var copy = Directory.CreateTempSubdirectory("hub-test-home-").FullName;
        foreach (var folder in new[] { "contracts", "mappings" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy, Path.GetRelativePath(Repository.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        return copy;
    }

    public static void Replace(string home, string file, string old, string @new)
    {
        var path = Path.Combine(home, file);
        var text = File.ReadAllText(path);
        if (!text.Contains(old, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{file} does not contain '{old}'; correct the test.");
        }

        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
    }
}
