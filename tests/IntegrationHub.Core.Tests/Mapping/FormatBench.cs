using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Formats.Layouts;
using IntegrationHub.Core.Tests.Mapping.Formats;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

/// <summary>Reads and writes formats with options written as YAML, as system.yaml has them.</summary>
internal static class FormatBench
{
    /// <summary>Gets the layouts of the repository, and those of the tests.</summary>
    public static Dictionary<string, FormatLayout> Layouts { get; } = Directory.EnumerateFiles(Path.Combine(Repository.Root, "mappings"), "*.yaml", SearchOption.AllDirectories)
        .Where(file => File.ReadAllText(file).Contains("\nlayout:", StringComparison.Ordinal))
        .Select(file => FormatLayout.Read(File.ReadAllBytes(file), file)).Concat(LayoutSamples.All.Select(text => FormatLayout.Read(Encoding.UTF8.GetBytes(text), "sample.yaml")))
        .ToDictionary(layout => layout.Value.Reference.ToString(), layout => layout.Value, StringComparer.Ordinal);

    public static Outcome<TokenTape> Read(string format, string options, byte[] document, FormatLimits? limits = null) =>
        MessageFormats.Read(format, Options(options), document, limits, Layouts);

    public static string Json(string format, string options, string document) => Json(Read(format, options, Encoding.UTF8.GetBytes(document)));

    public static string Json(Outcome<TokenTape> tape)
    {
        Assert.Empty(tape.Problems);
        return Encoding.UTF8.GetString(tape.Value.Text.Span);
    }

    public static Outcome<byte[]> Write(string format, string options, string json) => MessageFormats.Write(format, Options(options), Encoding.UTF8.GetBytes(json), Layouts);

    /// <summary>Gets the fault of a message, row or record in a list; null where it is sound.</summary>
    public static Problem? Fault(Outcome<TokenTape> read, string list, int index)
    {
        Assert.Empty(read.Problems);
        Assert.True(read.Value.TryResolve($"{list}/{index}", out var node));
        return RowFault.Of(read.Value, node);
    }

    public static IReadOnlyDictionary<string, object?> Options(string yaml) =>
        yaml.Length == 0 ? new Dictionary<string, object?>()
        : YamlTree.Read(yaml, "system.yaml").Value.Members.ToDictionary(m => m.Name, m => (object?)m.Value, StringComparer.Ordinal);
}
