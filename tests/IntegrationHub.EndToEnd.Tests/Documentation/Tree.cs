namespace IntegrationHub.EndToEnd.Tests.Documentation;

/// <summary>The files of the repository, without what builds and runs leave behind.</summary>
internal static class Tree
{
    /// <summary>Gets the folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Gets the names that <c>.gitignore</c> excludes; patterns are left out.</summary>
    public static IReadOnlySet<string> Ignored { get; } = File.ReadLines(Path.Combine(Root, ".gitignore"))
        .Select(line => line.Trim().TrimEnd('/')).Where(line => line.Length > 0 && !line.Contains('*')).ToHashSet(StringComparer.Ordinal);

    private static readonly string[] Top =
        [.. Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)).Where(name => !name.StartsWith('.') && !Ignored.Contains(name))];

    /// <summary>Lists files with one of these endings.</summary>
    public static IEnumerable<string> Files(params string[] endings) =>
        Directory.EnumerateFiles(Root).Concat(Top.SelectMany(folder => Below(Path.Combine(Root, folder))))
            .Where(file => Array.Exists(endings, ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

    /// <summary>Names a file as from the root.</summary>
    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>Says whether a path in a text begins with a folder or project of the repository.</summary>
    public static bool BeginsInTheRepository(string path)
    {
        var first = path[..path.IndexOf('/', StringComparison.Ordinal)];
        return Top.Contains(first, StringComparer.Ordinal) || first.StartsWith("IntegrationHub.", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(child => !Ignored.Contains(Path.GetFileName(child))).SelectMany(Below));

    private static string Find(string from) =>
        File.Exists(Path.Combine(from, "IntegrationHub.sln")) ? from
        : Path.GetDirectoryName(from) is { } parent ? Find(parent)
        : throw new DirectoryNotFoundException("No parent folder holds IntegrationHub.sln. Run the tests from a checkout.");
}
