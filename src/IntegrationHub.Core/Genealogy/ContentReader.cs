using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Reads what lies in containers, and in the containers within them, as of a time: what was packed and not unpacked.</summary>
/// <param name="facts">The stored facts.</param>
internal sealed class ContentReader(IGenealogyFacts facts)
{
    // A container in a box on a pallet in a truck; deeper is a record that contains itself.
    private const int Deepest = 12;

    public async Task<IReadOnlyList<ContentFact>> ReadAsync(IEnumerable<string> containers, long? asOf, CancellationToken cancel)
    {
        var (found, seen) = (new List<ContentFact>(), new HashSet<string>(containers, StringComparer.Ordinal));
        string[] level = [.. seen];
        for (var depth = 0; depth < Deepest && level.Length > 0; depth++)
        {
            var inside = await LevelAsync(level, asOf, cancel);
            found.AddRange(inside.Select(one => one.Fact));
            level = [.. inside.Where(one => one.IsContainer && seen.Add(one.Node)).Select(one => one.Node)];
        }

        return found;
    }

    private async Task<List<(ContentFact Fact, string Node, bool IsContainer)>> LevelAsync(string[] containers, long? asOf, CancellationToken cancel)
    {
        var own = (await facts.AttachmentsOfNodesAsync(containers, cancel)).Where(a => Counts(a, asOf)).ToArray();
        var groups = (await facts.AttachmentsOfGroupsAsync([.. own.Select(a => a.Group).Distinct(StringComparer.Ordinal)], cancel)).Where(a => Counts(a, asOf)).ToLookup(a => a.Group, StringComparer.Ordinal);
        var moves = own.SelectMany(a => Containment.Moves(a, groups[a.Group])).ToArray();
        var nodes = (await facts.NodesAsync([.. containers.Concat(moves.Select(m => m.Part.Node)).Distinct(StringComparer.Ordinal)], cancel)).ToDictionary(n => n.Key, StringComparer.Ordinal);
        return
        [
            .. moves.GroupBy(m => (m.Container, m.Part.Node)).Where(g => g.Sum(m => m.Sign) > 0 && nodes.ContainsKey(g.Key.Node))
                .OrderBy(g => g.Key.Container, StringComparer.Ordinal).ThenBy(g => g.Key.Node, StringComparer.Ordinal)
                .Select(g => (new ContentFact(nodes[g.Key.Container].Container ?? g.Key.Container, Reference(nodes[g.Key.Node], [.. g]), g.First(m => m.Sign > 0).Part.MessageId), g.Key.Node, nodes[g.Key.Node].Kind == NodeKind.Container)),
        ];
    }

    private static bool Counts(Attachment a, long? asOf) => !a.Retracted && (asOf is null || a.At is null || a.At <= asOf);

    private static MaterialReference Reference(NodeFact node, PackMove[] moves) => new()
    {
        Item = node.Item is null ? null : new ItemReference(node.Item),
        Serial = node.Serial,
        Lot = node.Lot,
        Container = node.Kind == NodeKind.Container ? node.Container ?? node.Key : null,
        Quantity = node.Kind == NodeKind.Unit ? 1 : Array.TrueForAll(moves, m => m.Part.Quantity is not null && m.Part.Unit == moves[0].Part.Unit) ? moves.Sum(m => m.Sign * m.Part.Quantity) : null,
        Unit = node.Kind == NodeKind.Unit ? Projections.Pieces : moves[0].Part.Unit,
    };
}
