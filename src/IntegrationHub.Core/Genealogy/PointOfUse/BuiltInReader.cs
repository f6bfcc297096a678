namespace IntegrationHub.Core.Genealogy.PointOfUse;

/// <summary>Reads what is recorded as directly in a unit, and was not taken out again.</summary>
/// <param name="facts">The stored facts.</param>
public sealed class BuiltInReader(IGenealogyFacts facts)
{
    /// <summary>Reads, ordered by item and node.</summary>
    public async Task<IReadOnlyList<BuiltIn>> ReadAsync(string unit, CancellationToken cancel)
    {
        var own = await facts.AttachmentsOfNodesAsync([unit], cancel);
        var all = (await facts.AttachmentsOfGroupsAsync([.. own.Select(a => a.Group).Distinct(StringComparer.Ordinal)], cancel)).Where(a => !a.Retracted).ToArray();
        var groups = all.GroupBy(a => a.Group, StringComparer.Ordinal).ToArray();
        var removed = groups.Where(g => g.Any(a => a.Node == unit && a.Role == AttachmentRole.Input && EdgeReader.RegainsIdentity(a)))
            .SelectMany(g => g.Where(a => a.Role != AttachmentRole.Input && a.Node != unit)).ToLookup(a => a.Node, a => a.At ?? long.MaxValue, StringComparer.Ordinal);
        Attachment[] inputs =
        [
            .. groups.Where(g => g.Any(a => a.Node == unit && a.Role != AttachmentRole.Input))
                .SelectMany(g => g.Where(a => a.Role == AttachmentRole.Input && a.Node != unit && !EdgeReader.RegainsIdentity(a)))
                // What was taken out later is not in it; without times a removal counts.
                .Where(a => !removed[a.Node].Any(at => a.At is not { } put || at >= put)),
        ];
        string[] keys = [.. inputs.Select(a => a.Node).Distinct(StringComparer.Ordinal)];
        var memberships = (await facts.MembershipsAsync(keys, cancel)).ToLookup(m => m.Unit, m => m.Lot, StringComparer.Ordinal);
        var nodes = (await facts.NodesAsync([.. keys.Union(keys.SelectMany(k => memberships[k]), StringComparer.Ordinal)], cancel)).ToDictionary(n => n.Key, StringComparer.Ordinal);

        var sightings = (await facts.ObservationsAsync([.. nodes.Keys], cancel)).ToLookup(o => o.Node, StringComparer.Ordinal);

        // Several reports of one piece are one piece; of a lot the events add up.
        return
        [
            .. inputs.GroupBy(a => a.Node, StringComparer.Ordinal).Select(g => Read(g.Key, [.. g], nodes, memberships[g.Key]) with
            {
                // A lot may be in other parents too: only what these reports say of a position is about this one.
                Position = sightings[g.Key].Where(o => g.Any(a => a.MessageId == o.MessageId)).SelectMany(o => o.Context).LastOrDefault(c => c.Scheme == "position")?.Value,
                Attributes = NodeAttributes.Of(sightings[g.Key].Concat(memberships[g.Key].SelectMany(lot => sightings[lot])))?.Where(a => a.Scheme != "position").ToArray() is { Length: > 0 } said ? said : null,
            })
                .OrderBy(b => b.Item, StringComparer.Ordinal).ThenBy(b => b.Id, StringComparer.Ordinal),
        ];
    }

    private static BuiltIn Read(string key, Attachment[] reports, Dictionary<string, NodeFact> nodes, IEnumerable<string> lots)
    {
        var fact = nodes.GetValueOrDefault(key) ?? new NodeFact(key, NodeKind.Unknown);
        var unit = Array.TrueForAll(reports, r => r.Unit == reports[0].Unit) ? reports[0].Unit : null;
        var quantity = fact.Kind == NodeKind.Unit ? 1
            : unit is null || Array.Exists(reports, r => r.Quantity is null) ? (decimal?)null
            : reports.Sum(r => r.Quantity);
        var lot = fact.Lot ?? lots.Select(l => nodes.GetValueOrDefault(l)?.Lot).FirstOrDefault(l => l is not null);
        return new BuiltIn(key, fact.Item, fact.Serial, lot, quantity, unit, reports.Min(r => r.Evidence));
    }
}
