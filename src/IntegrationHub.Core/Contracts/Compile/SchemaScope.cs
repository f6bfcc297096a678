using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>One schema object while it is compiled: reads its members, makes its subschemas, honours its dialect.</summary>
internal sealed class SchemaScope(SchemaCompiler compiler, SchemaNode node, Vocabularies vocabularies)
{
    public SchemaNode Node { get; } = node;

    public TokenTape Tape => Node.Source;

    public bool Has(Vocabularies vocabulary) => (vocabularies & vocabulary) != 0;

    public bool TryGet(string name, out int value) => Tape.TryGetMember(Node.Place, System.Text.Encoding.UTF8.GetBytes(name), out value);

    public string? Text(string name) => TryGet(name, out int value) && Tape.Kind(value) == JsonKind.String ? Tape.GetString(value) : null;

    /// <summary>A count such as minLength; beyond the range of int it is as good as no limit, or one nothing reaches.</summary>
    public int? Count(string name)
    {
        if (!TryGet(name, out int value) || Tape.Kind(value) != JsonKind.Number)
            return null;
        return Tape.TryGetInt64(value, out long count) ? (int)Math.Min(count, int.MaxValue) : int.MaxValue;
    }

    public ExactNumber? Number(string name) => TryGet(name, out int value) && Tape.Kind(value) == JsonKind.Number ? Tape.Number(value) : null;

    public SchemaNode? Subschema(string name) => TryGet(name, out int value) ? compiler.Subschema(Node, value) : null;

    public SchemaNode Subschema(int place) => compiler.Subschema(Node, place);

    /// <summary>The subschemas of an array or object keyword; none where it is absent.</summary>
    public IEnumerable<(string Name, SchemaNode Schema)> Subschemas(string name)
    {
        var all = new List<(string, SchemaNode)>();
        if (TryGet(name, out int value) && Tape.Kind(value) >= JsonKind.Array)
        {
            foreach (int child in Tape.Children(value))
                all.Add((Tape.NameText(child), compiler.Subschema(Node, child)));
        }

        return all;
    }

    public List<string> Texts(int array)
    {
        var texts = new List<string>();
        foreach (int child in Tape.Children(array))
            texts.Add(Tape.GetString(child));
        return texts;
    }

    /// <summary>Compiles a pattern; a refused one is a problem of the schema and matches nothing.</summary>
    public TextPattern? Pattern(string pattern, string keyword)
    {
        var compiled = TextPattern.Compile(pattern);
        if (compiled.Succeeded)
            return compiled.Value;
        compiler.Problems.Add(SchemaProblems.BadPattern(Node.Location + "/" + keyword, pattern, compiled.Problems[0].Message));
        return null;
    }

    public bool IsAnnotation(string keyword) => keyword switch
    {
        "title" or "description" or "default" or "deprecated" or "readOnly" or "writeOnly" or "examples" => Has(Vocabularies.MetaData),
        "format" => Has(Vocabularies.FormatAnnotation) || Has(Vocabularies.FormatAssertion),
        "contentEncoding" or "contentMediaType" or "contentSchema" => Has(Vocabularies.Content)
            && (keyword != "contentSchema" || TryGet("contentMediaType", out _)),
        _ => !KnownKeywords.Contains(keyword),
    };

    private static readonly HashSet<string> KnownKeywords = new(StringComparer.Ordinal)
    {
        "$schema", "$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment", "$defs", "definitions",
        "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependentRequired", "dependencies", "prefixItems", "items", "contains",
        "minContains", "maxContains", "properties", "patternProperties", "additionalProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties",
        "type", "const", "enum", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern",
        "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "required",
    };
}
