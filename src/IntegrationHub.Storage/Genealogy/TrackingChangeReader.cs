using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>Reads when systems changed how items are tracked, out of the newest snapshots of their masters.</summary>
public static class TrackingChangeReader
{
    // An answer of more items than these is read by nobody item by item.
    private const int MostItems = 50;

    /// <summary>Reads the changes, oldest first.</summary>
    public static async Task<IReadOnlyList<TrackingChange>> ReadAsync(HubContext context, IReadOnlyCollection<string> items, CancellationToken cancel)
    {
        var (store, changes) = (new ReconciliationStore(context), new List<(long At, TrackingChange Change)>());
        foreach (var item in items.Take(MostItems))
        {
            foreach (var history in (await store.RecentAsync(item, cancel)).GroupBy(s => (s.System, s.Item, s.Site)))
            {
                var ordered = history.ToList();
                ordered.Sort(SnapshotHistory.Compare);
                foreach (var (before, after) in ordered.Zip(ordered.Skip(1)))
                {
                    var (old, now) = (Flags(before), Flags(after));
                    if (old.IsKnown && now.IsKnown && old != now)
                    {
                        changes.Add((after.ValidFrom, new TrackingChange(history.Key.Item, history.Key.System, history.Key.Site, HubInstant.Text(after.ValidFrom), old.ToString(), now.ToString())));
                    }
                }
            }
        }

        // What holds everywhere is told once, not for each site again.
        var general = changes.Where(c => c.Change.Site is null).Select(c => c.Change with { Site = null }).ToHashSet();
        return [.. changes.Where(c => c.Change.Site is null || !general.Contains(c.Change with { Site = null })).OrderBy(c => c.At).ThenBy(c => c.Change.Item, StringComparer.Ordinal).Select(c => c.Change).Distinct()];
    }

    private static TrackingFlags Flags(MasterSnapshot snapshot) => TrackingFlags.At(snapshot.Tracking, snapshot.Site, null, out _);
}
