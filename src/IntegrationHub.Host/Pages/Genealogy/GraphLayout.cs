using IntegrationHub.Core.Genealogy;

namespace IntegrationHub.Host.Pages.Genealogy;

/// <summary>A trace as a picture in columns: one for each level, of each only so many nodes as are wanted. What is not drawn costs nothing.</summary>
internal sealed class GraphLayout
{
    public const int BoxWidth = 236;
    public const int BoxHeight = 48;
    public const int FirstShown = 8;
    public const int MoreShown = 40;

    private const int Row = 60;
    private const int Gap = 64;

    // Levels beyond these are closed until somebody opens them.
    private const int FirstLevels = 4;

    private GraphLayout(IReadOnlyList<GraphLevel> levels, IReadOnlyList<GraphBox> boxes, IReadOnlyList<(GraphBox From, GraphBox To)> lines) => (Levels, Boxes, Lines) = (levels, boxes, lines);

    /// <summary>Gets the levels, the suspect's first.</summary>
    public IReadOnlyList<GraphLevel> Levels { get; }

    /// <summary>Gets the nodes that are drawn.</summary>
    public IReadOnlyList<GraphBox> Boxes { get; }

    /// <summary>Gets the edges between them.</summary>
    public IReadOnlyList<(GraphBox From, GraphBox To)> Lines { get; }

    /// <summary>Gets the width of the picture.</summary>
    public int Width => (Levels.Count * (BoxWidth + Gap)) - Gap + 4;

    /// <summary>Gets the height of the picture.</summary>
    public int Height => (Math.Max(1, Levels.Max(level => level.Shown)) * Row) + 4;

    /// <summary>Lays a trace out.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="wanted">How many nodes of a level are wanted, where somebody said so.</param>
    public static GraphLayout Of(TraceResult trace, IReadOnlyDictionary<int, int> wanted)
    {
        var (levels, boxes) = (new List<GraphLevel>(), new Dictionary<string, GraphBox>(StringComparer.Ordinal));
        foreach (var level in trace.Nodes.GroupBy(node => node.Level).OrderBy(level => level.Key))
        {
            var total = level.Count();
            var shown = Math.Min(total, wanted.GetValueOrDefault(level.Key, level.Key < FirstLevels ? FirstShown : 0));
            foreach (var (node, row) in level.OrderBy(node => node.Certainty).ThenBy(node => node.Id, StringComparer.Ordinal).Take(shown).Select((node, row) => (node, row)))
            {
                boxes[node.Id] = new GraphBox(node, 2 + (levels.Count * (BoxWidth + Gap)), 2 + (row * Row));
            }

            levels.Add(new GraphLevel(level.Key, total, shown, level.Count(node => node.Certainty == Certainty.Certain)));
        }

        return new GraphLayout(levels, [.. boxes.Values],
            [.. trace.Edges.Where(edge => boxes.ContainsKey(edge.From) && boxes.ContainsKey(edge.To)).Select(edge => (boxes[edge.From], boxes[edge.To])).Distinct()]);
    }
}

/// <summary>A level of the picture.</summary>
/// <param name="Level">The number of edges from the suspect.</param>
/// <param name="Total">How many nodes it has.</param>
/// <param name="Shown">How many of them are drawn.</param>
/// <param name="Certain">How many are certain.</param>
internal sealed record GraphLevel(int Level, int Total, int Shown, int Certain);

/// <summary>A node that is drawn.</summary>
internal sealed record GraphBox(TraceNode Node, int X, int Y);
