using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Reads the facts that a translation for a target needs: which piece is of which lot, how large lots are, how the target tracks each item.</summary>
public static class FactReader
{
    /// <summary>Reads them: when the delivery becomes due, and again when a person releases one of which no document was made.</summary>
    /// <param name="stores">The stores of the transaction.</param>
    /// <param name="document">The canonical message.</param>
    /// <param name="message">The message, <c>envelope/ordinal</c>.</param>
    /// <param name="source">The system that sent it.</param>
    /// <param name="target">The outbound interface.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<DeliveryFacts> ReadAsync(IHubStores stores, CanonicalDocument document, string message, string source, Flow target, CancellationToken cancellationToken)
    {
        var (materials, site, at) = Materials(document);
        var genealogy = new TranslationFactReader(stores.Genealogy.Facts);
        var factors = target.Policies.Items.Factors;
        var facts = await genealogy.ReadAsync(materials, source, cancellationToken, at);
        var profiles = await ProfilesAsync(stores, target, materials.Concat(facts.Contents.Select(content => content.Material)).Select(material => material.Item?.Id).OfType<string>(), site, cancellationToken);
        var doubts = target.Description.Purpose == Purpose.Posting ? await PostingDoubts.FindAsync(stores, message, source, materials, factors, at, cancellationToken) : [];
        return new DeliveryFacts(facts with { Factors = [.. factors.Where(f => materials.Any(m => m.Item?.Id == f.Item))] }, profiles) { Doubts = doubts.Count == 0 ? null : doubts };
    }

    private static (IReadOnlyList<MaterialReference> Materials, string? Site, long? At) Materials(CanonicalDocument document)
    {
        switch (document.Type)
        {
            case "material-event":
                var e = CanonicalJson.Read<MaterialEvent>(document.Bytes);
                return ([.. e.Inputs ?? [], .. e.Outputs ?? [], .. e.Materials ?? []], e.Site, GenealogyChanges.When(e.Times));
            default:
                return ([], null, null);
        }
    }

    /// <summary>Reads how a target tracks items now.</summary>
    public static async Task<IReadOnlyList<ItemProfile>> ProfilesAsync(IHubStores stores, Flow target, IEnumerable<string> items, string? site, CancellationToken cancellationToken)
    {
        var profiles = new List<ItemProfile>();
        foreach (var item in items.Distinct(StringComparer.Ordinal))
        {
            if (await ProfileAsync(stores, target, item, site, cancellationToken) is { } profile)
            {
                profiles.Add(profile);
            }
        }

        return profiles;
    }

    private static async Task<ItemProfile?> ProfileAsync(IHubStores stores, Flow target, string item, string? site, CancellationToken cancellationToken)
    {
        var system = target.System;
        var snapshots = await stores.Reconciliation.RecentAsync(item, cancellationToken);
        var own = snapshots.Where(one => one.System == system.Name && one.Item == item).ToList();
        var current = SnapshotHistory.At(own.Where(one => one.Site == site), stores.Now).Current
            ?? SnapshotHistory.At(own.Where(one => one.Site is null), stores.Now).Current;
        var rule = current?.Tracking?
            .Where(one => one.Scope?.Usage is null && one.Scope?.CapturePoint is null or CapturePoint.Issue && (one.Scope?.Site is null || one.Scope.Site == site))
            .MaxBy(one => (one.Scope?.Site is null ? 0 : 2) + (one.Scope?.CapturePoint is null ? 0 : 1));
        return rule is not null ? new ItemProfile(item, rule, current!.Message)
            : system.DefaultTracking is { } standing ? new ItemProfile(item, standing, $"{system.Name}/system.yaml@{system.Version}")
            : null;
    }
}
