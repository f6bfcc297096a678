using System.Text.Json.Nodes;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Takes from a message what no rule reads and the contract does not ask for, so that an example can be read.</summary>
internal sealed class MessageCut
{
    private const int MostElements = 6;
    private readonly HashSet<string> _kept;
    private readonly Contract _contract;

    public MessageCut(MappingDraft draft, Contract contract)
    {
        _contract = contract;
        _kept = [.. draft.AllRules.Select(rule => rule.Source).OfType<string>().SelectMany(Above)];
    }

    public JsonObject Of(JsonObject message) => (JsonObject)Cut(message, "", _contract.Shape.Root)!;

    /// <summary>Puts another value at a place, or nothing; null where the place is inside a list or not there.</summary>
    public static JsonObject? With(JsonObject message, string path, string? value)
    {
        var copy = (JsonObject)message.DeepClone();
        if (path.Contains('*', StringComparison.Ordinal) || !JsonPointers.TryParse(path, out var tokens))
        {
            return null;
        }

        var at = copy;
        foreach (var token in tokens[..^1])
        {
            at = at?[token] as JsonObject;
        }

        if (at is null || !at.ContainsKey(tokens[^1]))
        {
            return null;
        }

        if (value is null)
        {
            at.Remove(tokens[^1]);
        }
        else
        {
            at[tokens[^1]] = value;
        }

        return copy;
    }

    private JsonNode? Cut(JsonNode? node, string path, SchemaNodeInfo? schema)
    {
        switch (node)
        {
            case JsonObject members:
                var kept = new JsonObject();
                foreach (var (name, value) in members)
                {
                    var inner = JsonPointers.Append(path, name);
                    if (_kept.Contains(inner) || schema?.Required.Contains(name) == true)
                    {
                        kept[name] = Cut(value, inner, schema?.TryStep(name, out var next) == true ? next : null);
                    }
                }

                return kept;
            case JsonArray items:
                var cut = items.Select(item => Cut(item, path + "/*", schema?.Items)).ToList();
                // Elements that differ only in their values show the same; the first of each kind is enough.
                var kinds = cut.GroupBy(Kind, StringComparer.Ordinal).Select(group => group.First()).Take(MostElements);
                return new JsonArray([.. kinds]);
            default:
                return node?.DeepClone();
        }
    }

    private string Kind(JsonNode? node) => node switch
    {
        JsonObject members => string.Concat(members.Select(member => $"{member.Key}({Kind(member.Value)})")),
        JsonArray items => items.Count == 0 ? "[]" : "[" + Kind(items[0]) + "]",
        JsonValue value when value.ToString() is { } text && Vocabulary.IsOutcome(text, out var outcome) => $"={outcome}",
        _ => node?.ToString().Length > 0 ? "x" : "",
    };

    private static IEnumerable<string> Above(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }
}
