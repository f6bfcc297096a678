using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Language;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Follows the JSON types of a value through a rule. An empty list is a type that only a message can tell.</summary>
internal static class TypeFlow
{
    /// <summary>Gets the types of a rule's source.</summary>
    public static IReadOnlyList<string> Source(MappingRule rule, SchemaNodeInfo? source) =>
        rule.Template is not null ? ["string"]
        : rule.From is { OfGroup: true } ? ["array"]
        // JSON null is as good as nothing, so it never reaches a function.
        : rule.From is not null && source is not null ? [.. source.Types.Where(type => type != "null")]
        : [];

    /// <summary>Gets the types after a function; null where it takes none of those before.</summary>
    public static IReadOnlyList<string>? Through(PlanFunction function, IReadOnlyList<string> types)
    {
        var (takes, gives, itemByItem) = (function.Types.Takes, function.Types.Gives, function.Types.ItemByItem);
        if (types.Count == 0 || takes.Count == 0)
        {
            return itemByItem ? [] : gives;
        }

        var scalar = types.Any(type => Fits(type, takes));
        var list = itemByItem && types.Contains("array", StringComparer.Ordinal);
        return (scalar, list) switch
        {
            (false, false) => null,
            (true, false) => gives,
            (false, true) => ["array"],
            (true, true) => gives.Count == 0 ? [] : [.. gives.Append("array").Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>Tells whether a value of a type is one of others: a whole number is a number, but not the other way.</summary>
    public static bool Fits(string type, IReadOnlyList<string> others) =>
        others.Contains(type, StringComparer.Ordinal) || (type == "integer" && others.Contains("number", StringComparer.Ordinal));
}
