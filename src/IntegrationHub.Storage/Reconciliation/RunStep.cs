using System.Security.Cryptography;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using IntegrationHub.Core.Reconciliation.Decisions;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>One step of a run: some hundred items in the order of their keys, read together and compared one by one, in one transaction.</summary>
/// <param name="context">The unit of work.</param>
/// <param name="size">How many items, 1 or more.</param>
/// <param name="speaking">The systems that ever sent a master: that another one lacks an item says nothing, and no list shows it.</param>
public sealed class RunStep(HubContext context, int size, IReadOnlySet<string> speaking)
{
    /// <summary>Compares the items of a run, given the stores that hold what is known about this step's items.</summary>
    public delegate Task Compare(IReconciliationStore store, IDecisionStore decisions, IItemFacts facts, string item, CancellationToken cancellationToken);

    /// <summary>Takes the next step.</summary>
    /// <param name="run">The run as it was read.</param>
    /// <param name="compare">Compares one item and keeps its findings.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many items were compared; 0 is the end of the run, null that another instance was faster.</returns>
    public async Task<int?> RunAsync(RunRow run, Compare compare, CancellationToken cancellationToken)
    {
        var cursor = run.Cursor;
        var keys = await context.Set<MasterSnapshotRow>().Where(row => string.Compare(row.MatchKey, cursor) > 0).Select(row => row.MatchKey).Distinct()
            .OrderBy(key => key).Take(size).ToListAsync(cancellationToken);
        if (keys.Count == 0)
        {
            return 0;
        }

        var store = new ReconciliationStore(context);
        foreach (var key in keys)
        {
            await store.LockAsync(key, cancellationToken);
        }

        var known = await StepKnowledge.ReadAsync(context, cursor, keys[^1], cancellationToken);
        foreach (var key in keys)
        {
            await compare(known.Store, known.Decisions, known.Facts, key, cancellationToken);
        }

        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        var digest = await KeepAsync(run, keys[^1], cancellationToken);
        return await new RunStore(context).MoveAsync(run, keys[^1], keys.Count, digest, cancellationToken) ? keys.Count : null;
    }

    // A chain, so that a run that was interrupted comes to the same end as one that was not.
    private async Task<string> KeepAsync(RunRow run, string last, CancellationToken cancellationToken)
    {
        var cursor = run.Cursor;
        var open = await context.Set<FindingRow>().AsNoTracking()
            .Where(row => row.ClosedAt == null && string.Compare(row.MatchKey, cursor) > 0 && string.Compare(row.MatchKey, last) <= 0)
            .OrderBy(row => row.MatchKey).ThenBy(row => row.Identity).ToListAsync(cancellationToken);
        open.RemoveAll(row => row is { Gate: Gate.MissingInSystem, System: { } system } && !speaking.Contains(system));
        var digest = run.Digest;
        foreach (var row in open)
        {
            digest = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(digest), .. row.Body]));
        }

        // An interrupted run of another instance may have left lines of this step: it was undone with its transaction, so there are none.
        context.AddRange(open.Select(row => RunFindingRow.From(run.Id, CanonicalJson.Read<Finding>(row.Body))));
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return digest;
    }
}
