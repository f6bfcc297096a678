namespace IntegrationHub.Core.Tests;

/// <summary>Where the repository is, and the public data beside it.</summary>
public static class Repository
{
    /// <summary>Gets the folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Gets the folder of real documents; it may be absent.</summary>
    public static string Data => Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    /// <summary>Gets the folder of public corpora; it may be absent.</summary>
    public static string Corpora => Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpora"));

    private static string Find(string from) =>
        File.Exists(Path.Combine(from, "IntegrationHub.sln")) ? from
        : Path.GetDirectoryName(from) is { } parent ? Find(parent)
        : throw new DirectoryNotFoundException("No parent folder holds IntegrationHub.sln. Run the tests from a checkout.");
}
