using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Aliases;

namespace IntegrationHub.Core.Genealogy;

/// <summary>A part of the genealogy with its edges indexed both ways, and what is known of the use of each piece.</summary>
internal sealed class FlowGraph
{
    private readonly ILookup<string, Attachment> _attached;
    private readonly HashSet<string> _contradicted;
    private readonly HashSet<string> _groupsWithInput;
    private readonly ILookup<string, AliasFact> _aliases;

    public FlowGraph(GenealogySubgraph subgraph)
    {
        Nodes = subgraph.Nodes;
        var edges = EdgeReader.Read(subgraph.Attachments, subgraph.Memberships);
        Out = edges.ToLookup(e => e.From, StringComparer.Ordinal);
        In = edges.ToLookup(e => e.To, StringComparer.Ordinal);
        Standing = [.. subgraph.Attachments.Where(a => !a.Retracted)];
        _attached = Standing.ToLookup(a => a.Node, StringComparer.Ordinal);
        _groupsWithInput = Standing.Where(a => a.Role == AttachmentRole.Input).Select(a => a.Group).ToHashSet(StringComparer.Ordinal);
        _aliases = subgraph.Aliases.ToLookup(a => a.Of, StringComparer.Ordinal);
        Inconsistencies = Contradictions.Find(subgraph);
        _contradicted = Inconsistencies.Where(Contradictions.IsImpossible).Select(i => i.Node).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, NodeFact> Nodes { get; }

    /// <summary>Gets the attachments that no correction took back.</summary>
    public IReadOnlyList<Attachment> Standing { get; }

    public ILookup<string, GenealogyEdge> Out { get; }

    public ILookup<string, GenealogyEdge> In { get; }

    public IReadOnlyList<Inconsistency> Inconsistencies { get; }

    public IEnumerable<Attachment> Attached(string node) => _attached[node];

    public NodeKind KindOf(string node) => Nodes.TryGetValue(node, out var fact) ? fact.Kind : NodeKind.Unknown;

    /// <summary>Gets the unit of measure in which a node is recorded; null where there are several or none.</summary>
    public string? UnitOf(string node) =>
        _attached[node].Select(a => a.Unit).Where(u => u is not null).Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var unit] ? unit : null;

    /// <summary>Gets the other names of a node.</summary>
    public IReadOnlyList<KnownName> OtherNames(string node) => [.. _aliases[node].Select(KnownName.Of)];

    public bool IsContradicted(string node) => _contradicted.Contains(node);

    /// <summary>Says whether the record tells where this very piece went, so that it went nowhere else.</summary>
    public bool UseIsKnown(string unit)
    {
        // Nothing is excluded where the record contradicts itself, nor after a piece came out again.
        if (IsContradicted(unit) || In[unit].Any(e => e.IsMembership && IsContradicted(e.From)))
        {
            return false;
        }

        var used = _attached[unit].Any(a => a.Role == AttachmentRole.Input && a.Evidence == EvidenceGrade.Exact && EdgeReader.UsesUp(a));
        return used && !_attached[unit].Any(a => EdgeReader.Frees(a));
    }

    /// <summary>Says whether material entered the node that no input accounts for: an opening balance, a count, a serial of its own.</summary>
    public bool HasUnexplainedEntry(string node) =>
        _attached[node].Any(a => a.Role == AttachmentRole.Output && !_groupsWithInput.Contains(a.Group));

    /// <summary>Gets the attachments that are open: inputs of transformations to which more may attach.</summary>
    public IEnumerable<string> OpenTransformations(IEnumerable<string> nodes)
    {
        var open = nodes.SelectMany(n => _attached[n]).Where(a => !a.NamesBothSides).ToLookup(a => a.Group, StringComparer.Ordinal);
        return open.Where(g => _groupsWithInput.Contains(g.Key) && !g.Any(a => a.Closes))
            .Select(g => g.First().Transformation!).Where(t => t is not null).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }
}
