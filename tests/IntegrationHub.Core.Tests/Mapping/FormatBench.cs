using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

/// <summary>Reads and writes formats with options written as YAML, as system.yaml has them.</summary>
internal static class FormatBench
{
    public static Outcome<TokenTape> Read(string format, string options, byte[] document, FormatLimits? limits = null) =>
        MessageFormats.Read(format, Options(options), document, limits);

    public static string Json(string format, string options, string document) => Json(Read(format, options, Encoding.UTF8.GetBytes(document)));

    public static string Json(Outcome<TokenTape> tape)
    {
        Assert.Empty(tape.Problems);
        return Encoding.UTF8.GetString(tape.Value.Text.Span);
    }

    public static Outcome<byte[]> Write(string format, string options, string json) => MessageFormats.Write(format, Options(options), Encoding.UTF8.GetBytes(json));

    public static IReadOnlyDictionary<string, object?> Options(string yaml) =>
        yaml.Length == 0 ? new Dictionary<string, object?>()
        : YamlTree.Read(yaml, "system.yaml").Value.Members.ToDictionary(m => m.Name, m => (object?)m.Value, StringComparer.Ordinal);
}
