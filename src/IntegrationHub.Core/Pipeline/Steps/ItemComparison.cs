using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Compares an item anew with all that is stored about it, applies the decisions in force and keeps the findings.</summary>
public static class ItemComparison
{
    private const string Master = "canonical/material-master@";
    private const string Event = "material-event";

    /// <summary>Compares an item after a message of an interface.</summary>
    /// <param name="flow">The interface, for the policies and systems in force.</param>
    /// <param name="stores">The stores of the transaction.</param>
    /// <param name="item">Any number of the item.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task RunAsync(Flow flow, IHubStores stores, string item, CancellationToken cancellationToken) =>
        RunAsync(flow.Policies, flow.Siblings().Values, stores.Reconciliation, stores.Decisions, stores.ItemFacts, item, stores.Now, cancellationToken);

    /// <summary>Compares an item under a configuration: after a decision, and when one ends.</summary>
    public static Task RunAsync(
        HubPolicies policies, IEnumerable<Flow> flows, IReconciliationStore store, IDecisionStore decided, IItemFacts facts, string item, long now, CancellationToken cancellationToken)
    {
        var all = flows.ToList();
        return RunAsync(policies, [.. MasterSystems(all).Select(SystemCapability.Of)], Crossings(policies, all), store, decided, facts, item, now, cancellationToken);
    }

    /// <summary>Compares an item of named systems.</summary>
    public static async Task RunAsync(
        HubPolicies policies, IReadOnlyList<SystemCapability> systems, IReadOnlyList<Crossing> crossings,
        IReconciliationStore store, IDecisionStore decided, IItemFacts facts, string item, long now, CancellationToken cancellationToken)
    {
        var decisions = new List<Decision>(await decided.OfItemAsync(item, cancellationToken));
        var known = decisions.Select(one => one.Item).Append(item).Select(ItemNumber.MatchKey).ToHashSet(StringComparer.Ordinal);
        foreach (var other in decisions.Where(one => one.Alias is not null && ItemNumber.MatchKey(one.Item) != ItemNumber.MatchKey(item)).Select(one => one.Item).Distinct(StringComparer.Ordinal).ToList())
        {
            decisions.AddRange(await decided.OfItemAsync(other, cancellationToken));
        }

        var aliases = DecisionRules.Aliases(decisions).DistinctBy(alias => (alias.System, alias.Number)).ToList();
        known.UnionWith(aliases.Select(alias => ItemNumber.MatchKey(alias.Number)));
        var (snapshots, observations) = (new List<MasterSnapshot>(), new List<DataObservation>());
        foreach (var key in known.Order(StringComparer.Ordinal))
        {
            snapshots.AddRange(await store.RecentAsync(key, cancellationToken));
            observations.AddRange(await facts.ObservationsAsync(key, cancellationToken));
        }

        var declared = policies.Items.Find(item, snapshots.Select(one => one.ItemClass).FirstOrDefault(one => one is not null));
        var input = new ReconciliationInput
        {
            Snapshots = snapshots,
            Authority = policies.Authority,
            Systems = systems,
            Crossings = crossings,
            Observations = observations,
            Aliases = aliases,
            SupplierAliases = snapshots.Exists(one => one.Facts?.Suppliers is not null) ? DecisionRules.SupplierAliases(await decided.SupplierAliasesAsync(cancellationToken)) : [],
            Risk = Enum.TryParse<RiskClass>(declared?.Risk, ignoreCase: true, out var risk) ? risk : RiskClass.Undeclared,
            ItemClass = declared?.Id,
            Area = declared?.Area,
            Now = now,
        };
        var findings = Reconciler.OnMasterMessage(input);

        // What the hub has seen of the item costs several reads, and only a proposal needs it.
        if (findings.Any(finding => finding is { Proposal: not null, Attribute: Finding.TrackingAttribute } or { Proposal.Checks: not null }))
        {
            findings = Reconciler.OnMasterMessage(input with { Known = await facts.KnowledgeAsync([.. snapshots.Select(one => one.Item).Distinct(StringComparer.Ordinal)], cancellationToken) });
        }

        var byKey = DecisionRules.Apply(findings, decisions, now).ToLookup(finding => ItemNumber.MatchKey(finding.Item), StringComparer.Ordinal);
        foreach (var key in known.Union(byKey.Select(group => group.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await store.SaveFindingsAsync(key, [.. byKey[key]], now, cancellationToken);
        }
    }

    /// <summary>Lists the systems that send masters.</summary>
    public static IEnumerable<SystemDescription> MasterSystems(IEnumerable<Flow> flows) => flows
        .Where(one => one.Description.Direction == Direction.In && one.To.Keys.Any(to => to.StartsWith(Master, StringComparison.Ordinal)))
        .Select(one => one.System).DistinctBy(system => system.Name);

    /// <summary>Lists the ways on which the routes carry material between systems.</summary>
    public static IReadOnlyList<Crossing> Crossings(HubPolicies policies, IReadOnlyList<Flow> flows)
    {
        var senders = flows
            .Where(one => one.Description.Direction == Direction.In && one.To.Keys.Any(to => to.StartsWith("canonical/" + Event, StringComparison.Ordinal)))
            .Select(one => one.Description.FullName).ToList();
        return [.. policies.Routing.Routes.Where(route => route.Message == Event)
            .SelectMany(route => (route.From.Count == 0 ? senders : route.From).SelectMany(from => route.To.Select(to => new Crossing(SystemOf(from), SystemOf(to)))))
            .Distinct()];
    }

    private static string SystemOf(string flow) => flow[..flow.IndexOf('/', StringComparison.Ordinal)];
}
