using System.Text.Json.Nodes;
using IntegrationHub.Core.Mapping.Functions;

namespace IntegrationHub.Core.Mapping.Schema;

/// <summary>Writes the part of the schema that says how functions are called.</summary>
internal static class FunctionSchema
{
    /// <summary>Writes an entry of a <c>do</c> chain: a name, or a name with arguments.</summary>
    public static JsonNode Call()
    {
        var alone = FunctionCatalog.Declarations.Where(function => !function.Arguments.Any(argument => argument.Required))
            .Select(function => (JsonNode)new JsonObject { ["const"] = function.Name, ["description"] = function.Summary });
        var called = new JsonObject(FunctionCatalog.Declarations.Select(function => KeyValuePair.Create<string, JsonNode?>(function.Name, Arguments(function))));
        return new JsonObject
        {
            ["description"] = "A function by its name, or with arguments: { pad: { width: 8 } }. The first argument may stand alone: { pad: 8 }.",
            ["anyOf"] = new JsonArray([.. alone, new JsonObject { ["type"] = "object", ["minProperties"] = 1, ["maxProperties"] = 1, ["additionalProperties"] = false, ["properties"] = called }]),
        };
    }

    private static JsonObject Arguments(FunctionDeclaration function)
    {
        var named = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(function.Arguments.Select(argument => KeyValuePair.Create<string, JsonNode?>(argument.Name, Argument(argument)))),
        };
        var required = function.Arguments.Where(argument => argument.Required).Select(argument => (JsonNode)argument.Name).ToArray();
        if (required.Length > 0)
        {
            named["required"] = new JsonArray(required);
        }

        // Alone, the first argument must be the only one that is required, and written as one value.
        var first = function.Arguments.Count > 0 ? function.Arguments[0] : null;
        var mayStandAlone = first is not null && first.Type is not (ArgumentType.Condition or ArgumentType.Pointers or ArgumentType.Texts)
            && !function.Arguments.Skip(1).Any(argument => argument.Required);
        var schema = mayStandAlone ? new JsonObject { ["anyOf"] = new JsonArray(Argument(first!), named) } : named;
        schema["description"] = function.Summary;
        return schema;
    }

    private static JsonObject Argument(ArgumentDeclaration argument)
    {
        var schema = argument.Type switch
        {
            ArgumentType.Choice => new JsonObject { ["enum"] = new JsonArray([.. argument.Choices.Select(choice => (JsonNode)choice)]) },
            ArgumentType.Integer => Any(new JsonObject { ["type"] = "integer", ["minimum"] = 0 }, Pattern("^[0-9]+$")),
            ArgumentType.Decimal => Any(new JsonObject { ["type"] = "number" }, Pattern("^-?[0-9]+(\\.[0-9]+)?$")),
            ArgumentType.DecimalOrPointer => Any(new JsonObject { ["type"] = "number" }, Pattern("^(-?[0-9]+(\\.[0-9]+)?|\\^*(/([^~/]|~[01])*)+)$")),
            ArgumentType.Flag => new JsonObject { ["type"] = "boolean" },
            ArgumentType.Pointer => Reference("elementPointer"),
            ArgumentType.Condition => Reference("condition"),
            ArgumentType.Pointers => new JsonObject { ["type"] = "object", ["additionalProperties"] = Reference("elementPointer") },
            ArgumentType.Texts => new JsonObject { ["type"] = "object", ["additionalProperties"] = Reference("text") },
            ArgumentType.CodeList => Reference("versioned"),
            _ => Reference("text"),
        };
        schema["description"] = argument.Summary;
        return schema;
    }

    private static JsonObject Any(params JsonNode[] schemas) => new() { ["anyOf"] = new JsonArray(schemas) };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Reference(string name) => new() { ["$ref"] = "#/$defs/" + name };
}
