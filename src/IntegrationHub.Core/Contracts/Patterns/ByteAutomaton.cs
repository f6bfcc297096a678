using System.Diagnostics.CodeAnalysis;

namespace IntegrationHub.Core.Contracts;

/// <summary>A pattern as a table: one look-up per byte of text, nothing allocated. Built only where the table stays small.</summary>
internal sealed class ByteAutomaton
{
    private const int MaxStates = 500;
    private const int Dead = -1;

    // A match that no further byte can undo.
    private const int Matched = -2;

    private readonly short[] _table;
    private readonly bool[] _matchesAtEnd;
    private readonly int _start;

    private ByteAutomaton(short[] table, bool[] matchesAtEnd, int start) => (_table, _matchesAtEnd, _start) = (table, matchesAtEnd, start);

    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        int state = _start;
        if (state < 0)
            return state == Matched;
        short[] table = _table;
        foreach (byte b in utf8)
        {
            state = table[(state << 8) | b];
            if (state < 0)
                return state == Matched;
        }

        return _matchesAtEnd[state];
    }

    public static bool TryBuild(PatternNode pattern, [NotNullWhen(true)] out ByteAutomaton? automaton)
    {
        automaton = ByteNetwork.Build(pattern) is { } network ? new Builder(network).Build() : null;
        return automaton is not null;
    }

    /// <summary>Turns sets of network states into table states.</summary>
    private sealed class Builder(ByteNetwork network)
    {
        private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
        private readonly List<int[]> _sets = [];
        private readonly List<bool> _atEnd = [];

        public ByteAutomaton? Build()
        {
            int[] restart = Closure([network.Start], atStart: false, atEnd: false);
            int start = StateOf(Closure([network.Start], atStart: true, atEnd: false), isFirst: true);
            var rows = new List<short[]>();
            // Compiling must stay cheap too: work is bounded as well as states.
            long work = 0;
            for (int state = 0; state < _sets.Count; state++)
            {
                if (_sets.Count > MaxStates || work > 4_000_000)
                    return null;
                var row = new short[256];
                foreach ((int low, int high) in Cuts(_sets[state], restart))
                {
                    var next = new List<int>();
                    foreach (int member in _sets[state])
                    {
                        foreach (ByteNetwork.Step step in network.States[member].Steps)
                        {
                            if (step.Low <= low && low <= step.High)
                                next.Add(step.Next);
                        }
                    }

                    int[] closed = Closure(next, atStart: false, atEnd: false);
                    // The pattern may begin at every place, not only at the first.
                    int[] all = restart.Length == 0 ? closed : [.. closed.Union(restart).Order()];
                    work += (all.Length * 8) + 8;
                    row.AsSpan(low, high - low + 1).Fill((short)StateOf(all, isFirst: false));
                }

                rows.Add(row);
            }

            return new ByteAutomaton([.. rows.SelectMany(r => r)], [.. _atEnd], start);
        }

        private int StateOf(int[] set, bool isFirst)
        {
            if (set.Contains(ByteNetwork.Final))
                return Matched;
            bool useful = set.Any(s => network.States[s].Reads || network.States[s].Gate == ByteNetwork.Gate.AtEnd);
            if (!useful && !isFirst)
                return Dead;
            string key = (isFirst ? "^" : "") + string.Join(',', set);
            if (_known.TryGetValue(key, out int known))
                return known;
            _known.Add(key, _sets.Count);
            _sets.Add(set);
            _atEnd.Add(Closure(set, atStart: isFirst, atEnd: true).Contains(ByteNetwork.Final));
            return _sets.Count - 1;
        }

        /// <summary>Ranges of bytes that all states of the set treat alike.</summary>
        private List<(int Low, int High)> Cuts(int[] set, int[] restart)
        {
            var borders = new SortedSet<int> { 0, 256 };
            foreach (int member in set.Concat(restart))
            {
                foreach (ByteNetwork.Step step in network.States[member].Steps)
                {
                    borders.Add(step.Low);
                    borders.Add(step.High + 1);
                }
            }

            int[] all = [.. borders];
            return [.. all.Zip(all.Skip(1), (low, next) => (low, next - 1))];
        }

        private int[] Closure(IEnumerable<int> from, bool atStart, bool atEnd)
        {
            var reached = new SortedSet<int>();
            var open = new Stack<int>(from);
            while (open.TryPop(out int at))
            {
                if (!reached.Add(at))
                    continue;
                ByteNetwork.State state = network.States[at];
                if (state.Reads || state.Gate == ByteNetwork.Gate.Never || (state.Gate == ByteNetwork.Gate.AtStart && !atStart) || (state.Gate == ByteNetwork.Gate.AtEnd && !atEnd))
                    continue;
                foreach (int next in state.Next)
                    open.Push(next);
            }

            return [.. reached];
        }
    }
}
