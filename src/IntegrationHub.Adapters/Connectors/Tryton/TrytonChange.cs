using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrationHub.Adapters.Connectors.Tryton;

/// <summary>What a document asks to change.</summary>
internal sealed class TrytonChange
{
    private readonly JsonObject _set, _add, _remove;

    private TrytonChange(string key, JsonObject document) =>
        (Key, _set, _add, _remove) = (key, Member(document, "set"), Member(document, "add"), Member(document, "remove"));

    /// <summary>Gets the value by which the record is found.</summary>
    public string Key { get; }

    /// <summary>Gets the fields that are changed.</summary>
    public IReadOnlyList<string> Fields => [.. _set.Concat(_add).Concat(_remove).Select(pair => pair.Key).Distinct(StringComparer.Ordinal)];

    /// <summary>Gets what is set to a record that is known by one of its members: field, that member, and its value.</summary>
    public IReadOnlyList<(string Field, string By, string Value)> References =>
        [.. _set.Where(pair => pair.Key.Contains('.', StringComparison.Ordinal)).Select(pair => (pair.Key.Split('.', 2)[0], pair.Key.Split('.', 2)[1], Text(pair.Key, pair.Value)))];

    /// <summary>Puts the record that was found in the place of the member by which it is known.</summary>
    public void Resolve(string field, string by, long record)
    {
        _set.Remove($"{field}.{by}");
        _set[field] = record;
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="TrytonRefusedException">It names no record or no change.</exception>
    public static TrytonChange Read(ReadOnlyMemory<byte> body, string key)
    {
        try
        {
            var document = JsonNode.Parse(body.Span) as JsonObject;
            if (document?[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String && new TrytonChange(value.GetValue<string>(), document) is { Fields.Count: > 0 } change)
            {
                return change;
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Falls through to the one answer: the mapping made something else than a change.
        }

        throw new TrytonRefusedException($"The document names no '{key}', or nothing in 'set', 'add' or 'remove'. Correct the mapping.");
    }

    /// <summary>Works out what to write on top of what a record says.</summary>
    /// <returns>The fields with their new values; empty where it says so already.</returns>
    public JsonObject Against(JsonElement record)
    {
        var values = new JsonObject();
        foreach (var (field, wanted) in _set)
        {
            var found = record.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? JsonNode.Parse(value.GetRawText()) : null;
            if (!JsonNode.DeepEquals(found, wanted))
            {
                values[field] = wanted?.DeepClone();
            }
        }

        foreach (var field in _add.Concat(_remove).Select(pair => pair.Key).Distinct(StringComparer.Ordinal))
        {
            var found = record.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select(one => one.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
            var wanted = found.Union(Texts(_add, field), StringComparer.Ordinal).Except(Texts(_remove, field), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (!found.SetEquals(wanted))
            {
                values[field] = new JsonArray([.. wanted.Select(one => JsonValue.Create(one))]);
            }
        }

        return values;
    }

    private static string Text(string name, JsonNode? value) => value is JsonValue text && text.GetValueKind() == JsonValueKind.String
        ? text.GetValue<string>() : throw new TrytonRefusedException($"'{name}' names a record by text, and the document has none there. Correct the mapping.");

    private static JsonObject Member(JsonObject document, string name) => document[name]?.AsObject() ?? [];

    private static IEnumerable<string> Texts(JsonObject fields, string field) => fields[field]?.AsArray().Select(one => one!.GetValue<string>()) ?? [];
}

/// <summary>Tryton's application said no, or would have to; asking again cannot help.</summary>
internal sealed class TrytonRefusedException(string message) : Exception(message);
