using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Reads edges out of attachments: each input of a group may be in each of its outputs.</summary>
internal static class EdgeReader
{
    /// <summary>Reads all edges; those of events that were taken back are left out.</summary>
    public static List<GenealogyEdge> Read(IEnumerable<Attachment> attachments, IEnumerable<MembershipFact> memberships)
    {
        var edges = new List<GenealogyEdge>();
        var groups = attachments.Where(a => !a.Retracted).GroupBy(a => a.Group, StringComparer.Ordinal)
            .Select(g => g.OrderBy(a => a.MessageId, StringComparer.Ordinal).ThenBy(a => a.Ordinal).ToArray()).ToArray();
        foreach (var group in groups)
        {
            AddGroup(edges, group);
        }

        var entered = edges.Select(e => (e.From, e.To)).ToHashSet();
        edges.RemoveAll(e => RegainsIdentity(e.Input!) && entered.Contains((e.To, e.From)));
        edges.AddRange(memberships.Select(m => new GenealogyEdge(
            m.Lot, m.Unit, null, m.Evidence is EvidenceGrade.Exact or EvidenceGrade.Bulk, m.Evidence, m.Because, null)));
        return edges;
    }

    /// <summary>Says whether an operation uses its inputs up, so that a piece can undergo it once.</summary>
    public static bool UsesUp(Attachment input) => input.Kind != TransformationKind.Pack && !RegainsIdentity(input) && input.Operation is
        Operation.Issue or Operation.Produce or Operation.CoProduct or Operation.ByProduct or Operation.Backflush or Operation.Install
        or Operation.Substitute or Operation.Convert or Operation.Scrap or Operation.Destroy;

    /// <summary>Says whether the outputs were in the input before and come out as what they were.</summary>
    public static bool RegainsIdentity(Attachment input) =>
        input.Kind == TransformationKind.Disassemble
        || input.Operation is Operation.Remove or Operation.Disassemble or Operation.Unpack or Operation.Unkit;

    private static void AddGroup(List<GenealogyEdge> edges, Attachment[] group)
    {
        var inputs = group.Where(a => a.Role == AttachmentRole.Input).ToArray();
        var outputs = group.Where(a => a.Role != AttachmentRole.Input).GroupBy(o => o.Node, StringComparer.Ordinal).ToArray();
        var targets = outputs.Length;
        foreach (var input in inputs)
        {
            // An input reported on the transformation as a whole may also have become scrap, or still lie there.
            var named = input.NamesBothSides;
            var everyOutput = targets == 1 || input.Kind == TransformationKind.Divide;
            var evidence = everyOutput || input.Evidence != EvidenceGrade.Exact ? input.Evidence : EvidenceGrade.Candidate;
            foreach (var output in outputs)
            {
                if (input.Node != output.Key || IsContradiction(input))
                {
                    var firm = IsFirm(input) && output.Any(IsFirm);
                    edges.Add(new GenealogyEdge(input.Node, output.Key, input, named && everyOutput && firm && !RegainsIdentity(input),
                        evidence, input.MessageId, targets == 1 ? input.Quantity : null));
                }
            }
        }
    }

    /// <summary>Says whether an attachment may make a node certain.</summary>
    public static bool IsFirm(Attachment attachment) => attachment.Evidence is EvidenceGrade.Exact or EvidenceGrade.Bulk;

    // Rework and moves keep the node that they work on; only an assembly cannot be a part of itself.
    private static bool IsContradiction(Attachment input) =>
        input.Kind == TransformationKind.Assemble && input.Operation is Operation.Produce or Operation.Install;
}
