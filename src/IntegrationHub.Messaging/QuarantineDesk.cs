using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Messaging.Hints;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Pipeline;

namespace IntegrationHub.Messaging;

/// <summary>Where a person's decision about the quarantine is carried out, and the pipeline is told of what it may work on again.</summary>
public sealed class QuarantineDesk(IHubDatabase database, IFlowCatalog catalog, HintBoard board, HubChanges changes, TimeProvider time, PublicIds ids)
{
    /// <summary>Decides; committed when the task completes. What is released is worked on by a hub that serves.</summary>
    public async Task<QuarantineOutcome> DecideAsync(QuarantineDecision decision, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync(async (context, token) =>
        {
            var decided = await new QuarantineStore(context, time, EffectiveClosure).DecideAsync(decision, token);
            if (decision.Verdict == QuarantineVerdict.Release)
            {
                await RefreshAsync(context, decided.Decided, token);
            }

            return decided;
        }, cancellationToken);
        changes.Notify();
        board.Ring();
        return outcome;
    }

    private string? EffectiveClosure(string flow) => catalog.Current.Flows.GetValueOrDefault(flow)?.Closure.Hash;

    // What a person corrected before the release must be seen; a document that was made once rests on the facts that it was made of.
    private async Task RefreshAsync(HubContext context, IReadOnlyList<string> decided, CancellationToken cancellationToken)
    {
        var stores = new HubStores(context, time, ids);
        foreach (var held in await new OutboxStore(context, time, ids).WithoutDocumentAsync(decided, cancellationToken))
        {
            if (catalog.Current.Flows.GetValueOrDefault(held.Target) is { } flow && held.Type == "material-event")
            {
                var before = CanonicalJson.Read<DeliveryFacts>(held.Facts.Span);
                var now = await FactReader.ReadAsync(stores, new CanonicalDocument(held.Type, held.Canonical.ToArray()), held.MessageName, held.Source.Split('/')[0], flow, cancellationToken);
                await new OutboxStore(context, time, ids).KeepFactsAsync(held.Id, CanonicalJson.Write(now with { Scope = before.Scope, BackFill = before.BackFill, Doubts = before.BackFill is null ? now.Doubts : null }), cancellationToken);
            }
        }
    }
}
