using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrationHub.Cli.Output;

/// <summary>Prints JSON for scripts and people: indented, characters as they are.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(JsonNode? node) => Console.Out.WriteLine(node?.ToJsonString(Indented) ?? "null");
}
