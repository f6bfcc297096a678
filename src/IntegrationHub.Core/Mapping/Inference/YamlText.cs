using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Writes values as YAML in one line. YamlDotNet would choose quotes and layout by its own mind, and a proposal must be the same bytes on every run.</summary>
internal static partial class YamlText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a text: plain where nothing else could be read from it, else in double quotes (JSON text is YAML).</summary>
    public static string Of(string text) =>
        Plain().IsMatch(text) && !Word().IsMatch(text) ? text : JsonSerializer.Serialize(text, Readable);

    /// <summary>Writes a value in flow style.</summary>
    public static string Flow(JsonNode? node) => node switch
    {
        JsonObject { Count: 0 } => "{}",
        JsonObject members => $"{{ {string.Join(", ", members.Select(member => $"{Of(member.Key)}: {Flow(member.Value)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(Flow))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Of(value.GetValue<string>()),
        _ => node?.ToJsonString() ?? "null",
    };

    [GeneratedRegex(@"^[A-Za-z/]([A-Za-z0-9 _./@*-]*[A-Za-z0-9_./@*])?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // What YAML 1.1 readers, which other tools are, take for a flag, nothing or a number.
    [GeneratedRegex(@"^(true|false|null|yes|no|on|off|y|n)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
