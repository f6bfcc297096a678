using System.Globalization;
using System.Text.Json.Nodes;

namespace IntegrationHub.Core.Tests.Contracts;

/// <summary>
/// A second opinion on JSON Schema, written straight from the standard's sentences over JsonNode, slow and without cleverness.
/// Returns the evaluated members and elements, or null where the value is not valid.
/// </summary>
internal sealed class NaiveSchemaEvaluator(JsonNode root)
{
    public HashSet<string>? Evaluate(JsonNode? schema, JsonNode? value)
    {
        if (schema is JsonValue constant)
            return constant.GetValue<bool>() ? [] : null;
        var s = (JsonObject)schema!;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        bool valid = Assertions(s, value) && InPlace(s, value, seen) && Children(s, value, seen);
        if (valid && value is JsonObject members && s["unevaluatedProperties"] is { } restOfMembers)
            valid = members.All(m => seen.Contains(m.Key) || (seen.Add(m.Key) && Evaluate(restOfMembers, m.Value) is not null));
        if (valid && value is JsonArray elements && s["unevaluatedItems"] is { } restOfElements)
            valid = Enumerable.Range(0, elements.Count).All(i => seen.Contains(Index(i)) || (seen.Add(Index(i)) && Evaluate(restOfElements, elements[i]) is not null));
        return valid ? seen : null;
    }

    private static string Index(int i) => i.ToString(CultureInfo.InvariantCulture);

    private static bool Assertions(JsonObject s, JsonNode? value)
    {
        if (s["type"] is { } type && !(type is JsonArray many ? many : new JsonArray(type.DeepClone())).Any(t => HasType(value, t!.GetValue<string>())))
            return false;
        if (s["const"] is { } only && !Same(only, value))
            return false;
        if (s["enum"] is JsonArray list && !list.Any(e => Same(e, value)))
            return false;
        if (Number(value) is { } number)
        {
            if (number < Number(s["minimum"]) || number > Number(s["maximum"]) || number <= Number(s["exclusiveMinimum"]) || number >= Number(s["exclusiveMaximum"]))
                return false;
            if (Number(s["multipleOf"]) is { } divisor && number % divisor != 0)
                return false;
        }

        if (Text(value) is { } text && (text.EnumerateRunes().Count() < Number(s["minLength"]) || text.EnumerateRunes().Count() > Number(s["maxLength"])))
            return false;
        if (value is JsonArray array)
        {
            if (array.Count < Number(s["minItems"]) || array.Count > Number(s["maxItems"]))
                return false;
            if (s["uniqueItems"]?.GetValue<bool>() == true && Enumerable.Range(0, array.Count).Any(i => Enumerable.Range(0, i).Any(j => Same(array[i], array[j]))))
                return false;
        }

        if (value is not JsonObject o)
            return true;
        return !(o.Count < Number(s["minProperties"]) || o.Count > Number(s["maxProperties"]))
            && (s["required"] is not JsonArray required || required.All(r => o.ContainsKey(r!.GetValue<string>())))
            && (s["dependentRequired"] is not JsonObject dependent || dependent.All(d => !o.ContainsKey(d.Key) || ((JsonArray)d.Value!).All(r => o.ContainsKey(r!.GetValue<string>()))));
    }

    private bool InPlace(JsonObject s, JsonNode? value, HashSet<string> seen)
    {
        if (s["$ref"] is { } reference && !Merge(Evaluate(root["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]], value), seen))
            return false;
        if (s["allOf"] is JsonArray all && !all.All(b => Merge(Evaluate(b, value), seen)))
            return false;
        if (s["anyOf"] is JsonArray any && any.Count(b => Merge(Evaluate(b, value), seen)) == 0)
            return false;
        if (s["oneOf"] is JsonArray one && one.Count(b => Merge(Evaluate(b, value), seen)) != 1)
            return false;
        if (s["not"] is { } not && Evaluate(not, value) is not null)
            return false;
        if (s["if"] is { } condition)
        {
            JsonNode? branch = Merge(Evaluate(condition, value), seen) ? s["then"] : s["else"];
            if (branch is not null && !Merge(Evaluate(branch, value), seen))
                return false;
        }

        return value is not JsonObject o || s["dependentSchemas"] is not JsonObject dependent
            || dependent.All(d => !o.ContainsKey(d.Key) || Merge(Evaluate(d.Value, value), seen));
    }

    private bool Children(JsonObject s, JsonNode? value, HashSet<string> seen)
    {
        if (value is JsonObject o)
        {
            foreach ((string name, JsonNode? member) in o)
            {
                JsonNode? declared = s["properties"]?[name];
                JsonNode? schema = declared ?? s["additionalProperties"];
                if (schema is null)
                    continue;
                seen.Add(name);
                if (Evaluate(schema, member) is null)
                    return false;
            }

            return s["propertyNames"] is not { } names || o.All(m => Evaluate(names, JsonValue.Create(m.Key)) is not null);
        }

        if (value is not JsonArray a)
            return true;
        int prefix = (s["prefixItems"] as JsonArray)?.Count ?? 0;
        for (int i = 0; i < a.Count; i++)
        {
            JsonNode? schema = i < prefix ? s["prefixItems"]![i] : s["items"];
            if (schema is null)
                continue;
            seen.Add(Index(i));
            if (Evaluate(schema, a[i]) is null)
                return false;
        }

        if (s["contains"] is not { } contains)
            return true;
        int[] found = [.. Enumerable.Range(0, a.Count).Where(i => Evaluate(contains, a[i]) is not null)];
        seen.UnionWith(found.Select(Index));
        return found.Length >= (Number(s["minContains"]) ?? 1) && !(found.Length > Number(s["maxContains"]));
    }

    private static bool Merge(HashSet<string>? evaluated, HashSet<string> seen)
    {
        seen.UnionWith(evaluated ?? []);
        return evaluated is not null;
    }

    private static bool HasType(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => Text(value) is not null,
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } n && n == decimal.Truncate(n),
        _ => value is JsonValue && value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
    };

    private static bool Same(JsonNode? a, JsonNode? b) => JsonNode.DeepEquals(a, b);

    private static decimal? Number(JsonNode? value) => value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonNode? value) => value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : null;
}
