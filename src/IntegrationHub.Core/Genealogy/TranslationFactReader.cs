using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Reads from the genealogy what a translation or a scope needs: the lots of pieces, the pieces and sizes of lots.</summary>
/// <param name="facts">The stored facts.</param>
public sealed class TranslationFactReader(IGenealogyFacts facts)
{
    /// <summary>Reads the facts about some material.</summary>
    /// <param name="materials">The material of a message.</param>
    /// <param name="system">The system that sent it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="asOf">When it happened, microseconds since the epoch: what lies in a container is asked for then.</param>
    public async Task<TranslationFacts> ReadAsync(IEnumerable<MaterialReference> materials, string system, CancellationToken cancel, long? asOf = null)
    {
        MaterialReference[] all = [.. GenealogyChanges.Named([.. materials])];
        string[] containers = [.. all.Select(m => NodeIdentity.Of(m, system)).OfType<NodeIdentity>().Where(i => i.Node.Kind == NodeKind.Container).Select(i => i.Node.Key).Distinct(StringComparer.Ordinal)];
        var contents = containers.Length == 0 ? [] : await new ContentReader(facts).ReadAsync(containers, asOf, cancel);
        string[] named = [.. all.Concat(contents.Select(c => c.Material)).Select(m => NodeIdentity.Of(m, system)).OfType<NodeIdentity>()
            .SelectMany(i => i.Lot is null ? [i.Node.Key] : new[] { i.Node.Key, i.Lot.Node.Key }).Distinct(StringComparer.Ordinal)];
        var first = await facts.MembershipsAsync(named, cancel);
        string[] lots = [.. first.Select(m => m.Lot).Union(named, StringComparer.Ordinal)];
        var memberships = await facts.MembershipsAsync(lots, cancel);
        var nodes = (await facts.NodesAsync([.. lots.Union(memberships.Select(m => m.Unit), StringComparer.Ordinal)], cancel)).ToDictionary(n => n.Key, StringComparer.Ordinal);
        var attachments = (await facts.AttachmentsOfNodesAsync(lots, cancel)).Where(a => !a.Retracted).ToLookup(a => a.Node, StringComparer.Ordinal);
        PieceMembership[] pieces = [.. memberships.Where(m => nodes.GetValueOrDefault(m.Unit)?.Serial is not null && nodes.GetValueOrDefault(m.Lot)?.Lot is not null)
            .OrderBy(m => m.Unit, StringComparer.Ordinal).ThenBy(m => m.Lot, StringComparer.Ordinal).ThenBy(m => m.Because, StringComparer.Ordinal)
            .Select(m => new PieceMembership(nodes[m.Unit].Item ?? "", nodes[m.Unit].Serial!, nodes[m.Lot].Lot!, m.Evidence, m.Because))];
        return new TranslationFacts(pieces,
            [.. lots.Where(k => nodes.GetValueOrDefault(k) is { Kind: NodeKind.Lot, Lot: not null }).Order(StringComparer.Ordinal).Select(k => Fact(nodes[k], attachments[k], memberships))]) { Contents = contents };
    }

    private static LotFact Fact(NodeFact lot, IEnumerable<Attachment> attachments, IReadOnlyList<MembershipFact> memberships)
    {
        var held = LotBalance.Held(attachments) is { Unit: null or Projections.Pieces } stated ? stated.Quantity : (decimal?)null;
        var known = memberships.Where(m => m.Lot == lot.Key && m.Evidence is (EvidenceGrade.Exact or EvidenceGrade.Bulk)).Select(m => m.Unit).Distinct(StringComparer.Ordinal).Count();
        return new LotFact(lot.Item ?? "", lot.Lot!, held, held is not null && known == held);
    }
}
