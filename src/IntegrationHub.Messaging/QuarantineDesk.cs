using IntegrationHub.Core.Pipeline;
using IntegrationHub.Messaging.Hints;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;

namespace IntegrationHub.Messaging;

/// <summary>Where a person's decision about the quarantine is carried out, and the pipeline is told of what it may work on again.</summary>
public sealed class QuarantineDesk(IHubDatabase database, IFlowCatalog catalog, HintBoard board, HubChanges changes, TimeProvider time)
{
    /// <summary>Decides; committed when the task completes. What is released is worked on by a hub that serves.</summary>
    public async Task<QuarantineOutcome> DecideAsync(QuarantineDecision decision, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync((context, token) => new QuarantineStore(context, time, EffectiveClosure).DecideAsync(decision, token), cancellationToken);
        changes.Notify();
        board.Ring();
        return outcome;
    }

    private string? EffectiveClosure(string flow) => catalog.Current.Flows.GetValueOrDefault(flow)?.Closure.Hash;
}
