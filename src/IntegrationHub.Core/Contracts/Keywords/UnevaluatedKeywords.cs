namespace IntegrationHub.Core.Contracts;

/// <summary>Compiles the unevaluated vocabulary (JSON Schema Core, section 11); last, because it looks at what the others marked.</summary>
internal static class UnevaluatedKeywords
{
    private static readonly string[] Others = ["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "additionalProperties"];

    public static void Add(SchemaScope scope, List<Keyword> keywords)
    {
        if (!scope.Has(Vocabularies.Unevaluated))
            return;
        if (scope.Subschema("unevaluatedItems") is { } items)
            keywords.Add(new UnevaluatedKeyword("unevaluatedItems", JsonKind.Array, items));
        if (scope.Subschema("unevaluatedProperties") is { } properties && !IsPlainAdditional(scope))
        {
            keywords.Add(new UnevaluatedKeyword("unevaluatedProperties", JsonKind.Object, properties));
            scope.Node.IsClosed |= scope.TryGet("unevaluatedProperties", out int value) && scope.Tape.Kind(value) == JsonKind.False;
        }

        scope.Node.NeedsMarks = keywords.Exists(k => k is UnevaluatedKeyword);
    }

    /// <summary>Whether <c>unevaluatedProperties</c> stands where only <c>properties</c> and <c>patternProperties</c> look at members.</summary>
    public static bool IsPlainAdditional(SchemaScope scope) =>
        scope.Has(Vocabularies.Unevaluated) && scope.Has(Vocabularies.Applicator)
        && scope.TryGet("unevaluatedProperties", out _) && !Array.Exists(Others, name => scope.TryGet(name, out _));
}

/// <summary><c>unevaluatedItems</c> or <c>unevaluatedProperties</c>: what no other keyword looked at satisfies a schema.</summary>
internal sealed class UnevaluatedKeyword(string name, JsonKind kind, SchemaNode schema) : Keyword(name)
{
    private readonly string _segment = "/" + name;

    public override int Kinds => Bit(kind);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        bool valid = true;
        foreach (int child in evaluator.Tape.Children(node))
        {
            if (marks!.Contains(child))
                continue;
            marks.Add(child);
            if (schema.IsFalse ? evaluator.Reporting && Tell(evaluator, child) : evaluator.Evaluate(_segment, schema, child, null))
                continue;
            if (!evaluator.Reporting)
                return false;
            valid = false;
        }

        return valid;
    }

    private bool Tell(Evaluator evaluator, int child)
    {
        string what = kind == JsonKind.Object ? $"The member '{evaluator.Tape.NameText(child)}'" : "This element";
        return evaluator.Fail(Name, child, $"{what} is not part of the contract. Remove it, or add it in a new version of the contract.");
    }
}
