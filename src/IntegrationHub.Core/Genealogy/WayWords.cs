using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Aliases;

namespace IntegrationHub.Core.Genealogy;

/// <summary>The shortest ways from the suspects to all nodes of a recall, in words.</summary>
internal sealed class WayWords
{
    private const int LongestWay = 12;
    private readonly IReadOnlyDictionary<string, NodeFact> _nodes;
    private readonly ILookup<string, AliasFact> _aliases;
    private readonly Dictionary<string, (GenealogyEdge Edge, string From)> _came = new(StringComparer.Ordinal);

    /// <summary>Finds the ways.</summary>
    public WayWords(GenealogySubgraph subgraph, RecallScope scope)
    {
        _nodes = subgraph.Nodes;
        _aliases = subgraph.Aliases.ToLookup(a => a.Of, StringComparer.Ordinal);
        var nodes = scope.Certain.Concat(scope.Possible).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        var edges = EdgeReader.Read(subgraph.Attachments, subgraph.Memberships);
        var (next, back) = (edges.ToLookup(e => e.From, StringComparer.Ordinal), edges.Where(e => e.IsMembership).ToLookup(e => e.To, StringComparer.Ordinal));
        var open = new Queue<string>(scope.Suspects);
        var seen = scope.Suspects.ToHashSet(StringComparer.Ordinal);
        while (open.TryDequeue(out var at))
        {
            foreach (var (edge, to) in next[at].Select(e => (e, e.To)).Concat(back[at].Select(e => (e, e.From))).Where(e => nodes.Contains(e.Item2) && seen.Add(e.Item2)))
            {
                _came[to] = (edge, at);
                open.Enqueue(to);
            }
        }
    }

    /// <summary>Tells the way to a node.</summary>
    public string Of(string node)
    {
        var (steps, at) = (new List<string>(), node);
        for (; _came.TryGetValue(at, out var came) && steps.Count < LongestWay; at = came.From)
        {
            steps.Add(Words(came.Edge, came.From, at) + OtherNames(at));
        }

        steps.Reverse();
        return steps.Count == 0 ? "is suspect itself" + OtherNames(node)
            : (steps.Count == LongestWay ? "…; " : _aliases.Contains(at) ? $"{at} is suspect{OtherNames(at)}; " : "") + string.Join("; ", steps);
    }

    // An event names the piece as it was called then: without this nobody finds the event in its source.
    private string OtherNames(string node) => string.Concat(_aliases[node].Select(alias => $", {alias.Words}"));

    private string Words(GenealogyEdge edge, string from, string to)
    {
        if (edge.IsMembership)
        {
            return from == edge.From ? $"{to} is a piece of {from}" : $"{from} is a piece of {to}, and any use of that may have taken it";
        }

        var amount = edge.Quantity is { } quantity && _nodes.GetValueOrDefault(from)?.Kind == NodeKind.Lot ? $"{DecimalText.Shortest(quantity)} of " : "";
        var order = edge.Input!.Transformation is { } transformation ? $" by order {transformation}" : "";
        var operation = JsonNamingPolicy.KebabCaseLower.ConvertName(edge.Input.Operation.ToString());
        return edge.Evidence switch
        {
            EvidenceGrade.Assumed => $"{amount}{from} is assumed to be in {to} ({operation}{order})",
            EvidenceGrade.Candidate => $"{amount}{from} is in {to} or in another output ({operation}{order})",
            _ when !edge.Sure => $"{amount}{from} may be in {to} ({operation}{order})",
            _ => $"{amount}{from} is in {to} ({operation}{order})",
        };
    }
}
