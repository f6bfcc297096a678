namespace IntegrationHub.EndToEnd.Tests.Services;

/// <summary>Finds the processes that work inside a directory, whoever their parent is.</summary>
internal static class Leftovers
{
    public static IReadOnlyList<string> In(string directory) =>
    [
        .. Directory.GetDirectories("/proc")
            .Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]))
            .Where(process => WorksIn(process, directory))
            .Select(process => File.ReadAllText(process + "/cmdline").Replace('\0', ' ')),
    ];

    private static bool WorksIn(string process, string directory)
    {
        try
        {
            var place = File.ResolveLinkTarget(process + "/cwd", returnFinalTarget: false)?.FullName;
            return place == directory || place?.StartsWith(directory + "/", StringComparison.Ordinal) == true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // it has ended meanwhile, or belongs to another user: not ours
        }
    }
}
