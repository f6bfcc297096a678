using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Reconciliation.Attributes;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>Takes a material-master message apart into snapshots: one for the item, one for each site that it names.</summary>
public static class MasterSnapshots
{
    /// <summary>Makes the snapshots of a message. The first one is the item level.</summary>
    public static IReadOnlyList<MasterSnapshot> From(MaterialMaster message, SnapshotOrigin origin)
    {
        var stated = HubInstant.Parse(message.ChangedAt);
        var item = new MasterSnapshot
        {
            System = origin.System,
            Item = message.Item.Id,
            ValidFrom = stated ?? origin.RecordedAt,
            ValidFromStated = stated is not null,
            RecordedAt = origin.RecordedAt,
            Sequence = message.Sequence,
            Message = origin.Message,
            MappingVersion = origin.MappingVersion,
            OfFullLoad = origin.FullLoad,
            Name = message.Item.Name,
            Deleted = message.Deleted,
            Phantom = message.Phantom,
            Sites = message.Sites,
            BaseUnit = message.BaseUnit,
            Revision = message.Item.Revision,
            ItemClass = message.ItemClass,
            Facts = MasterFacts.Of(message),
            Tracking = RulesAt(message.Tracking, null),
            Usages = UsagesOf(message),
        };
        var named = (message.Tracking ?? []).Select(r => r.Scope?.Site).OfType<string>();
        var sites = (message.Sites ?? []).Concat(named).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [item, .. sites.Select(site => item with { Site = site, Usages = null, Facts = null, Tracking = RulesAt(message.Tracking, site) })];
    }

    private static UsageRule[]? UsagesOf(MaterialMaster message) => message.Components?
        .SelectMany(use => (use.Tracking ?? []).Where(rule => rule.Scope is null).Take(1).Select(rule => new UsageRule(use.Item.Id, use.Position, rule))).ToArray();

    // A site keeps the general rules too: the plant view that leaves a capture point out falls back to the client's.
    private static TrackingRule[]? RulesAt(IReadOnlyList<TrackingRule>? rules, string? site) =>
        rules?.Where(r => r.Scope?.Site is null || string.Equals(r.Scope.Site, site, StringComparison.Ordinal)).ToArray();
}
