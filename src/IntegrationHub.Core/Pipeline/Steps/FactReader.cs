using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Reads the facts that a translation for a target needs: which piece is of which lot, how large lots are, how the target tracks each item.</summary>
internal static class FactReader
{
    public static async Task<DeliveryFacts> ReadAsync(DispatchContext context, Flow target, CancellationToken cancellationToken)
    {
        var (materials, site) = Materials(context.Document);
        var keys = materials.Select(material => NodeIdentity.Of(material, context.Work.Flow.System.Name))
            .SelectMany(identity => new[] { identity?.Node.Key, identity?.Lot?.Node.Key }).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var graph = keys.Count == 0
            ? GenealogySubgraph.Empty
            : await context.Stores.Genealogy.LoadReachableAsync(keys, TraceDirection.Backward, cancellationToken);

        var profiles = new List<ItemProfile>();
        foreach (var item in materials.Select(material => material.Item?.Id).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await ProfileAsync(context, target, item, site, cancellationToken) is { } profile)
            {
                profiles.Add(profile);
            }
        }

        return new DeliveryFacts(FactsOf(graph), profiles);
    }

    /// <summary>Reads what a subgraph says about pieces and lots.</summary>
    public static TranslationFacts FactsOf(GenealogySubgraph graph) => new([.. Memberships(graph)], [.. Lots(graph)]);

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

    private static IEnumerable<PieceMembership> Memberships(GenealogySubgraph graph) =>
        from membership in graph.Memberships
        let piece = graph.Nodes.GetValueOrDefault(membership.Unit)
        let lot = graph.Nodes.GetValueOrDefault(membership.Lot)
        where piece?.Item is not null && piece.Serial is not null && lot?.Lot is not null
        select new PieceMembership(piece.Item!, piece.Serial!, lot.Lot!, membership.Evidence, membership.Because);

    // A lot is as large as what was received or produced of it; where any of that was not stated, its size is unknown.
    private static IEnumerable<LotFact> Lots(GenealogySubgraph graph) =>
        from node in graph.Nodes.Values
        where node.Kind == NodeKind.Lot && node.Item is not null && node.Lot is not null
        let arrivals = graph.Attachments.Where(one => one.Node == node.Key && one.Role == AttachmentRole.Output && !one.Retracted).ToList()
        select new LotFact(node.Item!, node.Lot!, arrivals.Count > 0 && arrivals.TrueForAll(one => one.Quantity is not null) ? arrivals.Sum(one => one.Quantity) : null);

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
