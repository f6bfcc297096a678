using System.Text.Json;

namespace IntegrationHub.Core.Contracts.Compatibility;

/// <summary>The types that a schema admits, as bits; whole numbers and others apart.</summary>
internal static class SchemaTypes
{
    public const int Object = 1;
    public const int Array = 2;
    public const int Text = 4;
    public const int Whole = 8;
    public const int Fraction = 16;
    public const int Number = Whole | Fraction;
    private const int Boolean = 32;
    private const int Null = 64;
    private const int Any = 127;

    /// <summary>The types that all schemas admit.</summary>
    public static int Of(Conjunction known) => known.IsNever ? 0 : known.Parts.Aggregate(Any, (types, part) =>
        types & (part["type"] is { } type ? Named(type) : Any) & (part["const"] is { } value ? Of(value) : Any)
        & (part["enum"] is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Aggregate(0, (all, one) => all | Of(one)) : Any));

    /// <summary>The types that the keyword <c>type</c> names.</summary>
    public static int Named(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Aggregate(0, (all, one) => all | Named(one)) : type.GetString() switch
    {
        "object" => Object,
        "array" => Array,
        "string" => Text,
        "integer" => Whole,
        "number" => Number,
        "boolean" => Boolean,
        "null" => Null,
        _ => 0,
    };

    public static string Words(int types)
    {
        var words = new List<string>();
        foreach (var (bit, word) in new[] { (Object, "object"), (Array, "array"), (Text, "string"), (Whole, "integer"), (Fraction, "fraction"), (Boolean, "boolean"), (Null, "null") })
        {
            if ((types & bit) != 0)
            {
                words.Add(word);
            }
        }

        return types == Any ? "anything" : string.Join(" or ", words);
    }

    private static int Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object,
        JsonValueKind.Array => Array,
        JsonValueKind.String => Text,
        JsonValueKind.Number => ExactNumber.Parse(System.Text.Encoding.UTF8.GetBytes(value.GetRawText())).IsInteger ? Whole : Fraction,
        JsonValueKind.Null => Null,
        _ => Boolean,
    };
}
