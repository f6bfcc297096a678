using IntegrationHub.Core.Genealogy;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>What a node reaches, asked of the database: for genealogies that do not fit into memory.</summary>
internal static class RecursiveReach
{
    /// <summary>Finds it, one round of queries for each level.</summary>
    public static async Task<IReadOnlyList<ReachedNode>> FindAsync(HubContext context, long start, TraceDirection direction, long? asOf, CancellationToken cancel)
    {
        var (found, seen, groups) = (new List<ReachedNode> { new(start, 0) }, new HashSet<long> { start }, new HashSet<long>());
        var retractions = context.Set<RetractionRow>();
        var standing = context.Set<AttachmentRow>()
            .Where(row => (asOf == null || row.At == null || row.At <= asOf) && (row.EventKey == null || !retractions.Any(r => r.EventKey == row.EventKey)));
        var (near, far) = direction == TraceDirection.Forward
            ? (standing.Where(row => row.Role == AttachmentRole.Input), standing.Where(row => row.Role != AttachmentRole.Input))
            : (standing.Where(row => row.Role != AttachmentRole.Input), standing.Where(row => row.Role == AttachmentRole.Input));
        var members = context.Set<MembershipRow>();
        for (var (frontier, level) = (new[] { start }, 1); frontier.Length > 0; level++)
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

            frontier = [.. next.Where(seen.Add)];
            found.AddRange(frontier.Select(node => new ReachedNode(node, level)));
        }

        return found;
    }
}
