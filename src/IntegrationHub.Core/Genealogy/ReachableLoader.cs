using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>What a store must answer so that <see cref="ReachableLoader"/> can load a part of it.</summary>
public interface IGenealogyFacts
{
    /// <summary>Gets the attachments of the nodes, with their retractions set.</summary>
    Task<IReadOnlyList<Attachment>> AttachmentsOfNodesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel);

    /// <summary>Gets the attachments of the groups, with their retractions set.</summary>
    Task<IReadOnlyList<Attachment>> AttachmentsOfGroupsAsync(IReadOnlyCollection<string> groups, CancellationToken cancel);

    /// <summary>Gets the memberships that name one of the nodes as piece or as lot.</summary>
    Task<IReadOnlyList<MembershipFact>> MembershipsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel);

    /// <summary>Gets what is known of the nodes.</summary>
    Task<IReadOnlyList<NodeFact>> NodesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel);

    /// <summary>Gets the sightings of the nodes.</summary>
    Task<IReadOnlyList<Observation>> ObservationsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel);

    /// <summary>Gets the sightings of tests and process steps within a time, both ends inclusive, microseconds since the epoch; those of unknown time too.</summary>
    Task<IReadOnlyList<Observation>> StepsAsync(long? from, long? to, CancellationToken cancel);

    /// <summary>Gets the attachments of an event, by its key or by the id that its system gave it.</summary>
    Task<IReadOnlyList<Attachment>> AttachmentsOfEventAsync(string id, CancellationToken cancel);

    /// <summary>Gets the names that one of the nodes shares with another node.</summary>
    Task<IReadOnlyList<SharedName>> SharedNamesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel);

    /// <summary>Gets the serial and lot numbers of the nodes, and those of every other node that goes by one of them, of whatever item.</summary>
    Task<IReadOnlyList<NameFact>> NumbersAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel);

    /// <summary>Gets the aliases in force that speak of one of the nodes, on either side.</summary>
    Task<IReadOnlyList<AliasFact>> AliasesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel);
}

/// <summary>Loads what can be reached, one round of queries for each level: the number of queries does not grow with the number of nodes.</summary>
public static class ReachableLoader
{
    /// <summary>Loads.</summary>
    public static async Task<GenealogySubgraph> LoadAsync(
        IGenealogyFacts facts, IReadOnlyCollection<string> keys, TraceDirection direction, CancellationToken cancel)
    {
        var reached = new HashSet<string>(keys, StringComparer.Ordinal);
        var groups = new HashSet<string>(StringComparer.Ordinal);
        var attachments = new Dictionary<(string, int), Attachment>();
        var memberships = new HashSet<MembershipFact>();
        var (from, to) = direction == TraceDirection.Forward ? (true, false) : (false, true);
        IReadOnlyCollection<string> frontier = reached.ToArray();
        while (frontier.Count > 0)
        {
            var touched = (await facts.AttachmentsOfNodesAsync(frontier, cancel)).ToArray();
            var travelled = touched.Where(a => !a.Retracted && (a.Role == AttachmentRole.Input ? from : to)).Select(a => a.Group).ToHashSet(StringComparer.Ordinal);
            string[] fresh = [.. touched.Select(a => a.Group).Distinct(StringComparer.Ordinal).Where(groups.Add)];
            foreach (var attachment in await facts.AttachmentsOfGroupsAsync(fresh, cancel))
            {
                attachments.TryAdd((attachment.MessageId, attachment.Ordinal), attachment);
            }

            var joined = await facts.MembershipsAsync(frontier, cancel);
            memberships.UnionWith(joined);
            var onTheFarSide = attachments.Values.Where(a => travelled.Contains(a.Group) && !a.Retracted && (a.Role == AttachmentRole.Input ? to : from)).Select(a => a.Node);
            frontier = [.. onTheFarSide.Concat(joined.SelectMany(m => new[] { m.Lot, m.Unit })).Distinct(StringComparer.Ordinal).Where(reached.Add)];
        }

        string[] all = [.. reached.Union(attachments.Values.Select(a => a.Node), StringComparer.Ordinal).Union(memberships.Select(m => m.Unit), StringComparer.Ordinal)];
        var nodes = await facts.NodesAsync(all, cancel);
        var shared = await facts.SharedNamesAsync(reached, cancel);
        var sightings = await facts.ObservationsAsync([.. nodes.Where(n => n.Kind == NodeKind.Container).Select(n => n.Key)], cancel);
        return new GenealogySubgraph(nodes.ToDictionary(n => n.Key, StringComparer.Ordinal), [.. attachments.Values], [.. memberships], shared)
        {
            Freed = [.. (await facts.ObservationsAsync(UsedAgain(attachments.Values), cancel)).Where(EdgeReader.Frees).Select(o => new Freed(o.Node, o.MessageId))],
            Aliases = [.. (await facts.AliasesAsync(all, cancel)).OrderBy(a => a.From ?? long.MinValue).ThenBy(a => a.Name, StringComparer.Ordinal)],
            Emptied = [.. sightings.Where(o => o.At is not null && o.Context.Any(c => c is { Scheme: "disposition", Value: "emptied" })).Select(o => new Emptied(o.Node, o.At!.Value))],
        };
    }

    // Only what went in more than once has anything to be freed from.
    private static string[] UsedAgain(IEnumerable<Attachment> attachments) =>
        [.. attachments.Where(a => a is { Retracted: false, Role: AttachmentRole.Input } && EdgeReader.UsesUp(a)).GroupBy(a => a.Node, StringComparer.Ordinal)
            .Where(g => g.Select(a => a.Group).Distinct(StringComparer.Ordinal).Skip(1).Any()).Select(g => g.Key)];
}
