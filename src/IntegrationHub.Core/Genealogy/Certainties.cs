namespace IntegrationHub.Core.Genealogy;

/// <summary>Which reached nodes hold a suspect piece in every world. A lower bound: what is not proven stays possible.</summary>
internal static class Certainties
{
    /// <summary>Finds the certain nodes of a forward trace.</summary>
    /// <param name="graph">The part of the genealogy.</param>
    /// <param name="whole">Suspects of which every piece is suspect.</param>
    /// <param name="some">Suspect lots of which only some pieces are.</param>
    public static HashSet<string> Forward(FlowGraph graph, IEnumerable<string> whole, IEnumerable<string> some)
    {
        var full = new HashSet<string>(whole, StringComparer.Ordinal);
        var certain = new HashSet<string>([.. full, .. some], StringComparer.Ordinal);
        var open = new Stack<string>(certain);
        while (open.TryPop(out var node))
        {
            // Each step may complete the proof for the nodes that follow.
            if (full.Contains(node) || (graph.KindOf(node) == NodeKind.Unit && full.Add(node)))
            {
                foreach (var edge in graph.Out[node].Where(e => e.Sure))
                {
                    var grew = certain.Add(edge.To);
                    grew |= graph.KindOf(edge.To) == NodeKind.Lot && !full.Contains(edge.To) && IsWhollyFrom(graph, edge.To, full) && full.Add(edge.To);
                    if (grew)
                    {
                        open.Push(edge.To);
                    }
                }
            }

            foreach (var membership in graph.In[node].Where(e => e.IsMembership && e.Sure && !graph.UseIsKnown(node)))
            {
                if (certain.Add(membership.From))
                {
                    open.Push(membership.From);
                }
            }
        }

        return certain;
    }

    /// <summary>Finds the certain nodes of a backward trace.</summary>
    public static HashSet<string> Backward(FlowGraph graph, IEnumerable<string> suspects)
    {
        var first = new HashSet<string>(suspects, StringComparer.Ordinal);
        var certain = new HashSet<string>(first, StringComparer.Ordinal);
        var open = new Stack<string>(certain);
        while (open.TryPop(out var node))
        {
            // A lot on the way gave one unknown piece: its origin is certain only where all of it has one origin.
            var settled = first.Contains(node) || graph.KindOf(node) == NodeKind.Unit || HasOneOrigin(graph, node);
            var found = graph.In[node].Where(e => e.Sure && (e.IsMembership || settled)).Select(e => e.From);
            var members = first.Contains(node) ? graph.Out[node].Where(e => e.IsMembership && e.Sure).Select(e => e.To) : [];
            foreach (var other in found.Concat(members))
            {
                if (certain.Add(other))
                {
                    open.Push(other);
                }
            }
        }

        return certain;
    }

    private static bool IsWhollyFrom(FlowGraph graph, string lot, HashSet<string> full) =>
        !graph.HasUnexplainedEntry(lot)
        && graph.In[lot].All(e => e.Sure && full.Contains(e.From))
        && MembersAreOnlyPieces(graph, lot);

    private static bool HasOneOrigin(FlowGraph graph, string lot) =>
        !graph.HasUnexplainedEntry(lot)
        && graph.In[lot].Select(e => e.From).Distinct(StringComparer.Ordinal).Take(2).Count() == 1
        && graph.In[lot].All(e => e.Sure)
        && MembersAreOnlyPieces(graph, lot);

    // A piece with a history of its own may have joined the lot from elsewhere.
    private static bool MembersAreOnlyPieces(FlowGraph graph, string lot) =>
        graph.Out[lot].Where(e => e.IsMembership).All(e => !graph.HasUnexplainedEntry(e.To) && graph.In[e.To].All(i => i.IsMembership));
}
