namespace IntegrationHub.Core.Contracts;

/// <summary><c>propertyNames</c>: every name satisfies a schema, as a string.</summary>
internal sealed class PropertyNamesKeyword(SchemaNode schema) : Keyword("propertyNames")
{
    public override int Kinds => Bit(JsonKind.Object);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        bool valid = true;
        foreach (int child in evaluator.Tape.Children(node))
        {
            // Keywords look at values on a tape, so the name becomes a document of one string.
            using var builder = new TapeBuilder(64);
            builder.Text(evaluator.Tape.Name(child));
            using TokenTape name = TokenTape.Parse(builder.ToUtf8(), JsonLimits.Rfc8259).Value;
            if (evaluator.Nested(name, schema))
                continue;
            if (!evaluator.Reporting)
                return false;
            valid = evaluator.Fail(Name, child, $"The member name '{evaluator.Tape.NameText(child)}' is not allowed here. Correct the name.");
        }

        return valid;
    }
}
