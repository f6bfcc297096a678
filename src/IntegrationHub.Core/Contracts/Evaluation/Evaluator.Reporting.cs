namespace IntegrationHub.Core.Contracts;

/// <summary>The second pass, which tells what is wrong and what annotations apply.</summary>
internal sealed partial class Evaluator
{
    private SchemaNode? _current;

    /// <summary>Tells a fault of a keyword of the schema that is being evaluated; always false.</summary>
    public bool Fail(string keyword, int node, string message) =>
        Report!.Add(new ValidationError(Tape.Pointer(node), Report.Path + "/" + keyword, _current!.Location + "/" + keyword, keyword, message, SchemaProblems.Raw(Tape, node)));

    private bool EvaluateReporting(SchemaNode schema, int node, JsonKind kind, Marks? marks)
    {
        SchemaNode? outer = _current;
        _current = schema;
        int annotations = Report!.AnnotationCount;
        bool valid = !schema.IsFalse || FailFalse(schema, node);
        if (valid && !TypeFits(Tape, schema, node, kind))
            valid = Fail("type", node, $"Expected {TypeNames.Expected(schema)}; found {TypeNames.Found(kind)}. {TypeNames.Remedy(schema, kind)}");
        // After a wrong type the other keywords would only repeat it.
        else if (valid && schema.NeedsMarks && kind >= JsonKind.Array)
            valid = EvaluateWithMarks(schema, node, kind, marks);
        else if (valid)
        {
            foreach (Keyword keyword in schema.ByKind[(int)kind])
                valid &= keyword.Check(this, node, marks);
        }

        if (!valid)
            Report.DropAnnotations(annotations);
        else if (Report.WantsAnnotations)
            Annotate(schema, node);
        _current = outer;
        return valid;
    }

    private bool FailFalse(SchemaNode schema, int node)
    {
        string path = Report!.Path;
        string keyword = path[(path.LastIndexOf('/') + 1)..];
        return Report.Add(new ValidationError(Tape.Pointer(node), path, schema.Location, keyword, "Nothing may stand here. Remove the value.", SchemaProblems.Raw(Tape, node)));
    }

    private void Annotate(SchemaNode schema, int node)
    {
        foreach ((string name, int value) in schema.Annotations)
        {
            if (!AnnotationScope.Concerns(name, Tape.Kind(node)))
                continue;
            string escaped = JsonPointers.Escape(name);
            Report!.AddAnnotation(new ValidationAnnotation(Tape.Pointer(node), Report.Path + "/" + escaped, schema.Location + "/" + SchemaResource.Encoded(escaped), name,
                System.Text.Encoding.UTF8.GetString(schema.Source.Raw(value))));
        }
    }
}
