using System.Text.Json;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Reads edges out of attachments: each input of a group may be in each of its outputs.</summary>
internal static class EdgeReader
{
    private static readonly HashSet<string> FreeingSightings = Enum.GetValues<Operation>().Where(o => StockMovements.Of(o).Materials == MovementKind.Returned)
        .Select(o => JsonNamingPolicy.KebabCaseLower.ConvertName(o.ToString())).ToHashSet(StringComparer.Ordinal);

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

    /// <summary>Says whether a piece may be used once more after this: it was taken out again, returned, or freed from its order. The balances of lots go by the same (<see cref="StockMovements"/>).</summary>
    public static bool Frees(Attachment side) => side.Role == AttachmentRole.Input
        ? StockMovements.Of(side.Operation).Inputs == MovementKind.Returned
        : RegainsIdentity(side) || StockMovements.Of(side.Operation).Outputs == MovementKind.Returned;

    /// <summary>Says the same of a sighting: an event that is about the piece and names no sides.</summary>
    public static bool Frees(Observation sighting) => FreeingSightings.Contains(sighting.Operation);

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
