using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation.Decisions;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>A correction that its system refused covers nothing any more: the mismatch is back on the worklist, with the answer.</summary>
internal static class RefusedCorrection
{
    private const string Hub = "the hub";

    public static async Task RunAsync(ClaimedDelivery delivery, Flow flow, string answer, IHubStores stores, CancellationToken cancellationToken)
    {
        var correction = CanonicalJson.Read<MasterCorrection>(delivery.Canonical.Span);
        if (NumberOf(correction.Id) is not { } number
            || await stores.Decisions.HistoryAsync(number, cancellationToken) is not [.., { State: DecisionState.InForce } newest] || newest.Rule != correction.Id)
        {
            return; // it was taken back meanwhile, and then nothing is covered by it
        }

        await stores.Decisions.AddAsync(newest with { Version = newest.Version + 1, State = DecisionState.Withdrawn, Approver = Hub, ApprovedAt = stores.Now, Answer = answer }, cancellationToken);
        await ItemComparison.RunAsync(flow, stores, newest.Item, cancellationToken);
    }

    private static long? NumberOf(string rule) =>
        rule.Split('/', '@') is ["decision", var number, _] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
