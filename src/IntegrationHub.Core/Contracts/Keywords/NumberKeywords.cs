namespace IntegrationHub.Core.Contracts;

/// <summary><c>minimum</c>, <c>maximum</c> and their exclusive forms, compared exactly.</summary>
internal sealed class BoundKeyword(string name, ExactNumber limit) : Keyword(name)
{
    private readonly bool _isLower = name is "minimum" or "exclusiveMinimum";
    private readonly bool _isExclusive = name is "exclusiveMinimum" or "exclusiveMaximum";

    public override int Kinds => Bit(JsonKind.Number);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        int sign = evaluator.Tape.Number(node).CompareTo(limit);
        if (sign == 0 ? !_isExclusive : sign > 0 == _isLower)
            return true;
        if (!evaluator.Reporting)
            return false;
        string relation = _isLower ? _isExclusive ? "more than" : "at least" : _isExclusive ? "less than" : "at most";
        return evaluator.Fail(Name, node, $"Expected {relation} {limit}; found {SchemaProblems.Raw(evaluator.Tape, node)}. Correct the value or its unit.");
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
