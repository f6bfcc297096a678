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
        Never,
    }

    /// <summary>A way from one state to the next by a byte in a range.</summary>
    internal readonly record struct Step(byte Low, byte High, int Next);

    /// <summary>A state either reads a byte, or passes on to others through a gate.</summary>
    internal sealed record State(Step[] Steps, int[] Next, Gate Gate)
    {
        public bool Reads => Steps.Length > 0;
    }

    // Tails of sets that are alike are one state, so that \p{L} takes hundreds of states and not thousands.
    private readonly Dictionary<string, int> _tails = new(StringComparer.Ordinal);

    public List<State> States { get; } = [new State([], [], Gate.Always)];

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
                return New(new State([], [next], Gate.AtStart));
            case PatternNode.AtEnd:
                return New(new State([], [next], Gate.AtEnd));
            case PatternNode.Sequence sequence:
                for (int i = sequence.Parts.Count - 1; i >= 0; i--)
                    next = Add(sequence.Parts[i], next);
                return next;
            case PatternNode.Choice choice:
                return New(new State([], [.. choice.Branches.Select(branch => Add(branch, next))], Gate.Always));
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
            int loop = New(new State([], [], Gate.Always));
            States[loop] = States[loop] with { Next = [Add(repeat.Body, loop), next] };
            next = loop;
        }
        else
        {
            for (int i = repeat.Least; i < repeat.Most && States.Count <= MaxStates; i++)
                next = New(new State([], [Add(repeat.Body, next), next], Gate.Always));
        }

        for (int i = 0; i < repeat.Least && States.Count <= MaxStates; i++)
            next = Add(repeat.Body, next);
        return next;
    }

    private int Set(CodePoints points, int next)
    {
        List<(byte Low, byte High)[]> sequences = [.. points.Ranges.SelectMany(r => Utf8Ranges.Of(r.First, r.Last))];
        // An empty set is a state that leads nowhere.
        return sequences.Count == 0 ? New(new State([], [], Gate.Never)) : Tail(sequences, 0, sequences.Count, 0, next);
    }

    /// <summary>The state that reads what follows a common beginning; sequences come sorted, and their ranges are equal or apart.</summary>
    private int Tail(List<(byte Low, byte High)[]> sequences, int from, int to, int depth, int next)
    {
        var steps = new List<Step>();
        while (from < to)
        {
            (byte Low, byte High) range = sequences[from][depth];
            int end = from + 1;
            while (end < to && sequences[end][depth] == range)
                end++;
            int target = sequences[from].Length == depth + 1 ? next : Tail(sequences, from, end, depth + 1, next);
            if (steps.Count > 0 && steps[^1].Next == target && steps[^1].High + 1 == range.Low)
                steps[^1] = steps[^1] with { High = range.High };
            else
                steps.Add(new Step(range.Low, range.High, target));
            from = end;
        }

        string key = string.Join(';', steps);
        if (_tails.TryGetValue(key, out int known))
            return known;
        int made = New(new State([.. steps], [], Gate.Always));
        _tails.Add(key, made);
        return made;
    }
}
