using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IntegrationHub.Benchmarks;

/// <summary>What a user would pick instead of the hub: the scripts of <c>../shared/peers</c>, in a copy where their packages are installed.</summary>
internal sealed class Peers : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private readonly Lazy<string?> _missing;

    private Peers(string? source, string folder)
    {
        (Source, Folder) = (source, folder);
        _missing = new(Install);
    }

    /// <summary>Gets the folder beside the repository; null where it is not there.</summary>
    public string? Source { get; }

    /// <summary>Gets the copy; it goes when the run ends.</summary>
    public string Folder { get; }

    /// <summary>Gets the scratch folder of the scripts.</summary>
    public string Scratch => Path.Combine(Folder, "scratch");

    /// <summary>Gets why no Node script can run; null where they can.</summary>
    public string? NodeIsMissing => _missing.Value;

    /// <summary>Gets the folder of the repository; null where the program does not lie in it.</summary>
    public static string? Root { get; } = FindRoot();

    public static Peers Find()
    {
        var source = Root is null ? null : Path.GetFullPath(Path.Combine(Root, "..", "shared", "peers"));
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "scratch"));
        return new Peers(Directory.Exists(source) ? source : null, folder);
    }

    /// <summary>Runs a script and gives what it printed; null where it failed, with the reason on the error stream.</summary>
    public string? Run(string program, params string[] arguments) => Run(program, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Runs a script with more in its environment.</summary>
    public string? Run(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["DIR"] = Scratch;
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
            }

            if (process.ExitCode == 0)
            {
                return output.Result;
            }

            Console.Error.WriteLine($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Console.Error.WriteLine($"{program}: {missing.Message}");
        }

        return null;
    }

    /// <summary>Reads a figure out of what a script printed.</summary>
    public static IReadOnlyList<double>? Figure(string? printed, string pattern) =>
        printed is not null && Regex.Match(printed, pattern, RegexOptions.NonBacktracking) is { Success: true } match
            ? [double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)]
            : null;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string? FindRoot()
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "IntegrationHub.sln")))
        {
            root = Path.GetDirectoryName(root);
        }

        return root;
    }

    private string? Install()
    {
        if (Source is null)
        {
            return "../shared/peers is not there";
        }

        foreach (var file in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, File.ReadAllBytes(file));
        }

        return Run("node", "--version") is null ? "there is no node"
            : Run("npm", "install", "--no-audit", "--no-fund") is null ? "npm install failed"
            : null;
    }
}
