using IntegrationHub.Core.Genealogy;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>What a node reaches, asked of the database: for genealogies that do not fit into memory.</summary>
internal static class RecursiveReach
{
    /// <summary>Finds it, one round of queries for each level.</summary>
    public static async Task<IReadOnlyList<ReachedNode>> FindAsync(HubContext context, long start, TraceDirection direction, long? asOf, CancellationToken cancel)
    {
        var (found, seen, groups) = (new List<ReachedNode>(), new HashSet<long>(), new HashSet<long>());
        var others = (await GenealogyFeed.AliasPairsAsync(context, cancel)).Where(pair => asOf == null || pair.From is null || pair.From <= asOf)
            .SelectMany(pair => new[] { pair, new AliasPair(pair.Other, pair.One, pair.From) }).ToLookup(pair => pair.One, pair => pair.Other);
        var retractions = context.Set<RetractionRow>();
        var standing = context.Set<AttachmentRow>()
            .Where(row => (asOf == null || row.At == null || row.At <= asOf) && (row.EventKey == null || !retractions.Any(r => r.EventKey == row.EventKey)));
        var (near, far) = direction == TraceDirection.Forward
            ? (standing.Where(row => row.Role == AttachmentRole.Input), standing.Where(row => row.Role != AttachmentRole.Input))
            : (standing.Where(row => row.Role != AttachmentRole.Input), standing.Where(row => row.Role == AttachmentRole.Input));
        var members = context.Set<MembershipRow>();
        for (var (frontier, level) = (Entered([start], 0), 1); frontier.Length > 0; level++)
        {
            var next = new List<long>();
            foreach (var nodes in frontier.Chunk(GenealogyFacts.ChunkSize))
            {
                long[] entered = [.. (await near.Where(row => nodes.Contains(row.NodeId)).Select(row => row.GroupId).Distinct().ToListAsync(cancel)).Where(groups.Add)];
                foreach (var chunk in entered.Chunk(GenealogyFacts.ChunkSize))
                {
                    next.AddRange(await far.Where(row => chunk.Contains(row.GroupId)).Select(row => row.NodeId).Distinct().ToListAsync(cancel));
                }

                next.AddRange(await members.Where(row => nodes.Contains(row.UnitId)).Select(row => row.LotId).ToListAsync(cancel));
                next.AddRange(await members.Where(row => nodes.Contains(row.LotId)).Select(row => row.UnitId).ToListAsync(cancel));
            }

            frontier = Entered(next, level);
        }

        return found;

        // Another name of a node is no step further.
        long[] Entered(IEnumerable<long> nodes, int level)
        {
            var entered = new List<long>(nodes.Where(seen.Add));
            for (var i = 0; i < entered.Count; i++)
            {
                entered.AddRange(others[entered[i]].Where(seen.Add));
            }

            found.AddRange(entered.Select(node => new ReachedNode(node, level)));
            return [.. entered];
        }
    }
}
