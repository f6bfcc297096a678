using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Gives master messages to reconciliation: snapshots first, then the findings of the item.</summary>
internal static class DispatchMaster
{
    public static async Task RunAsync(DispatchContext context, CancellationToken cancellationToken)
    {
        if (context.Document.Type != "material-master")
        {
            return;
        }

        var message = CanonicalJson.Read<MaterialMaster>(context.Document.Bytes);
        var (flow, store, now) = (context.Work.Flow, context.Stores.Reconciliation, context.Stores.Now);
        var origin = new SnapshotOrigin(flow.System.Name, context.Work.Name, flow.Mapping, now);
        foreach (var snapshot in MasterSnapshots.From(message, origin))
        {
            await store.AppendAsync(snapshot, cancellationToken);
        }

        var findings = Reconciler.OnMasterMessage(new ReconciliationInput
        {
            Snapshots = await store.RecentAsync(message.Item.Id, cancellationToken),
            Authority = flow.Policies.Authority,
            Systems = [.. MasterSystems(flow).Select(Capability)],
            Now = now,
        });
        await store.SaveFindingsAsync(message.Item.Id, findings, now, cancellationToken);
    }

    private static IEnumerable<SystemDescription> MasterSystems(Flow flow) => flow.Siblings().Values
        .Where(one => one.Description.Direction == Systems.Direction.In && one.To.Keys.Any(to => to.StartsWith("canonical/material-master@", StringComparison.Ordinal)))
        .Select(one => one.System).DistinctBy(system => system.Name);

    private static SystemCapability Capability(SystemDescription system) => new()
    {
        System = system.Name,
        CanLot = system.Expresses.Lot,
        CanSerial = system.Expresses.Serial,
        CanBoth = system.Expresses.Both,
        Sites = system.Sites.Count == 0 ? null : [.. system.Sites.Values.Distinct(StringComparer.Ordinal)],
    };
}
