using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>
/// Reads from the genealogy what a translation or a scope needs: the lots of pieces, the pieces and sizes of lots. What a message names by
/// another name (an alias) is given under the name that the message uses.
/// </summary>
/// <param name="recorded">The stored facts.</param>
public sealed class TranslationFactReader(IGenealogyFacts recorded)
{
    private readonly AliasedFacts _facts = new(recorded);

    /// <summary>Reads the facts about some material.</summary>
    /// <param name="materials">The material of a message.</param>
    /// <param name="system">The system that sent it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="asOf">When it happened, microseconds since the epoch: what lies in a container is asked for then.</param>
    public async Task<TranslationFacts> ReadAsync(IEnumerable<MaterialReference> materials, string system, CancellationToken cancel, long? asOf = null)
    {
        MaterialReference[] all = [.. GenealogyChanges.Named([.. materials])];
        string[] containers = [.. all.Select(m => NodeIdentity.Of(m, system)).OfType<NodeIdentity>().Where(i => i.Node.Kind == NodeKind.Container).Select(i => i.Node.Key).Distinct(StringComparer.Ordinal)];
        var contents = containers.Length == 0 ? [] : await new ContentReader(_facts).ReadAsync(containers, asOf, cancel);
        NodeFact[] named = [.. all.Concat(contents.Select(c => c.Material)).Select(m => NodeIdentity.Of(m, system)).OfType<NodeIdentity>()
            .SelectMany(i => i.Lot is null ? [i.Node] : new[] { i.Node, i.Lot.Node }).DistinctBy(n => n.Key, StringComparer.Ordinal)];
        var behind = await _facts.BehindAsync([.. named.Select(n => n.Key)], cancel);
        var names = named.ToLookup(n => behind(n.Key, asOf), StringComparer.Ordinal);
        string[] meant = [.. names.Select(n => n.Key)];
        var first = await _facts.MembershipsAsync(meant, cancel);
        string[] lots = [.. first.Select(m => m.Lot).Union(meant, StringComparer.Ordinal)];
        var memberships = await _facts.MembershipsAsync(lots, cancel);
        var nodes = (await _facts.NodesAsync([.. lots.Union(memberships.Select(m => m.Unit), StringComparer.Ordinal)], cancel)).ToDictionary(n => n.Key, StringComparer.Ordinal);
        var attachments = (await _facts.AttachmentsOfNodesAsync(lots, cancel)).Where(a => !a.Retracted).ToLookup(a => a.Node, StringComparer.Ordinal);
        PieceMembership[] pieces = [.. memberships.OrderBy(m => m.Unit, StringComparer.Ordinal).ThenBy(m => m.Lot, StringComparer.Ordinal).ThenBy(m => m.Because, StringComparer.Ordinal)
            .SelectMany(m => AsNamed(m.Unit).Where(unit => unit.Serial is not null).SelectMany(unit => AsNamed(m.Lot).Where(lot => lot.Lot is not null)
                .Select(lot => new PieceMembership(unit.Item ?? "", unit.Serial!, lot.Lot!, m.Evidence, m.Because))))];
        return new TranslationFacts(pieces,
            [.. lots.Order(StringComparer.Ordinal).SelectMany(k => AsNamed(k).Where(lot => lot is { Kind: NodeKind.Lot, Lot: not null }).Select(lot => Fact(k, lot, attachments[k], memberships)))]) { Contents = contents };

        // A node that the message does not name, or names as the record does, goes by what the record says.
        IEnumerable<NodeFact> AsNamed(string key) => nodes.GetValueOrDefault(key) is not { } node ? []
            : names[key].ToArray() is { Length: > 0 } said ? said.Select(name => name.Key == key ? node : node with { Serial = name.Serial ?? node.Serial, Lot = name.Lot ?? node.Lot }) : [node];
    }

    private static LotFact Fact(string key, NodeFact lot, IEnumerable<Attachment> attachments, IReadOnlyList<MembershipFact> memberships)
    {
        var held = LotBalance.Held(attachments) is { Unit: null or Projections.Pieces } stated ? stated.Quantity : (decimal?)null;
        var known = memberships.Where(m => m.Lot == key && m.Evidence is (EvidenceGrade.Exact or EvidenceGrade.Bulk)).Select(m => m.Unit).Distinct(StringComparer.Ordinal).Count();
        return new LotFact(lot.Item ?? "", lot.Lot!, held, held is not null && known == held);
    }
}
