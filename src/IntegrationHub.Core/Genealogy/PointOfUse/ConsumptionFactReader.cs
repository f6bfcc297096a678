using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy.PointOfUse;

/// <summary>Reads what the genealogy knows of material that is about to be built in.</summary>
/// <param name="facts">The stored facts.</param>
public sealed class ConsumptionFactReader(IGenealogyFacts facts)
{
    /// <summary>Reads.</summary>
    /// <param name="node">The node key; null where nothing is known of the material.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The facts, without masters, plan and holds of quality; and the lots of a piece, whose holds hold it too.</returns>
    public async Task<(ConsumptionFacts Facts, IReadOnlyList<string> Lots)> ReadAsync(string? node, CancellationToken cancel)
    {
        if (node is null)
        {
            return (new ConsumptionFacts(), []);
        }

        var memberships = await facts.MembershipsAsync([node], cancel);
        string[] lots = [.. memberships.Where(m => m.Unit == node).Select(m => m.Lot).Distinct(StringComparer.Ordinal)];
        var nodes = (await facts.NodesAsync([node, .. lots], cancel)).ToDictionary(n => n.Key, StringComparer.Ordinal);
        var fact = nodes.GetValueOrDefault(node) ?? new NodeFact(node, NodeKind.Unknown);
        var sightings = (await facts.ObservationsAsync([node, .. lots], cancel)).OrderBy(o => o.At ?? long.MinValue).ThenBy(o => o.MessageId, StringComparer.Ordinal).ThenBy(o => o.Ordinal).ToArray();
        var expired = Array.FindLastIndex(sightings, o => o.Operation == "expire");
        var extended = Array.FindLastIndex(sightings, o => o.Operation == "extend");
        return (new ConsumptionFacts
        {
            Node = fact.Kind == NodeKind.Unit && lots.Length > 0 ? fact with { Lot = nodes.GetValueOrDefault(lots[0])?.Lot } : fact,
            Expiry = sightings.SelectMany(o => o.Context).LastOrDefault(c => c.Scheme == "expiry")?.Value,
            WasExpired = expired > extended,
            Holds = [.. Held(sightings)],
            UsedIn = fact.Kind == NodeKind.Unit ? await UsedInAsync(node, sightings, cancel) : [],
            Left = fact.Kind == NodeKind.Lot ? await LeftAsync(node, memberships, cancel) : null,
        }, lots);
    }

    // A hold that an event reported stands until one reports its release, for the piece and for its lot each.
    private static IEnumerable<string> Held(Observation[] sightings) => sightings.Where(o => o.Operation is "hold" or "release").GroupBy(o => o.Node, StringComparer.Ordinal)
        .Where(g => g.Last().Operation == "hold").Select(g => $"{g.Key} by {g.Last().EventKey ?? g.Last().MessageId}");

    private async Task<IReadOnlyList<string>> UsedInAsync(string node, Observation[] sightings, CancellationToken cancel)
    {
        var own = (await facts.AttachmentsOfNodesAsync([node], cancel)).Where(a => !a.Retracted).ToArray();
        var uses = own.Where(a => a.Role == AttachmentRole.Input && a.Evidence == EvidenceGrade.Exact && EdgeReader.UsesUp(a)).Select(a => a.Group).Distinct(StringComparer.Ordinal).ToArray();
        var freed = own.Where(EdgeReader.Frees).Select(a => a.Group).Concat(sightings.Where(s => s.Node == node && EdgeReader.Frees(s)).Select(s => s.MessageId)).Distinct(StringComparer.Ordinal).Count();
        if (uses.Length <= freed)
        {
            return [];
        }

        var outputs = (await facts.AttachmentsOfGroupsAsync(uses, cancel)).Where(a => !a.Retracted && a.Role != AttachmentRole.Input).Select(a => a.Node).Distinct(StringComparer.Ordinal).ToArray();
        var known = await facts.NodesAsync(outputs, cancel);
        return [.. known.Select(n => n.Serial ?? n.Lot ?? n.Key).Order(StringComparer.Ordinal)];
    }

    private async Task<decimal?> LeftAsync(string lot, IReadOnlyList<MembershipFact> memberships, CancellationToken cancel)
    {
        string[] pieces = [.. memberships.Where(m => m.Lot == lot).Select(m => m.Unit).Distinct(StringComparer.Ordinal)];
        var touching = await facts.AttachmentsOfNodesAsync([lot, .. pieces], cancel);
        if (LotBalance.Held(touching.Where(a => a.Node == lot && !a.Retracted)) is not { } held)
        {
            return null;
        }

        var all = await facts.AttachmentsOfGroupsAsync([.. touching.Select(a => a.Group).Distinct(StringComparer.Ordinal)], cancel);
        var used = EdgeReader.Read(all, []).Where(e => e.Input is { } input && EdgeReader.UsesUp(input)).ToLookup(e => e.From, StringComparer.Ordinal);
        return held.Quantity - LotBalance.Taken(used[lot], [.. pieces.SelectMany(p => used[p])], held.Unit);
    }
}
