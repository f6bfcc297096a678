namespace IntegrationHub.Core.Genealogy;

/// <summary>Edges of one direction: the targets of node n lie from <c>starts[n]</c> to <c>starts[n + 1]</c>.</summary>
internal sealed class Adjacency
{
    private readonly int[] _starts;
    private readonly int[] _targets;

    private Adjacency(int[] starts, int[] targets) => (_starts, _targets) = (starts, targets);

    public int Count => _targets.Length;

    /// <summary>Sorts edges by where they begin, keeping the order of those of one node. The list is emptied.</summary>
    public static Adjacency Of(int nodes, EdgeList edges)
    {
        var starts = new int[nodes + 1];
        foreach (var block in edges.Blocks)
        {
            foreach (var (from, _) in block)
            {
                starts[from + 1]++;
            }
        }

        Sum(starts);
        var (targets, next) = (new int[edges.Count], starts[..nodes]);
        foreach (var block in edges.Blocks)
        {
            foreach (var (from, to) in block)
            {
                targets[next[from]++] = to;
            }
        }

        edges.Clear();
        return new Adjacency(starts, targets);
    }

    /// <summary>Turns all edges round.</summary>
    public Adjacency Reversed()
    {
        var nodes = _starts.Length - 1;
        var starts = new int[nodes + 1];
        foreach (var target in _targets)
        {
            starts[target + 1]++;
        }

        Sum(starts);
        var (targets, next) = (new int[_targets.Length], starts[..nodes]);
        for (var node = 0; node < nodes; node++)
        {
            foreach (var target in Of(node))
            {
                targets[next[target]++] = node;
            }
        }

        return new Adjacency(starts, targets);
    }

    /// <summary>Travels breadth first.</summary>
    /// <returns>The nodes in the order of travel, and where each level ends among them.</returns>
    public (int[] Nodes, int[] LevelEnds) Reach(int start)
    {
        var seen = new ulong[(_starts.Length >> 6) + 1];
        var (found, count) = (new int[256], 1);
        found[0] = start;
        seen[start >> 6] |= 1UL << start;
        var ends = new List<int>();
        for (var (begin, end) = (0, 1); begin < end; (begin, end) = (end, count))
        {
            ends.Add(end);
            for (var i = begin; i < end; i++)
            {
                var targets = Of(found[i]);
                if (count + targets.Length > found.Length)
                {
                    Array.Resize(ref found, Math.Max(count + targets.Length, found.Length * 2));
                }

                foreach (var target in targets)
                {
                    var bit = 1UL << target;
                    if ((seen[target >> 6] & bit) == 0)
                    {
                        seen[target >> 6] |= bit;
                        found[count++] = target;
                    }
                }
            }
        }

        return (found[..count], [.. ends]);
    }

    private ReadOnlySpan<int> Of(int node) => _targets.AsSpan(_starts[node], _starts[node + 1] - _starts[node]);

    private static void Sum(int[] starts)
    {
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }
    }
}

/// <summary>Edges as they come, in blocks: a list that doubles would need three times the memory at its worst moment.</summary>
internal sealed class EdgeList
{
    private const int BlockSize = 1 << 16;
    private readonly List<(int From, int To)[]> _blocks = [];

    public int Count { get; private set; }

    /// <summary>Gets the edges in order.</summary>
    public IEnumerable<ArraySegment<(int From, int To)>> Blocks =>
        _blocks.Select((block, index) => new ArraySegment<(int From, int To)>(block, 0, Math.Min(BlockSize, Count - (index * BlockSize))));

    public void Add(int from, int to)
    {
        if (Count % BlockSize == 0)
        {
            _blocks.Add(new (int, int)[BlockSize]);
        }

        _blocks[^1][Count++ % BlockSize] = (from, to);
    }

    public void Clear()
    {
        _blocks.Clear();
        Count = 0;
    }
}
