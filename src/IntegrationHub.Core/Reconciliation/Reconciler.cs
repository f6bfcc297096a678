using IntegrationHub.Core.Reconciliation.Attributes;
using IntegrationHub.Core.Reconciliation.Data;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>
/// Compares what the masters say about an item. Gates first, then the relation, then the cause. Nothing is read or written:
/// the same input gives the same findings, in the same order.
/// </summary>
public static class Reconciler
{
    /// <summary>Compares an item after one of its master messages.</summary>
    /// <returns>One finding per site, scope and system other than the authority, equal ones included, ordered by item, site, scope and system.</returns>
    public static IReadOnlyList<Finding> OnMasterMessage(ReconciliationInput input)
    {
        var findings = new List<Finding>();
        var itemClass = input.ItemClass ?? AgreedClass(input.Snapshots);
        var general = input.Authority.Find(Finding.TrackingAttribute, itemClass, null, input.Area, input.Now)?.System;
        foreach (var group in ItemGroup.Of(input.Snapshots, general, input.Aliases))
        {
            foreach (var site in SitesOf(group))
            {
                var rule = input.Authority.Find(Finding.TrackingAttribute, itemClass, site, input.Area, input.Now);
                findings.AddRange(new SiteComparison(input, group.Item, site, rule, ViewsAt(group, site, input)).Findings());
            }

            var everywhere = ViewsAt(group, null, input);
            findings.AddRange(AttributeComparison.Findings(group.Item, itemClass, everywhere, input));
            findings.AddRange(UsageComparison.Findings(group.Item, input.Authority.Find(Finding.TrackingAttribute, itemClass, null, input.Area, input.Now), everywhere, input));
            findings.AddRange(Spellings(group, input));
            findings.AddRange(FlagAgainstData.Findings(group.Item, input with { Observations = [.. input.Observations.Where(o => IsOf(o, group))] }));
        }

        return findings;
    }

    private static List<MasterView> ViewsAt(ItemGroup group, string? site, ReconciliationInput input) =>
        [.. input.Systems.OrderBy(s => s.System, StringComparer.Ordinal)
            .Select(s => MasterView.Of(s, HistoryOf(group, s.System), group.UnresolvedIn.Contains(s.System), site, input.Now))
            .Where(v => v.Presence != Presence.NotServed)];

    // One spelling per system, all meeting under one key: compared as one item, and said so for a person to confirm.
    private static IEnumerable<Finding> Spellings(ItemGroup group, ReconciliationInput input)
    {
        foreach (var (system, number) in group.Snapshots.Select(s => (s.System, s.Item)).Distinct().OrderBy(p => p.System, StringComparer.Ordinal))
        {
            if (!string.Equals(number, group.Item, StringComparison.Ordinal) && !input.Aliases.Any(a => a.System == system && a.Number == number))
            {
                var differences = string.Join(" and ", ItemNumber.Differences(number, group.Item));
                yield return new Finding
                {
                    Item = group.Item,
                    Attribute = Finding.ItemAttribute,
                    System = system,
                    Values = [new() { System = system, Item = number, Value = number, Raw = number, Relation = Relation.FormatOnly }],
                    Relation = Relation.FormatOnly,
                    Severity = SeverityRule.Of(Gate.None, Relation.FormatOnly, null, input.Risk),
                    NeedsPerson = true,
                    Explanation = $"{system} writes {number} for {group.Item}: only {differences} differ, and no other number comes as near.",
                    Proposal = new(system, null, group.Item, [], $"Confirm the alias {number} = {group.Item}, or say that they are two items."),
                };
            }
        }
    }

    private static bool IsOf(DataObservation observation, ItemGroup group) =>
        string.Equals(observation.Item, group.Item, StringComparison.Ordinal)
        || group.Snapshots.Any(s => string.Equals(s.Item, observation.Item, StringComparison.Ordinal));

    private static List<string?> SitesOf(ItemGroup group)
    {
        var sites = group.Snapshots.Select(s => s.Site).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList<string?>();
        return sites.Count > 0 ? sites : [null];
    }

    private static List<MasterSnapshot> HistoryOf(ItemGroup group, string system) =>
        group.Snapshots.Where(s => string.Equals(s.System, system, StringComparison.Ordinal)).ToList();

    private static string? AgreedClass(IReadOnlyList<MasterSnapshot> snapshots)
    {
        var classes = snapshots.Select(s => s.ItemClass).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToList();
        return classes.Count == 1 ? classes[0] : null;
    }
}
