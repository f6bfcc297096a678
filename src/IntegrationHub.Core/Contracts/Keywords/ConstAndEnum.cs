namespace IntegrationHub.Core.Contracts;

/// <summary><c>const</c>: equal to one value.</summary>
internal sealed class ConstKeyword(TokenTape source, int value) : Keyword("const")
{
    public override bool Check(Evaluator evaluator, int node, Marks? marks) =>
        evaluator.Tape.ValueEquals(node, source, value)
        || (evaluator.Reporting && evaluator.Fail(Name, node, $"Expected exactly {SchemaProblems.Raw(source, value)}; found {SchemaProblems.Raw(evaluator.Tape, node)}. Send that value."));
}

/// <summary><c>enum</c>: equal to one of several values.</summary>
internal sealed class EnumKeyword : Keyword
{
    private readonly TokenTape _source;
    private readonly int[] _values;
    private readonly byte[][] _strings;

    public EnumKeyword(TokenTape source, int list)
        : base("enum")
    {
        _source = source;
        var values = new List<int>();
        foreach (int value in source.Children(list))
            values.Add(value);
        _strings = [.. values.Where(v => source.Kind(v) == JsonKind.String).Select(v => source.Utf8Value(v).ToArray())];
        _values = [.. values.Where(v => source.Kind(v) != JsonKind.String)];
        All = string.Join(", ", values.Take(20).Select(v => SchemaProblems.Raw(source, v, 40))) + (values.Count > 20 ? $" and {values.Count - 20} more" : "");
    }

    private string All { get; }

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        if (evaluator.Tape.Kind(node) == JsonKind.String)
        {
            ReadOnlySpan<byte> text = evaluator.Tape.Utf8Value(node);
            foreach (byte[] candidate in _strings)
            {
                if (text.SequenceEqual(candidate))
                    return true;
            }
        }
        else
        {
            foreach (int value in _values)
            {
                if (evaluator.Tape.ValueEquals(node, _source, value))
                    return true;
            }
        }

        return evaluator.Reporting && evaluator.Fail(Name, node, $"Expected one of {All}; found {SchemaProblems.Raw(evaluator.Tape, node)}. Send a listed value, or extend the list in a new version of the contract.");
    }
}
