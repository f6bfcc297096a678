using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>Finds schemas that stand for themselves without reaching deeper into the document; evaluating them would never end.</summary>
internal static class ReferenceLoops
{
    public static void Find(IEnumerable<SchemaNode> nodes, List<Problem> problems)
    {
        var done = new HashSet<SchemaNode>();
        foreach (SchemaNode start in nodes)
        {
            if (done.Contains(start))
                continue;
            // Depth first with an explicit stack: a chain of references may be longer than the thread's stack.
            var path = new List<(SchemaNode Node, int Next)> { (start, 0) };
            var onPath = new HashSet<SchemaNode> { start };
            while (path.Count > 0)
            {
                (SchemaNode node, int next) = path[^1];
                if (next == node.InPlace.Count)
                {
                    path.RemoveAt(path.Count - 1);
                    onPath.Remove(node);
                    done.Add(node);
                    continue;
                }

                path[^1] = (node, next + 1);
                SchemaNode target = node.InPlace[next].Schema;
                if (onPath.Contains(target))
                {
                    IEnumerable<string> loop = path.SkipWhile(p => p.Node != target).Take(8).Select(p => p.Node.Location).Append(target.Location);
                    problems.Add(SchemaProblems.Loop(target.Location, string.Join(" → ", loop)));
                    return;
                }

                if (!done.Contains(target) && onPath.Add(target))
                    path.Add((target, 0));
            }
        }
    }
}
