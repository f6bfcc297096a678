namespace IntegrationHub.Core.Contracts;

/// <summary>A pattern as a network of states over bytes (Thompson's construction), the step before the table.</summary>
internal sealed class ByteNetwork
{
    public const int MaxStates = 4000;

    internal enum Gate
    {
        Always,
        AtStart,
        AtEnd,
    }

    /// <summary>A state either reads a byte in a range, or passes on to others through a gate.</summary>
    internal sealed record State(byte Low, byte High, int[] Next, bool Reads, Gate Gate);

    public List<State> States { get; } = [new State(0, 0, [], false, Gate.Always)];

    /// <summary>The state that means a match.</summary>
    public const int Final = 0;

    public int Start { get; private set; }

    /// <summary>Builds the network; null where it grows too large.</summary>
    public static ByteNetwork? Build(PatternNode pattern)
    {
        var network = new ByteNetwork();
        network.Start = network.Add(pattern, Final);
        return network.States.Count <= MaxStates ? network : null;
    }

    private int New(State state)
    {
        States.Add(state);
        return States.Count - 1;
    }

    private int Add(PatternNode node, int next)
    {
        if (States.Count > MaxStates)
            return next;
        switch (node)
        {
            case PatternNode.AtStart:
                return New(new State(0, 0, [next], false, Gate.AtStart));
            case PatternNode.AtEnd:
                return New(new State(0, 0, [next], false, Gate.AtEnd));
            case PatternNode.Sequence sequence:
                for (int i = sequence.Parts.Count - 1; i >= 0; i--)
                    next = Add(sequence.Parts[i], next);
                return next;
            case PatternNode.Choice choice:
                return New(new State(0, 0, [.. choice.Branches.Select(branch => Add(branch, next))], false, Gate.Always));
            case PatternNode.Repeat repeat:
                return Repeat(repeat, next);
            default:
                return Set(((PatternNode.Set)node).Points, next);
        }
    }

    private int Repeat(PatternNode.Repeat repeat, int next)
    {
        if (repeat.Most < 0)
        {
            int loop = New(new State(0, 0, [], false, Gate.Always));
            States[loop] = States[loop] with { Next = [Add(repeat.Body, loop), next] };
            next = loop;
        }
        else
        {
            for (int i = repeat.Least; i < repeat.Most && States.Count <= MaxStates; i++)
                next = New(new State(0, 0, [Add(repeat.Body, next), next], false, Gate.Always));
        }

        for (int i = 0; i < repeat.Least && States.Count <= MaxStates; i++)
            next = Add(repeat.Body, next);
        return next;
    }

    private int Set(CodePoints points, int next)
    {
        var branches = new List<int>();
        foreach ((int first, int last) in points.Ranges)
        {
            foreach ((byte Low, byte High)[] sequence in Utf8Ranges.Of(first, last))
            {
                int at = next;
                for (int i = sequence.Length - 1; i >= 0; i--)
                    at = New(new State(sequence[i].Low, sequence[i].High, [at], true, Gate.Always));
                branches.Add(at);
                if (States.Count > MaxStates)
                    return next;
            }
        }

        return branches.Count == 1 ? branches[0] : New(new State(0, 0, [.. branches], false, Gate.Always));
    }
}
