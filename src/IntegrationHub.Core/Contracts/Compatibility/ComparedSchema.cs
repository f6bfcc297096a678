using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Contracts.Compatibility;

/// <summary>A part of a schema document: a schema, and where it stands.</summary>
internal sealed record SchemaPart(JsonElement Value, string Location, ComparedSchema Document)
{
    public bool IsObject => Value.ValueKind == JsonValueKind.Object;

    public JsonElement? this[string keyword] => IsObject && Value.TryGetProperty(keyword, out var value) ? value : null;

    public SchemaPart Below(string name, JsonElement value) => new(value, $"{Location}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", Document);

    /// <summary>A subschema of a keyword, or null.</summary>
    public SchemaPart? One(string keyword) => this[keyword] is { } value ? Below(keyword, value) : null;

    /// <summary>The subschemas of a keyword that holds a list.</summary>
    public IReadOnlyList<SchemaPart> List(string keyword) => this[keyword] is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select((value, i) => Below(keyword, list).Below(i.ToString(System.Globalization.CultureInfo.InvariantCulture), value))]
        : [];

    /// <summary>The subschemas of a keyword that holds names.</summary>
    public IReadOnlyList<(string Name, SchemaPart Schema)> Map(string keyword) => this[keyword] is { ValueKind: JsonValueKind.Object } map
        ? [.. map.EnumerateObject().Select(member => (member.Name, Below(keyword, map).Below(member.Name, member.Value)))]
        : [];
}

/// <summary>A schema document that is compared: finds what references lead to.</summary>
internal sealed class ComparedSchema(JsonElement root)
{
    /// <summary>Gets the document's root schema.</summary>
    public SchemaPart Root => new(root, "#", this);

    /// <summary>Gets its name, <c>id@version</c>.</summary>
    public string Name => $"{Text(root, "$id") ?? "unnamed"}@{Text(root, "x-version") ?? "?"}";

    /// <summary>Gets the dialect.</summary>
    public string? Dialect => Text(root, "$schema");

    /// <summary>Finds what a reference leads to inside the document; null where it leads out of it, or is not a plain pointer.</summary>
    public SchemaPart? Resolve(string reference)
    {
        if (!reference.StartsWith('#'))
        {
            return null;
        }

        var pointer = Uri.UnescapeDataString(reference[1..]);
        if (!JsonPointers.TryParse(pointer, out var tokens))
        {
            return null;
        }

        var at = Root;
        foreach (var token in tokens)
        {
            var next = at.Value.ValueKind switch
            {
                JsonValueKind.Object when at.Value.TryGetProperty(token, out var member) => member,
                JsonValueKind.Array when JsonPointers.ArrayIndex(token) is >= 0 and var index && index < at.Value.GetArrayLength() => at.Value[index],
                _ => default,
            };
            // An $id on the way begins another resource, where references mean something else.
            if (next.ValueKind == JsonValueKind.Undefined || (next.ValueKind == JsonValueKind.Object && next.TryGetProperty("$id", out _)))
            {
                return null;
            }

            at = at.Below(token, next);
        }

        return at;
    }

    /// <summary>Names the other document that a reference leads to, and the place in it; null where it stays in this one.</summary>
    public string? Outside(string reference)
    {
        var own = UriReferences.Resolve(UriReferences.ContractBase, Text(root, "$id") ?? "unnamed");
        var uri = UriReferences.Resolve(own, reference);
        return reference.StartsWith('#') || UriReferences.SplitFragment(uri).Uri == UriReferences.SplitFragment(own).Uri ? null : uri;
    }

    /// <summary>Says whether a reference leads to a definition of the document.</summary>
    public static bool IsDefinition(string reference) =>
        reference.StartsWith("#/$defs/", StringComparison.Ordinal) || reference.StartsWith("#/definitions/", StringComparison.Ordinal);

    /// <summary>Says whether the definitions of two documents mean the same, and refer to nothing else in them.</summary>
    public bool DefinitionsAreTheSame(ComparedSchema other) =>
        new[] { "$defs", "definitions" }.All(keyword => Root.One(keyword) is var mine && other.Root.One(keyword) is var theirs
            && (mine is null ? theirs is null : theirs is not null && Root.Map(keyword).Count == other.Root.Map(keyword).Count
                && Root.Map(keyword).All(definition => other.Root.Map(keyword).FirstOrDefault(one => one.Name == definition.Name).Schema is { } same && Meaning(same.Value) == Meaning(definition.Schema.Value))
                && References(mine.Value).All(reference => reference is not null && (IsDefinition(reference) || (Outside(reference) is { } outside && outside == other.Outside(reference))))));

    /// <summary>Lists the references in a schema; null for one whose meaning depends on more than its text.</summary>
    public static IEnumerable<string?> References(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(member => member.Name switch
        {
            "$ref" when member.Value.ValueKind == JsonValueKind.String => [member.Value.GetString()],
            "$dynamicRef" or "$id" => [null],
            _ => References(member.Value),
        }),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(References),
        _ => [],
    };

    /// <summary>Writes a schema in the form that is hashed.</summary>
    public static string Meaning(JsonElement schema)
    {
        var text = ContractMeaning.Text(Encoding.UTF8.GetBytes(schema.GetRawText()), "");
        return text.Succeeded ? text.Value : schema.GetRawText();
    }

    private static string? Text(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
