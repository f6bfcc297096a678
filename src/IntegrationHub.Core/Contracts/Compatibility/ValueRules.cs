using System.Globalization;
using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Contracts.Compatibility;

/// <summary>Keywords that look at a value alone: says why one may refuse what is known to be accepted, or nothing where it cannot.</summary>
internal static class ValueRules
{
    public static string? Obstacle(Conjunction known, string keyword, JsonElement rule)
    {
        var types = SchemaTypes.Of(known);
        return keyword switch
        {
            "type" => (types & ~SchemaTypes.Named(rule)) == 0 ? null : $"it may be {SchemaTypes.Words(types & ~SchemaTypes.Named(rule))}, and only {SchemaTypes.Words(SchemaTypes.Named(rule))} is accepted",
            "const" => Listed(known, [rule]),
            "enum" => Listed(known, [.. rule.EnumerateArray()]),
            "minimum" or "exclusiveMinimum" or "maximum" or "exclusiveMaximum" => (types & SchemaTypes.Number) == 0 ? null : Bound(known, keyword, rule),
            "multipleOf" => (types & SchemaTypes.Number) == 0 || known.Parts.Any(part => part["multipleOf"] is { } step && Exact(step).IsMultipleOf(Exact(rule))) ? null : $"it may not be a multiple of {rule.GetRawText()}",
            "minLength" or "maxLength" => (types & SchemaTypes.Text) == 0 ? null : Count(known, keyword, rule, "characters"),
            "pattern" => (types & SchemaTypes.Text) == 0 || HasSame(known, keyword, rule) ? null : $"it may not match the pattern {rule.GetString()}",
            // A format may be a rule or a remark; which one is decided where documents are checked.
            "format" => (types & SchemaTypes.Text) == 0 || HasSame(known, keyword, rule) ? null : $"it may not be of the format {rule.GetString()}",
            "minItems" or "maxItems" => (types & SchemaTypes.Array) == 0 ? null : Count(known, keyword, rule, "elements"),
            "uniqueItems" => rule.ValueKind != JsonValueKind.True || (types & SchemaTypes.Array) == 0 || HasSame(known, keyword, rule) ? null : "it may hold an element twice",
            "minProperties" or "maxProperties" => (types & SchemaTypes.Object) == 0 ? null : Count(known, keyword, rule, "members"),
            "required" => (types & SchemaTypes.Object) == 0 ? null : Missing([.. rule.EnumerateArray().Select(name => name.GetString()!)], Required(known)),
            "dependentRequired" => (types & SchemaTypes.Object) == 0 ? null : Dependent(known, rule),
            _ => "this keyword is not compared",
        };
    }

    private static string? Listed(Conjunction known, JsonElement[] accepted)
    {
        var values = accepted.Select(Text).ToHashSet(StringComparer.Ordinal);
        var lists = known.Parts.SelectMany(part => new[] { part["const"] is { } one ? [one] : null, part["enum"] is { } list ? list.EnumerateArray().ToArray() : null }).OfType<JsonElement[]>().ToList();
        if (lists.Count == 0)
        {
            return "it may be any value, and only some are accepted";
        }

        // One list that is within the accepted values is enough; the shortest rest tells most.
        var rest = lists.Select(list => list.Where(value => !values.Contains(Text(value))).ToList()).MinBy(list => list.Count)!;
        return rest.Count == 0 ? null : $"it may be {string.Join(" or ", rest.Take(5).Select(value => value.GetRawText()))}, which is not accepted";
    }

    private static string? Bound(Conjunction known, string keyword, JsonElement rule)
    {
        var (isLower, isStrict, limit) = (keyword.EndsWith("inimum", StringComparison.Ordinal), keyword.StartsWith("exclusive", StringComparison.Ordinal), Exact(rule));
        bool Within(ExactNumber bound, bool boundIsStrict) => bound == limit ? boundIsStrict || !isStrict : isLower ? bound > limit : bound < limit;
        var (plain, strict) = isLower ? ("minimum", "exclusiveMinimum") : ("maximum", "exclusiveMaximum");
        var shown = known.Parts.Any(part => (part[plain] is { } bound && Within(Exact(bound), false)) || (part[strict] is { } open && Within(Exact(open), true))
            || (part["enum"] is { } list && list.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Number).All(value => Within(Exact(value), false)))
            || (part["const"] is { ValueKind: JsonValueKind.Number } only && Within(Exact(only), false)));
        return shown ? null : $"it may be {(isLower ? "below" : "above")} {rule.GetRawText()}";
    }

    private static string? Count(Conjunction known, string keyword, JsonElement rule, string what)
    {
        var isLeast = keyword.StartsWith("min", StringComparison.Ordinal);
        var limit = Exact(rule);
        var shown = (isLeast && limit <= Exact("0")) || known.Parts.Any(part => part[keyword] is { } bound && (isLeast ? Exact(bound) >= limit : Exact(bound) <= limit))
            || (keyword == "minProperties" && Exact(Required(known).Count.ToString(CultureInfo.InvariantCulture)) >= limit);
        return shown ? null : $"it may have {(isLeast ? "fewer" : "more")} than {rule.GetRawText()} {what}";
    }

    private static string? Dependent(Conjunction known, JsonElement rule)
    {
        foreach (var member in rule.EnumerateObject())
        {
            if (new KnownMembers(known).Of(member.Name).IsNever)
            {
                continue;
            }

            var sure = Required(known);
            sure.UnionWith(known.Parts.Select(part => part["dependentRequired"]).OfType<JsonElement>()
                .SelectMany(map => map.TryGetProperty(member.Name, out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : []));
            if (Missing([.. member.Value.EnumerateArray().Select(name => name.GetString()!)], sure) is { } why)
            {
                return $"beside {member.Name} {why}";
            }
        }

        return null;
    }

    private static string? Missing(IReadOnlyList<string> names, HashSet<string> sure)
    {
        var missing = names.Where(name => !sure.Contains(name)).ToList();
        return missing.Count == 0 ? null : $"{string.Join(", ", missing)} may be absent, and {(missing.Count == 1 ? "is" : "are")} required";
    }

    private static HashSet<string> Required(Conjunction known) => known.Parts.Select(part => part["required"]).OfType<JsonElement>()
        .SelectMany(list => list.EnumerateArray().Select(name => name.GetString()!)).ToHashSet(StringComparer.Ordinal);

    private static bool HasSame(Conjunction known, string keyword, JsonElement rule) => known.Parts.Any(part => part[keyword] is { } value && Text(value) == Text(rule));

    private static string Text(JsonElement value) => SemanticHash.JsonText(value);

    private static ExactNumber Exact(JsonElement value) => Exact(value.GetRawText());

    private static ExactNumber Exact(string number) => ExactNumber.Parse(Encoding.UTF8.GetBytes(number));
}
