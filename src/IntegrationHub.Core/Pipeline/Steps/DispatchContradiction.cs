using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Reconciliation;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>
/// Two records of one item in one load with one idempotency key: the second waits in quarantine as a conflict, and yet the first must not win
/// by having stood above it. Both are shown until a person or a newer message decides.
/// </summary>
internal static class DispatchContradiction
{
    public static async Task RunAsync(MessageWork work, Settlement settlement, IHubStores stores, CancellationToken cancellationToken)
    {
        if (settlement.ConflictsWith is not { } holder || holder[..(holder.LastIndexOf('/') + 1)] != work.Name[..(work.Name.LastIndexOf('/') + 1)])
        {
            return;
        }

        foreach (var document in work.Canonical.Where(one => one.Type == "material-master"))
        {
            var message = CanonicalJson.Read<MaterialMaster>(document.Bytes);
            foreach (var snapshot in MasterSnapshots.From(message, new(work.Flow.System.Name, work.Name, work.Flow.Mapping, stores.Now)))
            {
                await stores.Reconciliation.AppendAsync(snapshot, cancellationToken);
            }

            await ItemComparison.RunAsync(work.Flow, stores, message.Item.Id, cancellationToken);
        }
    }
}
