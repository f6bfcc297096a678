using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Reconciliation.Runs;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>Runs over all items: start, steps, end, and what differs between two of them. In the caller's transaction.</summary>
public sealed class RunStore(HubContext context)
{
    /// <summary>How many runs keep their findings line by line; of older ones the counts stay.</summary>
    public const int Kept = 10;

    private const long StartLock = 0x72756E2D73746172;

    /// <summary>Starts a run; where one is under way already, that one is it.</summary>
    public async Task<ReconciliationRun> StartAsync(string by, long now, CancellationToken cancellationToken)
    {
        // Two instances whose schedules strike at once would start two runs; SQLite has one writer anyway.
        if (context is PostgreSqlHubContext)
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({StartLock})", cancellationToken);
        }

        if (await RunningAsync(cancellationToken) is { } running)
        {
            return running.ToRun();
        }

        var items = await context.Set<MasterSnapshotRow>().Select(row => row.MatchKey).Distinct().CountAsync(cancellationToken);
        var row = new RunRow { State = RunState.Running, By = by, StartedAt = now, Cursor = "", Digest = "", Items = items };
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return row.ToRun();
    }

    /// <summary>Lists which of some systems ever sent a master.</summary>
    public async Task<IReadOnlySet<string>> SpeakingAsync(IEnumerable<string> systems, CancellationToken cancellationToken)
    {
        var speaking = new HashSet<string>(StringComparer.Ordinal);
        foreach (var system in systems)
        {
            if (await context.Set<MasterSnapshotRow>().AnyAsync(row => row.System == system, cancellationToken))
            {
                speaking.Add(system);
            }
        }

        return speaking;
    }

    /// <summary>Finds the run that is under way; null where there is none.</summary>
    public Task<RunRow?> RunningAsync(CancellationToken cancellationToken) =>
        context.Set<RunRow>().AsNoTracking().FirstOrDefaultAsync(row => row.State == RunState.Running, cancellationToken);

    /// <summary>Moves a run on; false where another instance has, and then the transaction must not commit its step.</summary>
    /// <param name="run">The run as it was read.</param>
    /// <param name="cursor">The match key up to which everything is compared now.</param>
    /// <param name="compared">How many items were compared in this step.</param>
    /// <param name="digest">The digest up to there.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<bool> MoveAsync(RunRow run, string cursor, int compared, string digest, CancellationToken cancellationToken) =>
        await context.Set<RunRow>().Where(row => row.Id == run.Id && row.State == RunState.Running && row.Cursor == run.Cursor)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Cursor, cursor)
                .SetProperty(row => row.Compared, row => row.Compared + compared)
                .SetProperty(row => row.Digest, digest), cancellationToken) == 1;

    /// <summary>Ends a run: counts, compares with the run before, and lets go of lines that are too old.</summary>
    public async Task EndAsync(RunRow run, long now, CancellationToken cancellationToken)
    {
        var lines = context.Set<RunFindingRow>().AsNoTracking().Where(row => row.RunId == run.Id);
        var groups = await lines.GroupBy(row => new { row.Class, row.System })
            .Select(group => new { group.Key.Class, group.Key.System, Findings = group.Count(), Mismatches = group.Count(row => row.NeedsPerson) }).ToListAsync(cancellationToken);
        var before = await context.Set<RunRow>().Where(row => row.Id < run.Id && row.State == RunState.Done).OrderByDescending(row => row.Id).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken);
        var outcome = new RunOutcome(
            groups.Sum(group => group.Findings), groups.Sum(group => group.Mismatches), before,
            await Opened(run.Id, before).CountAsync(cancellationToken), await Opened(before ?? 0, run.Id).CountAsync(cancellationToken), await Changed(run.Id, before).CountAsync(cancellationToken),
            [.. groups.OrderBy(group => group.Class, StringComparer.Ordinal).ThenBy(group => group.System, StringComparer.Ordinal).Select(group => new RunCount(group.Class, group.System, group.Findings, group.Mismatches))]);
        var body = CanonicalJson.Write(outcome);
        await context.Set<RunRow>().Where(row => row.Id == run.Id && row.State == RunState.Running).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, RunState.Done)
            .SetProperty(row => row.EndedAt, now)
            .SetProperty(row => row.Outcome, body), cancellationToken);
        var oldest = await context.Set<RunRow>().Where(row => row.Id <= run.Id).OrderByDescending(row => row.Id).Skip(Kept - 1).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken);
        await context.Set<RunFindingRow>().Where(row => row.RunId < (oldest ?? 0)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Lists runs, the newest first.</summary>
    public async Task<IReadOnlyList<ReconciliationRun>> ListAsync(int most, CancellationToken cancellationToken) =>
        [.. (await context.Set<RunRow>().AsNoTracking().OrderByDescending(row => row.Id).Take(most).ToListAsync(cancellationToken)).Select(row => row.ToRun())];

    /// <summary>Finds a run; null where there is none.</summary>
    public async Task<ReconciliationRun?> FindAsync(long number, CancellationToken cancellationToken) =>
        (await context.Set<RunRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == number, cancellationToken))?.ToRun();

    /// <summary>Lists what opened, closed and changed against the run before, in the order of item and system.</summary>
    public async Task<IReadOnlyList<RunDifference>> DifferenceAsync(ReconciliationRun run, int most, CancellationToken cancellationToken)
    {
        var (opened, closed) = (await Opened(run.Number, run.Before).OrderBy(row => row.Identity).Take(most).ToListAsync(cancellationToken), await Opened(run.Before ?? 0, run.Number).OrderBy(row => row.Identity).Take(most).ToListAsync(cancellationToken));
        var changed = await Changed(run.Number, run.Before).OrderBy(row => row.Identity).Take(most).ToListAsync(cancellationToken);
        var identities = changed.Select(row => row.Identity).ToList();
        var earlier = await context.Set<RunFindingRow>().AsNoTracking().Where(row => row.RunId == run.Before && identities.Contains(row.Identity)).ToDictionaryAsync(row => row.Identity, row => row.Says, cancellationToken);
        return [.. opened.Select(row => (row.Identity, Difference: row.ToDifference(RunChange.Opened, null, row.Says)))
            .Concat(closed.Select(row => (row.Identity, Difference: row.ToDifference(RunChange.Closed, row.Says, null))))
            .Concat(changed.Select(row => (row.Identity, Difference: row.ToDifference(RunChange.Changed, earlier.GetValueOrDefault(row.Identity), row.Says))))
            .OrderBy(pair => pair.Identity, StringComparer.Ordinal).Take(most).Select(pair => pair.Difference)];
    }

    private IQueryable<RunFindingRow> Opened(long run, long? before) => context.Set<RunFindingRow>().AsNoTracking()
        .Where(row => row.RunId == run && !context.Set<RunFindingRow>().Any(other => other.RunId == before && other.Identity == row.Identity));

    private IQueryable<RunFindingRow> Changed(long run, long? before) => context.Set<RunFindingRow>().AsNoTracking()
        .Where(row => row.RunId == run && context.Set<RunFindingRow>().Any(other => other.RunId == before && other.Identity == row.Identity && other.Says != row.Says));
}
