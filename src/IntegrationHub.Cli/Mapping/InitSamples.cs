using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Inference;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Reads the sample documents that a command line names.</summary>
internal static class InitSamples
{
    private const int MostFiles = 1_000;

    /// <summary>Reads the files of folders, hidden ones left out, and single files.</summary>
    /// <exception cref="CouldNotException">A path is not there.</exception>
    public static Outcome<IReadOnlyList<SampleFile>> Read(IReadOnlyList<string> paths)
    {
        var missing = paths.Where(path => !Path.Exists(path)).ToList();
        if (missing.Count > 0)
        {
            throw new CouldNotException($"There is no file or folder {string.Join(", ", missing)}. Nothing was read; correct the name.");
        }

        var samples = new List<SampleFile>();
        var problems = new List<Problem>();
        foreach (var (file, name) in paths.SelectMany(Below).Take(MostFiles))
        {
            var bytes = InputFile.Read(file);
            problems.AddRange(bytes.Problems);
            if (bytes.Succeeded)
            {
                samples.Add(new SampleFile(name, bytes.Value));
            }
        }

        return problems.Count > 0 ? Outcome<IReadOnlyList<SampleFile>>.Failed(problems) : Outcome<IReadOnlyList<SampleFile>>.Of(samples);
    }

    private static IEnumerable<(string File, string Name)> Below(string path) => File.Exists(path)
        ? [(path, Path.GetFileName(path))]
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => (file, Path.GetRelativePath(path, file).Replace('\\', '/')))
            .Where(pair => !pair.Item2.Split('/').Any(part => part.StartsWith('.')))
            .OrderBy(pair => pair.Item2, StringComparer.Ordinal);
}
