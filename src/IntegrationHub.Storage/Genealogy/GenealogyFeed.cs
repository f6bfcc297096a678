using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Storage.Genealogy.Aliases;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>The order in which the genealogy was committed, for those who follow it.</summary>
/// <remarks>
/// The number of a row says when it was begun, not when it was committed: a reader that remembers the largest would miss what commits late.
/// So every batch takes its position last of all, under a lock that it holds until its commit: who sees a position sees all before it.
/// </remarks>
internal static class GenealogyFeed
{
    // Both databases know this form; the row stays locked until the commit.
    private const string Next = """
        INSERT INTO genealogy_feed ("Id", "Position") VALUES (1, 1)
        ON CONFLICT ("Id") DO UPDATE SET "Position" = genealogy_feed."Position" + 1
        RETURNING "Position" AS "Value"
        """;

    /// <summary>Gives all changes of a unit of work their position when it commits.</summary>
    public static void StampAtCommit(HubContext context) => context.BeforeCommit("genealogy feed position", async cancel =>
    {
        var position = (await context.Database.SqlQueryRaw<long>(Next).ToListAsync(cancel))[0];

        // Rows without position are those of this unit of work: nobody commits one, and nobody sees what others have not committed.
        await context.Set<ChangeRow>().Where(row => row.Position == ChangeRow.NotYet).ExecuteUpdateAsync(set => set.SetProperty(row => row.Position, position), cancel);
    });

    /// <summary>Gets the last position that is committed; 0 where there is none.</summary>
    public static async Task<long> PositionAsync(HubContext context, CancellationToken cancel) =>
        await context.Set<FeedRow>().Select(row => (long?)row.Position).MaxAsync(cancel) ?? 0;

    /// <summary>Brings an index from the position where it stands to a later one.</summary>
    /// <param name="context">A snapshot.</param>
    /// <param name="index">The index.</param>
    /// <param name="to">The position of the snapshot.</param>
    /// <param name="cancel">Ends the reading; the index must be thrown away then.</param>
    /// <returns>False where the index cannot hold all.</returns>
    public static async Task<bool> AdvanceAsync(HubContext context, FollowingIndex index, long to, CancellationToken cancel)
    {
        var after = index.Position;
        var changes = context.Set<ChangeRow>().Where(row => row.Position > after).Select(row => row.Id);
        var retractions = context.Set<RetractionRow>();
        var attachments = context.Set<AttachmentRow>().AsNoTracking();
        var sides = (after < 0 ? attachments : attachments.Where(row => changes.Contains(row.ChangeId)))
            .Select(row => new FollowedSide(row.GroupId, row.NodeId, row.Role == AttachmentRole.Input, row.At,
                row.EventKey != null && retractions.Any(r => r.EventKey == row.EventKey)));
        await foreach (var side in sides.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!index.Add(side))
            {
                return false;
            }
        }

        var memberships = context.Set<MembershipRow>().AsNoTracking();
        await foreach (var row in (after < 0 ? memberships : memberships.Where(row => changes.Contains(row.ChangeId))).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!index.AddMembership(row.UnitId, row.LotId))
            {
                return false;
            }
        }

        if (after >= 0)
        {
            // What came in just now says itself whether it was taken back, and what was taken back before is: to take either back once
            // more would take back another event that says the same.
            var events = retractions.Where(row => changes.Contains(row.ChangeId)
                && !retractions.Any(before => before.EventKey == row.EventKey && !changes.Contains(before.ChangeId))).Select(row => row.EventKey);
            await foreach (var row in attachments.Where(row => row.EventKey != null && events.Contains(row.EventKey) && !changes.Contains(row.ChangeId)).AsAsyncEnumerable().WithCancellation(cancel))
            {
                index.Retract(new FollowedSide(row.GroupId, row.NodeId, row.Role == AttachmentRole.Input, row.At, IsRetracted: true));
            }
        }

        // Versions are added and never changed, so their number tells whether there are new ones.
        if (await context.Set<AliasRow>().LongCountAsync(cancel) is var versions && versions != index.AliasVersion)
        {
            index.SetAliases((await AliasPairsAsync(context, cancel)).Select(pair => (pair.One, pair.Other, pair.From)), versions);
        }

        index.Position = to;
        return true;
    }

    /// <summary>Reads which nodes are two names of one thing, and from when.</summary>
    public static async Task<IReadOnlyList<AliasPair>> AliasPairsAsync(HubContext context, CancellationToken cancel)
    {
        var nodes = context.Set<NodeRow>();
        var rows = await (
            from alias in AliasStore.Newest(context).Where(row => row.State == AliasState.InForce || row.State == AliasState.WithdrawalProposed)
            join one in nodes on alias.OfKey equals one.Key
            join other in nodes on alias.NameKey equals other.Key
            select new { One = one.Id, Other = other.Id, Alias = alias }).ToListAsync(cancel);
        return [.. rows.Select(row => new AliasPair(row.One, row.Other, row.Alias.ToAlias().From))];
    }
}

/// <summary>Two names of one thing, by the store's numbers.</summary>
internal sealed record AliasPair(long One, long Other, long? From);
