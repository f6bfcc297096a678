namespace IntegrationHub.Core.Contracts;

/// <summary><c>prefixItems</c> and <c>items</c>: the first elements by position, the rest alike.</summary>
internal sealed class ItemsKeyword(SchemaNode[] prefix, SchemaNode? rest) : Keyword("items")
{
    private readonly string[] _segments = Segments.Numbered("/prefixItems", prefix.Length);

    public override int Kinds => Bit(JsonKind.Array);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        TokenTape tape = evaluator.Tape;
        int end = tape.End(node);
        int index = 0;
        bool valid = true;
        for (int child = node + 1; child < end; child = tape.End(child), index++)
        {
            bool fits;
            if (index < prefix.Length)
                fits = evaluator.Evaluate(_segments[index], prefix[index], child, null);
            else if (rest is not null)
                fits = evaluator.Evaluate("/items", rest, child, null);
            else
                break;
            marks?.Add(child);
            if (fits)
                continue;
            if (!evaluator.Reporting)
                return false;
            valid = false;
        }

        return valid;
    }
}

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>: how many elements satisfy a schema.</summary>
internal sealed class ContainsKeyword(SchemaNode schema, int least, int most) : Keyword("contains")
{
    public override int Kinds => Bit(JsonKind.Array);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        int errors = evaluator.Report?.Errors.Count ?? 0;
        int found = 0;
        foreach (int child in evaluator.Tape.Children(node))
        {
            if (!evaluator.Evaluate("/contains", schema, child, null))
                continue;
            found++;
            marks?.Add(child);
            if (marks is null && !evaluator.Reporting && found >= least && most == int.MaxValue)
                return true;
        }

        evaluator.Report?.DropErrors(errors);
        if (found >= least && found <= most)
            return true;
        if (!evaluator.Reporting)
            return false;
        if (found > most)
            return evaluator.Fail("maxContains", node, $"Expected at most {most} elements of a certain form; found {found}. Remove what is too much.");
        return evaluator.Fail(found == 0 && least == 1 ? "contains" : "minContains", node, $"Expected at least {least} elements of a certain form; found {found}. Add what is missing.");
    }
}
