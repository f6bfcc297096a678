namespace IntegrationHub.Core.Contracts;

/// <summary><c>allOf</c>: every branch holds.</summary>
internal sealed class AllOfKeyword(SchemaNode[] branches) : Keyword("allOf")
{
    private readonly string[] _segments = Segments.Numbered("/allOf", branches.Length);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        bool valid = true;
        for (int i = 0; i < branches.Length; i++)
        {
            if (evaluator.Evaluate(_segments[i], branches[i], node, marks))
                continue;
            if (!evaluator.Reporting)
                return false;
            valid = false;
        }

        return valid;
    }
}

/// <summary><c>anyOf</c>: at least one branch holds.</summary>
internal sealed class AnyOfKeyword(SchemaNode[] branches) : Keyword("anyOf")
{
    private readonly string[] _segments = Segments.Numbered("/anyOf", branches.Length);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        int errors = evaluator.Report?.Errors.Count ?? 0;
        bool any = false;
        for (int i = 0; i < branches.Length; i++)
        {
            any |= evaluator.Try(_segments[i], branches[i], node, marks);
            // Where somebody collects what was looked at, the other branches count too.
            if (any && marks is null && !evaluator.Reporting)
                return true;
        }

        if (any)
            evaluator.Report?.DropErrors(errors);
        else if (evaluator.Reporting)
            evaluator.Fail(Name, node, $"None of the {branches.Length} allowed forms fits. Correct the value after one of them.");
        return any;
    }
}

/// <summary><c>oneOf</c>: exactly one branch holds.</summary>
internal sealed class OneOfKeyword(SchemaNode[] branches) : Keyword("oneOf")
{
    private readonly string[] _segments = Segments.Numbered("/oneOf", branches.Length);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        int errors = evaluator.Report?.Errors.Count ?? 0;
        int first = -1;
        for (int i = 0; i < branches.Length; i++)
        {
            if (!evaluator.Try(_segments[i], branches[i], node, marks))
                continue;
            if (first >= 0)
            {
                evaluator.Report?.DropErrors(errors);
                return evaluator.Reporting && evaluator.Fail(Name, node, $"Exactly one form must fit, but {first} and {i} both do. Make clear which is meant.");
            }

            first = i;
        }

        if (first >= 0)
            evaluator.Report?.DropErrors(errors);
        else if (evaluator.Reporting)
            evaluator.Fail(Name, node, $"None of the {branches.Length} allowed forms fits. Correct the value after one of them.");
        return first >= 0;
    }
}

/// <summary><c>not</c>: the schema does not hold.</summary>
internal sealed class NotKeyword(SchemaNode schema) : Keyword("not")
{
    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        int errors = evaluator.Report?.Errors.Count ?? 0;
        int annotations = evaluator.Report?.AnnotationCount ?? 0;
        bool holds = evaluator.Evaluate("/not", schema, node, null);
        evaluator.Report?.DropErrors(errors);
        evaluator.Report?.DropAnnotations(annotations);
        return !holds || (evaluator.Reporting && evaluator.Fail(Name, node, "The value has a form that is excluded here. Change or remove it."));
    }
}

/// <summary><c>if</c>, <c>then</c>, <c>else</c>.</summary>
internal sealed class IfKeyword(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : Keyword("if")
{
    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        if (then is null && otherwise is null && marks is null && !evaluator.Reporting)
            return true;
        int errors = evaluator.Report?.Errors.Count ?? 0;
        bool holds = evaluator.Try("/if", condition, node, marks);
        evaluator.Report?.DropErrors(errors);
        if (holds)
            return then is null || evaluator.Evaluate("/then", then, node, marks);
        return otherwise is null || evaluator.Evaluate("/else", otherwise, node, marks);
    }
}

/// <summary><c>dependentSchemas</c>: where a member is, the object satisfies a schema.</summary>
internal sealed class DependentSchemaKeyword(string keyword, string member, SchemaNode schema) : Keyword(keyword)
{
    private readonly byte[] _member = System.Text.Encoding.UTF8.GetBytes(member);
    private readonly string _segment = JsonPointers.Append("/" + keyword, member);

    public override int Kinds => Bit(JsonKind.Object);

    public override bool Check(Evaluator evaluator, int node, Marks? marks) =>
        !evaluator.Tape.TryGetMember(node, _member, out _) || evaluator.Evaluate(_segment, schema, node, marks);
}

/// <summary>Location segments made once, at compile time.</summary>
internal static class Segments
{
    public static string[] Numbered(string keyword, int count) =>
        [.. Enumerable.Range(0, count).Select(i => keyword + "/" + i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
