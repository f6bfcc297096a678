namespace IntegrationHub.Core.Tests.Canonical.Identifiers;

/// <summary>Official data beside the repository: tests that need it are skipped by name where it is absent.</summary>
internal static class SharedFiles
{
    public static string PathOf(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "IntegrationHub.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? ".", "..", "shared", relative);
    }
}
