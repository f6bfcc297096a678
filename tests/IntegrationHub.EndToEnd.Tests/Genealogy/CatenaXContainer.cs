using System.Text.Json.Nodes;
using IntegrationHub.EndToEnd.Tests.Executable;

namespace IntegrationHub.EndToEnd.Tests.Genealogy;

/// <summary>The real container of 162 entries, and other wrappings of the same entries. Source: eclipse-tractusx/item-relationship-service.</summary>
internal static class CatenaXContainer
{
    public const string Flow = "trace-catenax/twins";
    private const string Member = "https://catenax.io/schema/TestDataContainer/1.0.0";

    /// <summary>Gets the file, or skips the running test where it is absent.</summary>
    public static string File => Repository.DataOrSkip("tractusx-irs", "local", "testing", "testdata", "smallTestdata.json");

    /// <summary>Reads the entries.</summary>
    public static IReadOnlyList<JsonNode> Entries() =>
        [.. JsonNode.Parse(System.IO.File.ReadAllText(File))![Member]!.AsArray().Select(entry => entry!)];

    /// <summary>Writes entries as one container.</summary>
    public static string Of(params IEnumerable<JsonNode> entries) =>
        new JsonObject { [Member] = new JsonArray([.. entries.Select(entry => entry.DeepClone())]) }.ToJsonString();
}
