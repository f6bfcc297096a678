using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Holds what material events and master messages carry against the tracking flag that holds at that moment.</summary>
internal static class DispatchData
{
    public static async Task RunAsync(DispatchContext context, CancellationToken cancellationToken)
    {
        var (site, point, materials) = Read(context.Document);
        var (found, flags) = (new List<DataObservation>(), new Dictionary<(string Item, string? Site), TrackingFlags>());
        foreach (var material in materials.Where(one => one.Item is not null))
        {
            var (item, at) = (material.Item!.Id, material.Segment?.Site ?? site);
            if (!flags.TryGetValue((item, at), out var flag))
            {
                flags.Add((item, at), flag = await FlagsAsync(context, item, at, point, cancellationToken));
            }

            var lotIsSerial = material is { Lot: { Length: > 0 } lot, Serial: null } && await context.Stores.ItemFacts.IsSerialAsync(item, lot, cancellationToken);
            found.AddRange(FlagAgainstData.Of(flag, material, lotIsSerial).Select(contradiction => new DataObservation(
                context.Work.Flow.System.Name, item, at, point, contradiction, material.Serial ?? material.Lot, context.Work.Name, context.Stores.Now)));
        }

        found.AddRange(await DispatchAuthority.ObserveAsync(context, cancellationToken));
        if (found.Count == 0)
        {
            return;
        }

        await context.Stores.ItemFacts.ObserveAsync(found, cancellationToken);
        foreach (var item in found.Select(one => one.Item).Distinct(StringComparer.Ordinal))
        {
            await ItemComparison.RunAsync(context.Work.Flow, context.Stores, item, cancellationToken);
        }
    }

    // An event that moves nothing captures nothing, and a correction repeats what it takes back.
    private static (string? Site, CapturePoint? Point, IReadOnlyList<MaterialReference> Materials) Read(CanonicalDocument document)
    {
        switch (document.Type)
        {
            case "material-event":
                var e = CanonicalJson.Read<MaterialEvent>(document.Bytes);
                return e.Corrects is null && FlagAgainstData.PointOf(e.Operation) is { } point
                    ? (e.Site, point, [.. e.Inputs ?? [], .. e.Outputs ?? [], .. e.Materials ?? []])
                    : (null, null, []);
            case "material-master":
                var master = CanonicalJson.Read<MaterialMaster>(document.Bytes);
                return (null, null, [.. (master.Lots ?? []).Select(lot => lot.Item is null ? lot with { Item = master.Item } : lot)]);
            default:
                return (null, null, []);
        }
    }

    // A system that sends events and no masters is held against what the authority requires.
    private static async Task<TrackingFlags> FlagsAsync(DispatchContext context, string item, string? site, CapturePoint? point, CancellationToken cancellationToken)
    {
        var (flow, now) = (context.Work.Flow, context.Stores.Now);
        var snapshots = await context.Stores.Reconciliation.RecentAsync(item, cancellationToken);
        var authority = flow.Policies.Authority.Find(Finding.TrackingAttribute, flow.Policies.Items.Find(item, null)?.Id, site, null, now)?.System;
        foreach (var system in new[] { flow.System.Name, authority })
        {
            var own = snapshots.Where(one => one.System == system && one.Item == item).ToList();
            var here = own.Where(one => site is not null && one.Site == site).ToList();
            if (SnapshotHistory.At(here.Count > 0 ? here : own.Where(one => one.Site is null), now).Current is { } current)
            {
                return TrackingFlags.At(current.Tracking, site, point, out _);
            }
        }

        return TrackingFlags.Unknown;
    }
}
