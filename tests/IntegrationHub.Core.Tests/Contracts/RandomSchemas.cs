using System.Text.Json.Nodes;

namespace IntegrationHub.Core.Tests.Contracts;

/// <summary>Makes random schemas and random values that have a fair chance to meet them, from a seeded source.</summary>
internal static class RandomSchemas
{
    private static readonly string[] Names = ["a", "b", "c", "lot"];

    public static JsonObject Schema(Random random)
    {
        var root = (JsonObject)One(random, 0)!;
        root["$defs"] = new JsonObject { ["x"] = Plain(random), ["y"] = Plain(random) };
        return root;
    }

    /// <summary>Makes a schema that also uses patterns, anchors and dynamic references, which the naive evaluator does not know.</summary>
    public static JsonObject Rich(Random random)
    {
        JsonObject root = Schema(random);
        root["$defs"]!["x"]!["$anchor"] = "named";
        root["$defs"]!["y"]!["$dynamicAnchor"] = "node";
        switch (random.Next(5))
        {
            case 0: root["patternProperties"] = new JsonObject { ["^[ab]$"] = Plain(random), ["o"] = One(random, 2) }; break;
            // No dot: ECMA-262 with the flag u counts 😀 as one character, JsonSchema.Net as two.
            case 1: root["pattern"] = ((string[])["^a", "\\d", "[^a-z]", "^(lot|)$", "^[a-z]{3}$"])[random.Next(5)]; break;
            case 2: root["additionalProperties"] = new JsonObject { ["$ref"] = "#named" }; break;
            case 3: root["items"] = new JsonObject { ["$dynamicRef"] = "#node" }; break;
            default: break;
        }

        return root;
    }

    public static JsonNode? Value(Random random, int depth = 0) => random.Next(depth > 2 ? 6 : 10) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-2, 6),
        3 => random.Next(4) * 0.5m,
        4 or 5 => ((string[])["", "a", "lot", "é😀", "abc"])[random.Next(5)],
        6 or 7 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))]),
        _ => Members(random, name => Value(random, depth + 1)),
    };

    private static JsonNode One(Random random, int depth)
    {
        if (depth > 0 && random.Next(8) == 0)
            return random.Next(4) > 0;
        if (depth > 3)
            return Plain(random);
        JsonObject schema = random.Next(2) == 0 ? Plain(random) : [];
        for (int i = random.Next(1, 4); i > 0; i--)
            Applicator(random, schema, () => One(random, depth + 1));
        return schema;
    }

    private static void Applicator(Random random, JsonObject schema, Func<JsonNode> inner)
    {
        JsonArray Several() => [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => inner())];
        switch (random.Next(18))
        {
            case 0: schema["allOf"] = Several(); break;
            case 1: schema["anyOf"] = Several(); break;
            case 2: schema["oneOf"] = Several(); break;
            case 3: schema["not"] = inner(); break;
            case 4: schema["if"] = inner(); schema["then"] = inner(); break;
            case 5: schema["if"] = inner(); schema["else"] = inner(); break;
            case 6 or 7: schema["properties"] = Members(random, _ => inner()); break;
            case 8: schema["additionalProperties"] = inner(); break;
            case 9: schema["prefixItems"] = Several(); break;
            case 10: schema["items"] = inner(); break;
            case 11: schema["contains"] = inner(); schema["minContains"] = random.Next(3); break;
            case 12: schema["dependentSchemas"] = Members(random, _ => inner()); break;
            case 13: schema["$ref"] = "#/$defs/" + (random.Next(2) == 0 ? "x" : "y"); break;
            case 14: schema["unevaluatedProperties"] = inner(); break;
            case 15: schema["unevaluatedItems"] = inner(); break;
            case 16: schema["propertyNames"] = Plain(random); break;
            default: schema["maxContains"] = 1; schema["contains"] = inner(); break;
        }
    }

    private static JsonObject Plain(Random random)
    {
        var schema = new JsonObject();
        switch (random.Next(11))
        {
            case 0: schema["type"] = ((string[])["object", "array", "string", "number", "integer", "boolean", "null"])[random.Next(7)]; break;
            case 1: schema["type"] = new JsonArray("object", "array", "string"); break;
            case 2: schema["minLength"] = random.Next(3); schema["maxLength"] = random.Next(4); break;
            case 3: schema["minimum"] = random.Next(3); break;
            case 4: schema["exclusiveMaximum"] = 1.5; break;
            case 5: schema["multipleOf"] = random.Next(2) == 0 ? 0.5 : 2; break;
            case 6: schema["required"] = new JsonArray(Names[random.Next(4)]); break;
            case 7: schema["enum"] = new JsonArray(1, "a", null, new JsonArray(), Value(random, 2)); break;
            case 8: schema["uniqueItems"] = true; schema["minItems"] = random.Next(2); break;
            case 9: schema["maxProperties"] = random.Next(3); break;
            default: schema["dependentRequired"] = new JsonObject { ["a"] = new JsonArray("b") }; break;
        }

        return schema;
    }

    private static JsonObject Members(Random random, Func<string, JsonNode?> value)
    {
        var members = new JsonObject();
        foreach (string name in Names)
        {
            if (random.Next(2) == 0)
                members[name] = value(name);
        }

        return members;
    }
}
