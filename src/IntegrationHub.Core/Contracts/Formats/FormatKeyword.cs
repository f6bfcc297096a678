namespace IntegrationHub.Core.Contracts;

/// <summary><c>format</c> as a rule, for the formats of JSON Schema Validation, section 7.3. An unknown format is a remark only.</summary>
internal sealed class FormatKeyword(string format, FormatKeyword.Rule rule) : Keyword("format")
{
    internal delegate bool Rule(ReadOnlySpan<byte> utf8);

    public override int Kinds => Bit(JsonKind.String);

    public static void Add(SchemaScope scope, List<Keyword> keywords, ContractOptions options)
    {
        bool asserts = scope.Has(Vocabularies.FormatAssertion) || (options.AssertFormats && scope.Has(Vocabularies.FormatAnnotation));
        if (asserts && scope.Text("format") is { } format && Formats.Find(format) is { } rule)
            keywords.Add(new FormatKeyword(format, rule));
    }

    public override bool Check(Evaluator evaluator, int node, Marks? marks) =>
        rule(evaluator.Tape.Utf8Value(node))
        || (evaluator.Reporting && evaluator.Fail(Name, node, $"Expected text in the form '{format}'; found {SchemaProblems.Raw(evaluator.Tape, node)}. Send it in that form."));
}
