using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrationHub.Core.Mapping.Schema;

/// <summary>
/// The JSON Schemas of the files under <c>mappings/</c>, for editors: they complete and check what is typed. The functions come from
/// their declarations; a test holds the files under <c>contracts/language/</c> to this.
/// </summary>
public static class LanguageSchema
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes all schemas: file name with text.</summary>
    public static IReadOnlyDictionary<string, string> Files() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mapping.v1.schema.json"] = Text(Mapping()),
        ["code-list.v1.schema.json"] = Text(SchemaTexts.CodeList),
        ["layout.v1.schema.json"] = Text(LayoutSchema.Text),
        ["system.v1.schema.json"] = Text(SchemaTexts.System),
        ["requirements.v1.schema.json"] = Text(SchemaTexts.Requirements),
    };

    private static JsonNode Mapping()
    {
        var schema = JsonNode.Parse(SchemaTexts.Mapping)!;
        schema["$defs"]!["call"] = FunctionSchema.Call();
        return schema;
    }

    private static string Text(string json) => Text(JsonNode.Parse(json)!);

    private static string Text(JsonNode schema) => schema.ToJsonString(Written) + "\n";
}
