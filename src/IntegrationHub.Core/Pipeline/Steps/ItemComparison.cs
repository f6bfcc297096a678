using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Compares an item anew with all that is stored about it and keeps the findings.</summary>
internal static class ItemComparison
{
    private const string Master = "canonical/material-master@";
    private const string Event = "material-event";

    public static async Task RunAsync(Flow flow, IReconciliationStore store, string item, long now, CancellationToken cancellationToken)
    {
        var snapshots = await store.RecentAsync(item, cancellationToken);
        var declared = flow.Policies.Items.Find(item, snapshots.Select(one => one.ItemClass).FirstOrDefault(one => one is not null));
        var input = new ReconciliationInput
        {
            Snapshots = snapshots,
            Authority = flow.Policies.Authority,
            Systems = [.. MasterSystems(flow).Select(SystemCapability.Of)],
            Crossings = Crossings(flow),
            Risk = Enum.TryParse<RiskClass>(declared?.Risk, ignoreCase: true, out var risk) ? risk : RiskClass.Undeclared,
            ItemClass = declared?.Id,
            Area = declared?.Area,
            Now = now,
        };
        await store.SaveFindingsAsync(item, Reconciler.OnMasterMessage(input), now, cancellationToken);
    }

    /// <summary>Lists the ways on which the routes carry material between systems.</summary>
    public static IReadOnlyList<Crossing> Crossings(Flow flow)
    {
        var senders = flow.Siblings().Values
            .Where(one => one.Description.Direction == Direction.In && one.To.Keys.Any(to => to.StartsWith("canonical/" + Event, StringComparison.Ordinal)))
            .Select(one => one.Description.FullName).ToList();
        return [.. flow.Policies.Routing.Routes.Where(route => route.Message == Event)
            .SelectMany(route => (route.From.Count == 0 ? senders : route.From).SelectMany(from => route.To.Select(to => new Crossing(System(from), System(to)))))
            .Distinct()];
    }

    public static IEnumerable<SystemDescription> MasterSystems(Flow flow) => flow.Siblings().Values
        .Where(one => one.Description.Direction == Direction.In && one.To.Keys.Any(to => to.StartsWith(Master, StringComparison.Ordinal)))
        .Select(one => one.System).DistinctBy(system => system.Name);

    private static string System(string flow) => flow[..flow.IndexOf('/', StringComparison.Ordinal)];
}
