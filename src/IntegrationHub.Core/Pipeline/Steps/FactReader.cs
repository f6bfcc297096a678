using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Reads the facts that a translation for a target needs: which piece is of which lot, how large lots are, how the target tracks each item.</summary>
internal static class FactReader
{
    public static async Task<DeliveryFacts> ReadAsync(DispatchContext context, Flow target, CancellationToken cancellationToken)
    {
        var (materials, site) = Materials(context.Document);
        var profiles = new List<ItemProfile>();
        foreach (var item in materials.Select(material => material.Item?.Id).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await ProfileAsync(context, target, item, site, cancellationToken) is { } profile)
            {
                profiles.Add(profile);
            }
        }

        var genealogy = new TranslationFactReader(context.Stores.Genealogy.Facts);
        return new DeliveryFacts(await genealogy.ReadAsync(materials, context.Work.Flow.System.Name, cancellationToken), profiles);
    }

    private static (IReadOnlyList<MaterialReference> Materials, string? Site) Materials(CanonicalDocument document)
    {
        switch (document.Type)
        {
            case "material-event":
                var e = CanonicalJson.Read<MaterialEvent>(document.Bytes);
                return ([.. e.Inputs ?? [], .. e.Outputs ?? [], .. e.Materials ?? []], e.Site);
            default:
                return ([], null);
        }
    }

    private static async Task<ItemProfile?> ProfileAsync(DispatchContext context, Flow target, string item, string? site, CancellationToken cancellationToken)
    {
        var system = target.System;
        var snapshots = await context.Stores.Reconciliation.RecentAsync(item, cancellationToken);
        var own = snapshots.Where(one => one.System == system.Name && one.Item == item).ToList();
        var current = SnapshotHistory.At(own.Where(one => one.Site == site), context.Stores.Now).Current
            ?? SnapshotHistory.At(own.Where(one => one.Site is null), context.Stores.Now).Current;
        var rule = current?.Tracking?
            .Where(one => one.Scope?.Usage is null && one.Scope?.CapturePoint is null or CapturePoint.Issue && (one.Scope?.Site is null || one.Scope.Site == site))
            .MaxBy(one => (one.Scope?.Site is null ? 0 : 2) + (one.Scope?.CapturePoint is null ? 0 : 1));
        return rule is not null ? new ItemProfile(item, rule, current!.Message)
            : system.DefaultTracking is { } standing ? new ItemProfile(item, standing, $"{system.Name}/system.yaml@{system.Version}")
            : null;
    }
}
