using System.Text.Json;
using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Pipeline.Configuration;

namespace IntegrationHub.Cli.Mapping;

/// <summary>The recorded files of adapters, <c>system/interface/file</c> below a folder, with <c>expected.json</c> for what is to become of them.</summary>
internal static class Fixtures
{
    /// <summary>Runs the files of the interfaces that run with one of the mappings.</summary>
    /// <param name="home">The home.</param>
    /// <param name="folder">The folder; null for <c>fixtures</c> of the home, which may be absent.</param>
    /// <param name="mappings">The mappings as <c>id@version</c>.</param>
    /// <exception cref="WrongUseException">The named folder is not there, or its expectations cannot be read.</exception>
    public static IReadOnlyList<FixtureResult> Run(HomeFiles home, string? folder, IReadOnlyCollection<string> mappings)
    {
        var root = folder ?? Path.Combine(home.Folder!, "fixtures");
        if (!Directory.Exists(root))
        {
            return folder is null ? [] : throw new WrongUseException($"There is no folder {folder}. Name one that holds system/interface/file.");
        }

        var configuration = ConfigurationCompiler.Compile(home.Files);
        if (!configuration.Succeeded)
        {
            return [new FixtureResult(root, "", "the files of the home have faults, so no recorded file was run; hub check tells them")];
        }

        var expected = Expectations(Path.Combine(root, "expected.json"));
        return
        [
            .. configuration.Value.Flows.Values.Where(flow => mappings.Contains(flow.Mapping)).OrderBy(flow => flow.Description.FullName, StringComparer.Ordinal)
                .Where(flow => Directory.Exists(Path.Combine(root, flow.Description.FullName)))
                .SelectMany(flow => Directory.GetFiles(Path.Combine(root, flow.Description.FullName)).Order(StringComparer.Ordinal)
                    .Select(file => Run(flow, file, expected.GetValueOrDefault(Path.GetRelativePath(root, file).Replace('\\', '/'))))),
        ];
    }

    private static FixtureResult Run(Flow flow, string file, Expectation? expected)
    {
        var outcome = FixtureRunner.Run(flow, Path.GetFileName(file), File.ReadAllBytes(file));
        var found = Words(outcome.Applied, outcome.NoOutput, outcome.Reasons);
        // What nobody wrote down must go through.
        var wanted = expected is null ? null : Words(expected.Applied, expected.NoOutput, expected.Quarantined ?? []);
        return new FixtureResult(file, flow.Mapping,
            wanted is not null && wanted != found ? $"expected {wanted}; found {found}"
            : wanted is null && outcome.Refused is [var first, ..] ? $"{first.Step}: {first.Problem}"
            : null);
    }

    private static string Words(int applied, int noOutput, IReadOnlyList<string> refused) =>
        $"{applied} applied, {noOutput} without output, {refused.Count} quarantined{(refused.Count == 0 ? "" : $" ({string.Join(", ", refused)})")}";

    private static Dictionary<string, Expectation> Expectations(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, Expectation>>(File.ReadAllBytes(file), JsonSerializerOptions.Web)! : [];
        }
        catch (JsonException fault)
        {
            throw new WrongUseException($"{file} cannot be read: {fault.Message} Write {{ \"system/interface/file\": {{ \"applied\": 1 }} }}.");
        }
    }

    private sealed record Expectation(int Applied, int NoOutput, IReadOnlyList<string>? Quarantined);
}

/// <summary>What came of a recorded file.</summary>
/// <param name="File">The file.</param>
/// <param name="Mapping">The mapping of its interface.</param>
/// <param name="Failure">What differs from what was expected; null where nothing does.</param>
internal sealed record FixtureResult(string File, string Mapping, string? Failure);
