using System.Text.Json.Nodes;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Finds the list whose elements are messages: the one that stands alone in its wrapping. A list beside values of its own (the lines of an order) belongs to its message.</summary>
internal static class SampleSplit
{
    private static readonly string[] About = ["next", "nextlink", "count", "total", "totalcount", "page", "pagesize", "offset", "limit"];

    /// <summary>Finds the pointer of the list; the empty text is the document itself, null is none.</summary>
    public static string? Find(IReadOnlyList<JsonNode> documents)
    {
        var pointers = documents.Select(document => Of(document, "")).Distinct(StringComparer.Ordinal).ToList();
        return pointers.Count == 1 ? pointers[0] : null;
    }

    /// <summary>Lists the messages of a document.</summary>
    public static IEnumerable<JsonNode?> Elements(JsonNode document, string each)
    {
        JsonPointers.TryParse(each, out var tokens);
        var at = (JsonNode?)document;
        foreach (var token in tokens)
        {
            at = (at as JsonObject)?[token];
        }

        return at as JsonArray ?? [];
    }

    /// <summary>Finds a root that is the plural of its only child (<c>Reports/Report</c>): it holds several also where a sample holds one.</summary>
    public static string? Plural(IReadOnlyList<JsonNode> documents)
    {
        var pointers = documents.Select(document =>
            document is JsonObject { Count: 1 } root && root.First() is { Key: var outer, Value: JsonObject inner }
            && inner.Where(member => member.Key[0] != '@').ToList() is [var only] && only.Value is JsonObject or JsonArray
            && new[] { only.Key + "s", only.Key + "es", only.Key + "List", "ArrayOf" + only.Key }.Contains(outer, StringComparer.OrdinalIgnoreCase)
                ? JsonPointers.Append(JsonPointers.Append("", outer), only.Key) : null).Distinct(StringComparer.Ordinal).ToList();
        return pointers.Count == 1 ? pointers[0] : null;
    }

    private static string? Of(JsonNode? node, string pointer)
    {
        if (node is JsonArray list)
        {
            return list.Count > 0 && list.All(element => element is JsonObject) ? pointer : null;
        }

        var members = (node as JsonObject)?.Where(member => !IsAbout(member.Key)).ToList();
        return members is [var only] && pointer.Count(c => c == '/') < 3 ? Of(only.Value, JsonPointers.Append(pointer, only.Key)) : null;
    }

    // What speaks of the list, not of things: namespaces, OData annotations, page counts.
    private static bool IsAbout(string name) =>
        name[0] is '@' or '$' or '_' || About.Contains(name.ToLowerInvariant().Replace("_", "", StringComparison.Ordinal), StringComparer.Ordinal);
}
