using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Identity;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>Snapshots and findings in the caller's transaction.</summary>
public sealed class ReconciliationStore(HubContext context) : IReconciliationStore
{
    private static readonly string RecentSnapshots = RecentOf("\"MatchKey\" = {0}");

    // Three of each: the value that holds, the one before it, and one that takes effect later.
    internal static string RecentOf(string condition) => $"""
        SELECT * FROM (
            SELECT s.*, row_number() OVER (
                PARTITION BY "System", "Item", "Site" ORDER BY "SequenceOrder" DESC, "ValidFrom" DESC, "Id" DESC) AS place
            FROM master_snapshot AS s WHERE {condition}) AS ranked
        WHERE place <= 3
        """;

    /// <inheritdoc />
    public async Task<SnapshotDecision> AppendAsync(MasterSnapshot snapshot, CancellationToken cancellationToken)
    {
        var row = MasterSnapshotRow.From(snapshot);
        await LockAsync(row.MatchKey, cancellationToken);
        var same = context.Set<MasterSnapshotRow>().AsNoTracking()
            .Where(one => one.MatchKey == row.MatchKey && one.System == row.System && one.Item == row.Item && one.Site == row.Site);
        var newest = (await Newest(same).FirstOrDefaultAsync(cancellationToken))?.ToSnapshot();
        (snapshot, row) = SnapshotHistory.Placed(newest, snapshot) is var placed && ReferenceEquals(placed, snapshot) ? (snapshot, row) : (placed, MasterSnapshotRow.From(placed));
        var decision = SnapshotHistory.Decide(newest, snapshot);

        // A replay of an old message finds its own row in the history.
        if (decision == SnapshotDecision.History)
        {
            var twins = await same.Where(one => one.ValidFrom == row.ValidFrom && one.SequenceOrder == row.SequenceOrder).ToListAsync(cancellationToken);
            decision = twins.Exists(one => SnapshotHistory.Decide(one.ToSnapshot(), snapshot) == SnapshotDecision.Repeated) ? SnapshotDecision.Repeated : decision;
        }

        if (decision != SnapshotDecision.Repeated)
        {
            context.Add(row);
            await context.SaveChangesAsync(cancellationToken);
            context.Entry(row).State = EntityState.Detached;
        }

        return decision;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<MasterSnapshot>> RecentAsync(string item, CancellationToken cancellationToken)
    {
        var key = ItemNumber.MatchKey(item);
        var rows = await context.Set<MasterSnapshotRow>().FromSqlRaw(RecentSnapshots, key).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Id).Select(row => row.ToSnapshot())];
    }

    /// <inheritdoc />
    public async Task SaveFindingsAsync(string item, IReadOnlyList<Finding> findings, long at, CancellationToken cancellationToken)
    {
        var key = ItemNumber.MatchKey(item);
        var open = (await context.Set<FindingRow>().AsTracking().Where(row => row.MatchKey == key && row.ClosedAt == null).ToListAsync(cancellationToken))
            .ToDictionary(row => row.Identity, StringComparer.Ordinal);
        context.AddRange(FindingRow.Merge(open, key, findings, at));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<StoredFinding?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await context.Set<FindingRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.ClosedAt == null, cancellationToken))?.ToStored();

    /// <inheritdoc />
    public async Task<IReadOnlyList<Finding>> OpenAsync(string item, CancellationToken cancellationToken)
    {
        var key = ItemNumber.MatchKey(item);
        var rows = await context.Set<FindingRow>().AsNoTracking().Where(row => row.MatchKey == key && row.ClosedAt == null).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToStored().Finding)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> DueAsync(long now, int most, CancellationToken cancellationToken)
    {
        var due = await context.Set<FindingRow>().AsNoTracking().Where(row => row.ClosedAt == null && row.CoveredUntil != null && row.CoveredUntil <= now)
            .OrderBy(row => row.CoveredUntil).Take(most).ToListAsync(cancellationToken);
        return [.. due.Select(row => row.ToStored().Finding.Item).Distinct(StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> WithFindingAsync(string attribute, string system, int most, CancellationToken cancellationToken)
    {
        var rows = await OfAttribute(context.Set<FindingRow>().AsNoTracking().Where(row => row.System == system), attribute)
            .GroupBy(row => row.MatchKey).Select(group => new { group.Key, Last = group.Max(row => row.Id) }).OrderByDescending(one => one.Last).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(one => one.Key)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<NamedNumber>> NumbersAsync(string system, CancellationToken cancellationToken)
    {
        var rows = await context.Set<MasterSnapshotRow>().AsNoTracking().Where(row => row.System == system && row.Site == null)
            .Select(row => row.Item).Distinct().OrderBy(item => item).ToListAsync(cancellationToken);
        return [.. rows.Select(item => new NamedNumber(system, item))];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> OnceAbsentAsync(string system, CancellationToken cancellationToken) =>
        await context.Set<MasterSnapshotRow>().AsNoTracking().Where(row => row.System == system && row.MappingVersion == MasterSnapshot.AbsentFromLoad)
            .Select(row => row.Item).Distinct().OrderBy(item => item).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<FindingPage> ListAsync(FindingFilter filter, CancellationToken cancellationToken)
    {
        var rows = Filtered(await OpenAsync(cancellationToken), filter);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderByDescending(row => row.Severity).ThenBy(row => row.FirstSeenAt).ThenBy(row => row.Id)
            .Skip(Math.Max(0, filter.Skip)).Take(Math.Clamp(filter.Take, 1, 1_000)).ToListAsync(cancellationToken);
        var identities = page.Select(row => row.Identity).ToList();
        var assigned = (await Assignments.Where(note => identities.Contains(note.Identity)).OrderBy(note => note.Id).Select(note => new { note.Identity, note.Text }).ToListAsync(cancellationToken))
            .GroupBy(note => note.Identity, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Text, StringComparer.Ordinal);
        return new FindingPage([.. page.Select(row => row.ToStored() with { Assignee = assigned.GetValueOrDefault(row.Identity) is { Length: > 0 } whose ? whose : null })], total);
    }

    /// <inheritdoc />
    public async Task<FindingCounts> CountAsync(CancellationToken cancellationToken)
    {
        var groups = await (await OpenAsync(cancellationToken))
            .GroupBy(row => new { row.NeedsPerson, row.Severity, row.Gate, row.Cause })
            .Select(group => new { group.Key.NeedsPerson, group.Key.Severity, group.Key.Gate, group.Key.Cause, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new FindingCounts(
            groups.Sum(group => group.Count),
            groups.Where(group => group.NeedsPerson).Sum(group => group.Count),
            groups.Where(group => group.NeedsPerson).GroupBy(group => group.Severity).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)),
            groups.GroupBy(group => group.Gate).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)),
            groups.Where(group => group.Cause is not null).GroupBy(group => group.Cause!.Value).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)));
    }

    private static IQueryable<MasterSnapshotRow> Newest(IQueryable<MasterSnapshotRow> rows) =>
        rows.OrderByDescending(row => row.SequenceOrder).ThenByDescending(row => row.ValidFrom).ThenByDescending(row => row.Id);

    // A system that never sent a master is not connected yet: that it lacks an item says nothing. Decided at read, because the order in
    // which systems speak for the first time must not matter.
    private async Task<IQueryable<FindingRow>> OpenAsync(CancellationToken cancellationToken)
    {
        var open = context.Set<FindingRow>().AsNoTracking().Where(row => row.ClosedAt == null);
        var silent = new List<string>();
        foreach (var system in await open.Where(row => row.Gate == Gate.MissingInSystem && row.System != null).Select(row => row.System!).Distinct().ToListAsync(cancellationToken))
        {
            if (!await context.Set<MasterSnapshotRow>().AnyAsync(row => row.System == system, cancellationToken))
            {
                silent.Add(system);
            }
        }

        return silent.Count == 0 ? open : open.Where(row => row.Gate != Gate.MissingInSystem || row.System == null || !silent.Contains(row.System));
    }

    // The attribute is a member of the identity, an array as JSON in which no text can hold an unescaped quote.
    private static IQueryable<FindingRow> OfAttribute(IQueryable<FindingRow> rows, string attribute)
    {
        var (whole, part) = ($",{JsonSerializer.Serialize(attribute)},", $",{JsonSerializer.Serialize(attribute + ":")[..^1]}");
        return rows.Where(row => row.Identity.Contains(whole) || row.Identity.Contains(part));
    }

    // The last one holds; an empty one makes it nobody's.
    private IQueryable<FindingNoteRow> Assignments => context.Set<FindingNoteRow>().AsNoTracking().Where(note => note.Kind == NoteKind.Assignment);

    private IQueryable<FindingRow> Filtered(IQueryable<FindingRow> rows, FindingFilter filter)
    {
        if (filter.Assignee is { Length: > 0 } assignee)
        {
            var whose = assignee == FindingFilter.Nobody ? "" : assignee;
            rows = rows.Where(row => (Assignments.Where(note => note.Identity == row.Identity).OrderByDescending(note => note.Id).Select(note => note.Text).FirstOrDefault() ?? "") == whose);
        }

        var contains = filter.ItemContains is { Length: > 0 } text ? ItemNumber.MatchKey(text) : null;
        rows = contains is null ? rows : rows.Where(row => row.MatchKey.Contains(contains));
        rows = filter.Site is null ? rows : rows.Where(row => row.Site == filter.Site);
        rows = filter.System is null ? rows : rows.Where(row => row.System == filter.System);
        rows = filter.Attribute is null ? rows : OfAttribute(rows, filter.Attribute);
        rows = filter.Gate is null ? rows : rows.Where(row => row.Gate == filter.Gate);
        rows = filter.Relation is null ? rows : rows.Where(row => row.Relation == filter.Relation);
        rows = filter.Cause is null ? rows : rows.Where(row => row.Cause == filter.Cause);
        rows = filter.AtLeast is null ? rows : rows.Where(row => row.Severity >= filter.AtLeast);
        return filter.OnlyMismatches ? rows.Where(row => row.NeedsPerson) : rows;
    }

    /// <summary>Keeps other transactions off an item until this one ends.</summary>
    // Two messages about one item in two transactions would each compare without the other's snapshot. SQLite has one writer anyway.
    internal async Task LockAsync(string matchKey, CancellationToken cancellationToken)
    {
        if (context is PostgreSqlHubContext)
        {
            var key = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes("master " + matchKey)));
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);
        }
    }
}
