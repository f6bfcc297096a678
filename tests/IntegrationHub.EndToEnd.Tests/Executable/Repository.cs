using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Executable;

/// <summary>Where the repository is, and the public data beside it.</summary>
internal static class Repository
{
    /// <summary>Gets the folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Names a file of the public data, or skips the running test where it is absent.</summary>
    public static string DataOrSkip(params string[] path) => OrSkip(["data", .. path]);

    /// <summary>Names a file of the public corpora, or skips the running test where it is absent.</summary>
    public static string CorpusOrSkip(params string[] path) => OrSkip(["corpora", .. path]);

    private static string OrSkip(string[] path)
    {
        var file = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. path]));
        Assert.SkipUnless(File.Exists(file), $"The public data are not on this machine ({string.Join('/', path)}).");
        return file;
    }

    private static string Find(string from) =>
        File.Exists(Path.Combine(from, "IntegrationHub.sln")) ? from
        : Path.GetDirectoryName(from) is { } parent ? Find(parent)
        : throw new DirectoryNotFoundException("No parent folder holds IntegrationHub.sln. Run the tests from a checkout.");
}
