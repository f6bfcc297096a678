namespace IntegrationHub.Core.Contracts;

/// <summary><c>minItems</c>, <c>maxItems</c>, <c>minProperties</c>, <c>maxProperties</c>.</summary>
internal sealed class CountKeyword(string what, JsonKind kind, int least, int most) : Keyword("max" + what)
{
    public override int Kinds => Bit(kind);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        int count = evaluator.Tape.Count(node);
        if (count >= least && count <= most)
            return true;
        if (!evaluator.Reporting)
            return false;
        string noun = kind == JsonKind.Array ? "elements" : "members";
        return count < least
            ? evaluator.Fail("min" + what, node, $"Expected at least {least} {noun}; found {count}. Add what is missing.")
            : evaluator.Fail("max" + what, node, $"Expected at most {most} {noun}; found {count}. Split the message, or raise the limit in a new version of the contract.");
    }
}

/// <summary><c>uniqueItems</c>: no two elements are equal.</summary>
internal sealed class UniqueItemsKeyword() : Keyword("uniqueItems")
{
    private const int Few = 12;

    public override int Kinds => Bit(JsonKind.Array);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        TokenTape tape = evaluator.Tape;
        int twice = tape.Count(node) <= Few ? FindAmongFew(tape, node) : FindAmongMany(tape, node);
        return twice < 0 || (evaluator.Reporting && evaluator.Fail(Name, node, $"The element {tape.Pointer(twice)} stands twice: {SchemaProblems.Raw(tape, twice)}. Send each element once."));
    }

    private static int FindAmongFew(TokenTape tape, int array)
    {
        foreach (int element in tape.Children(array))
        {
            for (int earlier = array + 1; earlier < element; earlier = tape.End(earlier))
            {
                if (tape.ValueEquals(earlier, tape, element))
                    return element;
            }
        }

        return -1;
    }

    private static int FindAmongMany(TokenTape tape, int array)
    {
        var seen = new HashSet<int>(tape.Count(array), new ByValue(tape));
        foreach (int element in tape.Children(array))
        {
            if (!seen.Add(element))
                return element;
        }

        return -1;
    }

    private sealed class ByValue(TokenTape tape) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => tape.ValueEquals(x, tape, y);

        public int GetHashCode(int node) => tape.ValueHash(node);
    }
}

/// <summary><c>dependentRequired</c>: where one member is, others must be.</summary>
internal sealed class DependentRequiredKeyword(string keyword, string name, List<string> needed) : Keyword(keyword)
{
    private readonly byte[] _name = System.Text.Encoding.UTF8.GetBytes(name);
    private readonly byte[][] _needed = [.. needed.Select(System.Text.Encoding.UTF8.GetBytes)];

    public override int Kinds => Bit(JsonKind.Object);

    public override bool Check(Evaluator evaluator, int node, Marks? marks)
    {
        if (!evaluator.Tape.TryGetMember(node, _name, out _))
            return true;
        bool valid = true;
        for (int i = 0; i < _needed.Length; i++)
        {
            if (evaluator.Tape.TryGetMember(node, _needed[i], out _))
                continue;
            if (!evaluator.Reporting)
                return false;
            valid = evaluator.Fail(Name, node, $"The member '{name}' is there, so '{needed[i]}' must be too. Send both or neither.");
        }

        return valid;
    }
}
