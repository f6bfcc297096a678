namespace IntegrationHub.Core.Contracts;

/// <summary><c>minLength</c> and <c>maxLength</c>, in Unicode code points.</summary>
internal sealed class LengthKeyword(int least, int most) : Keyword(least > 0 && most == int.MaxValue ? "minLength" : "maxLength")
{
    public override int Kinds => Bit(JsonKind.String);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        ReadOnlySpan<byte> text = evaluator.Tape.Utf8Value(node);
        // A code point takes 1 to 4 bytes, so the byte count mostly decides.
        if (text.Length <= most && text.Length >= (long)least * 4)
            return true;
        if (text.Length >= least && text.Length <= most && System.Text.Ascii.IsValid(text))
            return true;
        int length = CodePoints(text);
        if (length >= least && length <= most)
            return true;
        if (!evaluator.Reporting)
            return false;
        return length < least
            ? evaluator.Fail("minLength", node, $"Expected at least {least} characters; found {length}. Complete the text.")
            : evaluator.Fail("maxLength", node, $"Expected at most {most} characters; found {length}. Shorten the text at its source, or raise the limit in a new version of the contract.");
    }

    public static int CodePoints(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        foreach (byte b in utf8)
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        return count;
    }
}

/// <summary><c>pattern</c>: found anywhere in the text, as ECMA-262 reads it.</summary>
internal sealed class PatternKeyword(TextPattern pattern) : Keyword("pattern")
{
    public override int Kinds => Bit(JsonKind.String);

    public override bool Check(Evaluator evaluator, int node, Marks? marks) =>
        pattern.IsMatch(evaluator.Tape.Utf8Value(node))
        || (evaluator.Reporting && evaluator.Fail(Name, node, $"Expected text that matches {pattern.Source}; found {SchemaProblems.Raw(evaluator.Tape, node)}. Send it in that form."));
}
