using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Reconciliation;

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
        var origin = new SnapshotOrigin(flow.System.Name, context.Work.Name, flow.Mapping, now) { FullLoad = flow.Description.Load is not null };
        foreach (var snapshot in MasterSnapshots.From(message, origin))
        {
            await store.AppendAsync(snapshot, cancellationToken);
        }

        await ItemComparison.RunAsync(flow, context.Stores, message.Item.Id, cancellationToken);
    }
}
