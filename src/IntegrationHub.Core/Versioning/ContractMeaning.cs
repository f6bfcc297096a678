using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Versioning;

/// <summary>What a JSON Schema means: without annotations for people, which may be edited without testing again.</summary>
internal static class ContractMeaning
{
    private static readonly HashSet<string> ForPeople = new(StringComparer.Ordinal) { "x-version", "title", "description", "examples", "$comment" };

    // Below these, member names are names of properties or definitions: a property called "title" means something.
    private static readonly HashSet<string> NamedSchemas = new(StringComparer.Ordinal)
    {
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas",
    };

    // Below anything else is data: an x- extension may have a member called "title" that means something.
    private static readonly HashSet<string> Schemas = new(StringComparer.Ordinal)
    {
        "additionalProperties", "items", "contains", "not", "if", "then", "else", "propertyNames", "unevaluatedItems", "unevaluatedProperties",
        "contentSchema", "allOf", "anyOf", "oneOf", "prefixItems",
    };

    private enum Position
    {
        Schema,
        Names,
        Value,
    }

    public static Outcome<string> Text(ReadOnlyMemory<byte> utf8, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 128, AllowDuplicateProperties = false });
            var text = new StringBuilder();
            Append(text, document.RootElement, Position.Schema);
            return Outcome<string>.Of(text.ToString());
        }
        catch (JsonException fault)
        {
            return Outcome<string>.Failed(new Problem("VER-0006",
                $"This is not one JSON document with distinct keys: {fault.Message} Correct it here.", $"{file}:{(fault.LineNumber ?? 0) + 1}"));
        }
    }

    public static string ValueText(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value, Position.Value);
        return text.ToString();
    }

    private static void Append(StringBuilder target, JsonElement element, Position position)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new List<(string Name, string Value)>();
                foreach (var member in element.EnumerateObject())
                {
                    if (position != Position.Schema || !ForPeople.Contains(member.Name))
                    {
                        var value = new StringBuilder();
                        Append(value, member.Value, Next(position, member.Name));
                        members.Add((member.Name, value.ToString()));
                    }
                }

                CanonicalForm.AppendObject(target, members);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    target.Append(index++ == 0 ? '[' : ',');
                    Append(target, item, position);
                }

                target.Append(index == 0 ? "[]" : "]");
                break;
            case JsonValueKind.String:
                CanonicalForm.AppendText(target, element.GetString()!);
                break;
            case JsonValueKind.Number:
                target.Append(CanonicalForm.Number(element.GetRawText()));
                break;
            default:
                target.Append(element.GetRawText());
                break;
        }
    }

    private static Position Next(Position position, string name) => position switch
    {
        Position.Value => Position.Value,
        Position.Names => Position.Schema,
        _ when NamedSchemas.Contains(name) => Position.Names,
        _ when Schemas.Contains(name) => Position.Schema,
        _ => Position.Value,
    };
}
