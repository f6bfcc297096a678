using IntegrationHub.Core.Canonical.Events;

namespace IntegrationHub.Core.Genealogy;

/// <summary>What lies directly in which container: what was packed and not unpacked.</summary>
internal static class Containment
{
    /// <summary>Reads what one side of a group says of a container.</summary>
    public static IEnumerable<PackMove> Moves(Attachment container, IEnumerable<Attachment> group)
    {
        var packs = container.Role != AttachmentRole.Input && (container.Kind == TransformationKind.Pack || container.Operation is Operation.Pack or Operation.Kit);
        var unpacks = container.Role == AttachmentRole.Input && EdgeReader.RegainsIdentity(container);
        return packs ? group.Where(a => a.Role == AttachmentRole.Input).Select(a => new PackMove(container.Node, a, 1))
            : unpacks ? group.Where(a => a.Role == AttachmentRole.Output).Select(a => new PackMove(container.Node, a, -1))
            : [];
    }

    /// <summary>Lists what lies in which container by all that is known.</summary>
    /// <param name="attachments">Whole groups; what was taken back does not count.</param>
    public static IEnumerable<GenealogyEdge> Held(IEnumerable<Attachment> attachments) => attachments.Where(a => !a.Retracted).GroupBy(a => a.Group, StringComparer.Ordinal)
        .SelectMany(group => group.SelectMany(container => Moves(container, group)))
        .GroupBy(m => (m.Container, m.Part.Node)).Where(g => g.Sum(m => m.Sign) > 0)
        .Select(g => g.Last(m => m.Sign > 0)).Select(m => new GenealogyEdge(m.Part.Node, m.Container, m.Part, true, m.Part.Evidence, m.Part.MessageId, null));

    /// <summary>Finds how a container comes to lie in itself, also by way of others.</summary>
    /// <param name="facts">The stored facts.</param>
    /// <param name="container">The node key.</param>
    /// <param name="asOf">What was packed or unpacked later does not count, microseconds since the epoch; null: everything counts.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The events on the way, from the container inwards; empty where it does not.</returns>
    public static async Task<IReadOnlyList<string>> LoopAsync(IGenealogyFacts facts, string container, long? asOf, CancellationToken cancel)
    {
        var way = new Dictionary<string, GenealogyEdge>(StringComparer.Ordinal);
        for (string[] level = [container]; level.Length > 0 && !way.ContainsKey(container);)
        {
            var own = (await facts.AttachmentsOfNodesAsync(level, cancel)).Where(Counts).Select(a => a.Group).Distinct(StringComparer.Ordinal).ToArray();
            var held = Held((await facts.AttachmentsOfGroupsAsync(own, cancel)).Where(Counts)).Where(e => level.Contains(e.To, StringComparer.Ordinal)).ToArray();
            level = [.. held.Where(e => way.TryAdd(e.From, e)).Select(e => e.From)];
        }

        var events = new List<string>();
        for (var at = container; way.TryGetValue(at, out var edge) && way.ContainsKey(container) && (at != container || events.Count == 0); at = edge.To)
        {
            events.Insert(0, edge.Input!.EventKey ?? edge.Because);
        }

        return [.. events.Distinct(StringComparer.Ordinal)];

        bool Counts(Attachment a) => !a.Retracted && (asOf is null || a.At is null || a.At <= asOf);
    }
}

/// <summary>That something was put into a container (1) or taken out of it (-1).</summary>
internal sealed record PackMove(string Container, Attachment Part, int Sign);
