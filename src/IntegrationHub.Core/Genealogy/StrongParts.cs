namespace IntegrationHub.Core.Genealogy;

/// <summary>Finds the sets of nodes that lie on a common cycle (strongly connected components of two or more nodes, or a loop).</summary>
internal static class StrongParts
{
    /// <summary>Finds them by peeling: what has no edge in or no edge out lies on no cycle.</summary>
    public static List<HashSet<string>> Find(List<GenealogyEdge> edges)
    {
        var parts = new List<HashSet<string>>();
        var rest = Peel(edges);
        while (rest.Count > 0)
        {
            var start = rest.Select(e => e.From).Min(StringComparer.Ordinal)!;
            var part = Reach(rest, start, e => e.From, e => e.To);
            part.IntersectWith(Reach(rest, start, e => e.To, e => e.From));
            if (rest.Exists(e => part.Contains(e.From) && part.Contains(e.To)))
            {
                parts.Add(part);
            }

            part.Add(start);
            rest = Peel([.. rest.Where(e => !part.Contains(e.From) && !part.Contains(e.To))]);
        }

        return parts;
    }

    private static List<GenealogyEdge> Peel(List<GenealogyEdge> edges) =>
        WithoutEnds(WithoutEnds(edges, e => e.From, e => e.To), e => e.To, e => e.From);

    // Takes away, again and again, the nodes that nothing points to: linear in the number of edges.
    private static List<GenealogyEdge> WithoutEnds(List<GenealogyEdge> edges, Func<GenealogyEdge, string> from, Func<GenealogyEdge, string> to)
    {
        var incoming = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var edge in edges)
        {
            incoming.TryAdd(from(edge), 0);
            incoming[to(edge)] = incoming.GetValueOrDefault(to(edge)) + 1;
        }

        var outgoing = edges.ToLookup(from, to, StringComparer.Ordinal);
        var ends = new Stack<string>(incoming.Where(n => n.Value == 0).Select(n => n.Key));
        while (ends.TryPop(out var node))
        {
            foreach (var next in outgoing[node])
            {
                if (--incoming[next] == 0)
                {
                    ends.Push(next);
                }
            }
        }

        return [.. edges.Where(e => incoming[from(e)] > 0)];
    }

    // The start itself is reached only where a way leads back to it.
    private static HashSet<string> Reach(List<GenealogyEdge> edges, string start, Func<GenealogyEdge, string> from, Func<GenealogyEdge, string> to)
    {
        var next = edges.ToLookup(from, to, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var node))
        {
            foreach (var other in next[node])
            {
                if (reached.Add(other))
                {
                    open.Push(other);
                }
            }
        }

        return reached;
    }
}
