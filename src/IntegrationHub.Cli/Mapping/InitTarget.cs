using System.Text;
using IntegrationHub.Core.Mapping.Inference;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Where the files of a new system go: the folders of the home, and where it holds the hub's own tests, their fixtures.</summary>
internal sealed class InitTarget(string home, string system)
{
    private const string Fixtures = "tests/IntegrationHub.Adapters.Tests/Fixtures";

    /// <summary>Refuses where the system is there already.</summary>
    /// <exception cref="WrongUseException">One of its folders is there and holds something.</exception>
    public void MustBeNew()
    {
        var there = new[] { $"contracts/{system}", $"mappings/{system}" }
            .Where(folder => Directory.Exists(Path.Combine(home, folder)) && Directory.EnumerateFileSystemEntries(Path.Combine(home, folder)).Any()).ToList();
        if (there.Count > 0)
        {
            throw new WrongUseException($"{string.Join(" and ", there)} {(there.Count == 1 ? "is" : "are")} there already, and nothing is written over. Choose another name, or add --force.");
        }
    }

    /// <summary>Lists what is to be written, as paths from the home.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Files(OnboardingProposal proposal, IReadOnlyList<SampleFile> samples)
    {
        var files = proposal.Files.Select(file => KeyValuePair.Create(file.Key, Encoding.UTF8.GetBytes(file.Value))).ToList();
        var expected = Path.Combine(home, Fixtures, "expected.json");
        if (proposal.Fixture is var (name, applied) && File.Exists(expected))
        {
            var fixture = $"{proposal.Id}/{Path.GetFileName(name)}";
            files.Add(KeyValuePair.Create($"{Fixtures}/{fixture}", samples.First(sample => sample.Name == name).Bytes.ToArray()));
            files.Add(KeyValuePair.Create($"{Fixtures}/expected.json", Encoding.UTF8.GetBytes(WithLine(File.ReadAllText(expected), fixture, applied))));
        }

        return files;
    }

    /// <summary>Writes the files.</summary>
    /// <exception cref="WrongUseException">A file is there and may not be replaced; then none is written.</exception>
    public void Write(IReadOnlyList<KeyValuePair<string, byte[]>> files, bool mayReplace)
    {
        var there = files.Select(file => file.Key).Where(path => !path.EndsWith("/expected.json", StringComparison.Ordinal) && File.Exists(Path.Combine(home, path))).ToList();
        if (there.Count > 0 && !mayReplace)
        {
            throw new WrongUseException($"{string.Join(" and ", there)} {(there.Count == 1 ? "is" : "are")} there already, and nothing is written over. Choose another name, or add --force.");
        }

        foreach (var (path, bytes) in files)
        {
            var file = Path.Combine(home, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }

    // The file has a line for each fixture, in order; what people wrote in the others stays as it is.
    private static string WithLine(string expected, string fixture, int applied)
    {
        var key = $"  \"{fixture}\":";
        var lines = expected.Split('\n').Select(line => line.TrimEnd('\r').TrimEnd(',')).Where(line => line.StartsWith("  \"", StringComparison.Ordinal) && !line.StartsWith(key, StringComparison.Ordinal))
            .Append($"{key} {{ \"applied\": {applied} }}").Order(StringComparer.Ordinal);
        return $"{{\n{string.Join(",\n", lines)}\n}}\n";
    }
}
