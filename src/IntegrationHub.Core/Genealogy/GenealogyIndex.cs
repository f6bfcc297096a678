using System.Text;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Genealogy;

/// <summary>
/// A whole genealogy in memory as compact arrays, for questions that reach far: nodes are numbers, the neighbours of a node lie side by side.
/// It answers how far material may have got by the edges alone; what is certain, and what single pieces exclude, <see cref="Tracer"/> says.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. Ten million edges take about 300 MB, names included.</remarks>
public sealed class GenealogyIndex
{
    private readonly KeyTable _names;
    private readonly Adjacency _forward;
    private readonly Lazy<Adjacency> _backward;

    private GenealogyIndex(KeyTable names, Adjacency forward)
    {
        (_names, _forward) = (names, forward);
        _backward = new(forward.Reversed);
    }

    /// <summary>Gets how many nodes there are.</summary>
    public int Nodes => _names.Count;

    /// <summary>Gets how many edges there are, repeated ones included.</summary>
    public int Edges => _forward.Count;

    /// <summary>Finds what a node reaches, itself included; null where no edge names it. What was built in a circle is reached once.</summary>
    public GenealogyReach? Reach(string node, TraceDirection direction)
    {
        var start = _names.Find(Encoding.UTF8.GetBytes(node));
        return start < 0 ? null : new GenealogyReach(_names, (direction == TraceDirection.Forward ? _forward : _backward.Value).Reach(start));
    }

    /// <summary>Takes edges one by one.</summary>
    public sealed class Builder
    {
        private readonly KeyTable _names = new();
        private readonly EdgeList _edges = new();

        /// <summary>Adds an edge from what went in to what came out, each by its key as UTF-8.</summary>
        public void Add(ReadOnlySpan<byte> input, ReadOnlySpan<byte> output) => _edges.Add(_names.Add(input), _names.Add(output));

        /// <summary>Makes the index. The builder is empty afterwards.</summary>
        public GenealogyIndex Build() => new(_names, Adjacency.Of(_names.Count, _edges));
    }
}

/// <summary>What a node reaches.</summary>
public sealed class GenealogyReach
{
    private readonly KeyTable _names;
    private readonly (int[] Nodes, int[] LevelEnds) _found;

    internal GenealogyReach(KeyTable names, (int[] Nodes, int[] LevelEnds) found) => (_names, _found) = (names, found);

    /// <summary>Gets how many nodes are reached, the start included.</summary>
    public int Count => _found.Nodes.Length;

    /// <summary>Gets how many edges the longest of the shortest ways has.</summary>
    public int Depth => _found.LevelEnds.Length - 1;

    /// <summary>Lists the nodes with their levels; the start has level 0, the others the length of the shortest way.</summary>
    public IEnumerable<(string Node, int Level)> Nodes()
    {
        var level = 0;
        for (var i = 0; i < _found.Nodes.Length; i++)
        {
            level += i == _found.LevelEnds[level] ? 1 : 0;
            yield return (_names.Text(_found.Nodes[i]), level);
        }
    }
}
