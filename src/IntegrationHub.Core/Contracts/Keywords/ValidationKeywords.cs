namespace IntegrationHub.Core.Contracts;

/// <summary>Compiles the validation vocabulary (JSON Schema Validation, section 6).</summary>
internal static class ValidationKeywords
{
    public static void Add(SchemaScope scope, List<Keyword> keywords)
    {
        if (!scope.Has(Vocabularies.Validation))
            return;
        Type(scope);
        if (scope.TryGet("const", out int value))
            keywords.Add(new ConstKeyword(scope.Tape, value));
        if (scope.TryGet("enum", out int list))
            keywords.Add(new EnumKeyword(scope.Tape, list));
        if (scope.Count("minLength") is not null || scope.Count("maxLength") is not null)
            keywords.Add(new LengthKeyword(scope.Count("minLength") ?? 0, scope.Count("maxLength") ?? int.MaxValue));
        if (scope.Text("pattern") is { } pattern && scope.Pattern(pattern, "pattern") is { } compiled)
            keywords.Add(new PatternKeyword(compiled));
        foreach (string bound in (string[])["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"])
        {
            if (scope.Number(bound) is { } limit)
                keywords.Add(new BoundKeyword(bound, limit));
        }

        if (scope.Number("multipleOf") is { } divisor)
            keywords.Add(new MultipleOfKeyword(divisor));
        if (scope.Count("minItems") is not null || scope.Count("maxItems") is not null)
            keywords.Add(new CountKeyword("Items", JsonKind.Array, scope.Count("minItems") ?? 0, scope.Count("maxItems") ?? int.MaxValue));
        if (scope.Count("minProperties") is not null || scope.Count("maxProperties") is not null)
            keywords.Add(new CountKeyword("Properties", JsonKind.Object, scope.Count("minProperties") ?? 0, scope.Count("maxProperties") ?? int.MaxValue));
        if (scope.TryGet("uniqueItems", out int unique) && scope.Tape.Kind(unique) == JsonKind.True)
            keywords.Add(new UniqueItemsKeyword());
        if (scope.TryGet("dependentRequired", out int dependents))
        {
            foreach (int dependent in scope.Tape.Children(dependents))
                keywords.Add(new DependentRequiredKeyword("dependentRequired", scope.Tape.NameText(dependent), scope.Texts(dependent)));
        }
    }

    private static void Type(SchemaScope scope)
    {
        if (!scope.TryGet("type", out int type))
            return;
        List<string> names = scope.Tape.Kind(type) == JsonKind.Array ? scope.Texts(type) : [scope.Tape.GetString(type)];
        scope.Node.Types = names.Aggregate(0, (mask, name) => mask | name switch
        {
            "null" => 1 << (int)JsonKind.Null,
            "boolean" => (1 << (int)JsonKind.True) | (1 << (int)JsonKind.False),
            "number" or "integer" => 1 << (int)JsonKind.Number,
            "string" => 1 << (int)JsonKind.String,
            "array" => 1 << (int)JsonKind.Array,
            _ => 1 << (int)JsonKind.Object,
        });
        scope.Node.WholeNumbers = names.Contains("integer") && !names.Contains("number");
    }
}
