namespace IntegrationHub.Core.Contracts;

/// <summary>Words about types in messages to people.</summary>
internal static class TypeNames
{
    public static string Expected(SchemaNode schema) => string.Join(" or ", Of(schema));

    public static string Found(JsonKind kind) => kind switch
    {
        JsonKind.True or JsonKind.False => "boolean",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Remedy(SchemaNode schema, JsonKind kind)
    {
        bool text = (schema.Types & (1 << (int)JsonKind.String)) != 0;
        if (kind == JsonKind.Number && schema.WholeNumbers && (schema.Types & (1 << (int)JsonKind.Number)) != 0)
            return "Send a whole number.";
        return kind switch
        {
            JsonKind.Null => "Send a value, or leave the member out.",
            JsonKind.String when (schema.Types & (1 << (int)JsonKind.Number)) != 0 => "Send it without quotes.",
            JsonKind.Number or JsonKind.True or JsonKind.False when text => "Send it in quotes.",
            _ => $"Send {Expected(schema)}.",
        };
    }

    public static IEnumerable<string> Of(SchemaNode schema) => Of(schema.Types, schema.WholeNumbers);

    public static IEnumerable<string> Of(int types, bool wholeNumbers)
    {
        (JsonKind Kind, string Name)[] all =
        [
            (JsonKind.Object, "object"), (JsonKind.Array, "array"), (JsonKind.String, "string"),
            (JsonKind.Number, wholeNumbers ? "integer" : "number"), (JsonKind.True, "boolean"), (JsonKind.Null, "null"),
        ];
        return all.Where(t => (types & (1 << (int)t.Kind)) != 0).Select(t => t.Name);
    }
}
