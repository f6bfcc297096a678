using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

/// <summary>Finds the public corpora that lie beside the repository. They are not part of it, so tests on them are skipped by name where they are absent.</summary>
internal static class SharedCorpora
{
    public static string? Find(string name)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "IntegrationHub.sln")))
                continue;
            string path = Path.GetFullPath(Path.Combine(at.FullName, "..", "shared", "corpora", name));
            return Directory.Exists(path) ? path : null;
        }

        return null;
    }

    public static string Require(string name)
    {
        string? path = Find(name);
        Assert.SkipUnless(path is not null, $"The folder ../shared/corpora/{name} is not there.");
        return path!;
    }
}
