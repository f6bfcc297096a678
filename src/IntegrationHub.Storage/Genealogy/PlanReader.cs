using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Genealogy.PointOfUse;
using IntegrationHub.Core.Quality.Nonconformance;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Quality;
using IntegrationHub.Storage.Reconciliation;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>Reads what masters plan for an item: how each system tracks it, and its bill of material as its sender wrote it.</summary>
/// <param name="context">A snapshot.</param>
/// <param name="authorityFor">Gives the system that says what is right about an item's tracking at a site; null where none is named.</param>
/// <param name="now">Microseconds since the epoch.</param>
public sealed class PlanReader(HubContext context, Func<string, string?, string?> authorityFor, long now)
{
    private readonly ReconciliationStore _masters = new(context);

    /// <summary>Reads what each system says about how an item is tracked.</summary>
    public async Task<IReadOnlyList<MasterTracking>> TrackingAsync(string item, string? site, CancellationToken cancel)
    {
        var authority = authorityFor(item, site);
        return [.. (await CurrentAsync(item, site, cancel)).Select(s => new MasterTracking(s.System, s.Tracking, s.System == authority))];
    }

    /// <summary>Fills a plan with masters and bill of material; of several systems' bills the authority's counts, else the one recorded last.</summary>
    /// <param name="plan">What is asked.</param>
    /// <param name="only">The component that is asked about, with what stands at its positions; null reads all.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<UsePlan> FillAsync(UsePlan plan, string? only, CancellationToken cancel)
    {
        var (snapshots, authority) = (await CurrentAsync(plan.Item, plan.Site, cancel), authorityFor(plan.Item, plan.Site));
        var uses = new List<PlannedUse>();
        foreach (var snapshot in snapshots.OrderByDescending(s => s.System == authority).ThenByDescending(s => s.RecordedAt))
        {
            var components = await ComponentsAsync(snapshot, cancel);
            if (components.Count > 0)
            {
                foreach (var usage in components)
                {
                    uses.Add(new PlannedUse(usage, snapshot.System, only is null || usage.Item.Id == only ? await TrackingAsync(usage.Item.Id, plan.Site, cancel) : []));
                }

                break;
            }
        }

        return plan with { Masters = [.. snapshots.Select(s => new MasterTracking(s.System, s.Tracking, s.System == authority))], Uses = uses };
    }

    /// <summary>Reads the open holds of nonconformances on nodes, in words.</summary>
    public async Task<IReadOnlyList<string>> HoldsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel) =>
    [
        .. (await context.Set<HoldRow>().Where(row => nodes.Contains(row.Unit) && row.State != HoldState.Released).Select(row => new { row.NcrId, row.Unit }).Distinct().ToListAsync(cancel))
            .OrderBy(row => row.NcrId, StringComparer.Ordinal).ThenBy(row => row.Unit, StringComparer.Ordinal).Select(row => $"{row.Unit} by nonconformance {row.NcrId}"),
    ];

    // What a system says of a site holds there instead of what it says in general.
    private async Task<IReadOnlyList<MasterSnapshot>> CurrentAsync(string item, string? site, CancellationToken cancel) =>
    [
        .. (await _masters.RecentAsync(item, cancel)).GroupBy(s => s.System, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => SnapshotHistory.At(site is not null && g.Any(s => s.Site == site) ? g.Where(s => s.Site == site) : g.Where(s => s.Site is null), now).Current)
            .OfType<MasterSnapshot>().Where(s => s.Deleted != true),
    ];

    private async Task<IReadOnlyList<ComponentUsage>> ComponentsAsync(MasterSnapshot snapshot, CancellationToken cancel)
    {
        var documents = await context.Set<CanonicalRow>().Where(row => row.Type == "material-master")
            .Join(context.Set<MessageRow>().Where(row => row.Name == snapshot.Message), row => row.MessageId, row => row.Id, (row, _) => row.Document).ToListAsync(cancel);
        return documents.Select(bytes => CanonicalJson.Read<MaterialMaster>(bytes)).FirstOrDefault(master => master.Item.Id == snapshot.Item)?.Components ?? [];
    }
}
