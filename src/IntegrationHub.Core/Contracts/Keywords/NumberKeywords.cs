namespace IntegrationHub.Core.Contracts;

/// <summary><c>minimum</c>, <c>maximum</c> and their exclusive forms, compared exactly.</summary>
internal sealed class BoundKeyword(string name, ExactNumber limit) : Keyword(name)
{
    private readonly bool _isLower = name is "minimum" or "exclusiveMinimum";
    private readonly bool _isExclusive = name is "exclusiveMinimum" or "exclusiveMaximum";

    // Most limits and values are plain numbers of a few digits: those compare as integers.
    private readonly bool _isSmall = limit.TryGetInt64(out long whole) && Math.Abs(whole) < 1_000_000_000_000_000;
    private readonly long _limit = limit.TryGetInt64(out long value) ? value : 0;

    public override int Kinds => Bit(JsonKind.Number);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        int sign = _isSmall && TryCompare(evaluator.Tape.Utf8Value(node), out int quick) ? quick : evaluator.Tape.Number(node).CompareTo(limit);
        if (sign == 0 ? !_isExclusive : sign > 0 == _isLower)
            return true;
        if (!evaluator.Reporting)
            return false;
        string relation = _isLower ? _isExclusive ? "more than" : "at least" : _isExclusive ? "less than" : "at most";
        return evaluator.Fail(Name, node, $"Expected {relation} {limit}; found {SchemaProblems.Raw(evaluator.Tape, node)}. Correct the value or its unit.");
    }

    private bool TryCompare(ReadOnlySpan<byte> text, out int sign)
    {
        sign = 0;
        if (text.Length > 15)
            return false;
        bool negative = text[0] == '-';
        long integer = 0;
        bool fraction = false;
        for (int i = negative ? 1 : 0; i < text.Length; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (digit > 9)
            {
                if (text[i] != '.')
                    return false;
                fraction = text[(i + 1)..].ContainsAnyExcept((byte)'0');
                if (text[(i + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                    return false;
                break;
            }

            integer = (integer * 10) + digit;
        }

        if (negative)
            integer = -integer;
        sign = integer.CompareTo(_limit);
        if (sign == 0 && fraction)
            sign = negative ? -1 : 1;
        return true;
    }
}

/// <summary><c>multipleOf</c>, exact for any number of digits.</summary>
internal sealed class MultipleOfKeyword(ExactNumber divisor) : Keyword("multipleOf")
{
    public override int Kinds => Bit(JsonKind.Number);

    public override bool Check(Evaluator evaluator, int node, Marks? marks) =>
        evaluator.Tape.Number(node).IsMultipleOf(divisor)
        || (evaluator.Reporting && evaluator.Fail(Name, node, $"Expected a multiple of {divisor}; found {SchemaProblems.Raw(evaluator.Tape, node)}. Correct the value or its unit."));
}
