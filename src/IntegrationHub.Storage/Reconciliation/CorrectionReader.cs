using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Corrections;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Storage.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>A correction that is under way.</summary>
/// <param name="Decision">The decision in force.</param>
/// <param name="Finding">The open finding that it is about.</param>
/// <param name="Message">The message that carries it; null where a person does.</param>
/// <param name="Delivery">Where its delivery stands; null where a person does, or until the message was read.</param>
/// <param name="Detail">What the system answered.</param>
public sealed record OpenCorrection(Decision Decision, long Finding, string? Message, DeliveryState? Delivery, string? Detail);

/// <summary>Corrections from the decision to the answer of the system. In the caller's transaction.</summary>
public static class CorrectionReader
{
    private const int Most = 500;

    /// <summary>Lists corrections whose mismatch is still open, the oldest first: until the system's own master message says so, nothing is corrected.</summary>
    public static async Task<IReadOnlyList<OpenCorrection>> OpenAsync(HubContext context, CancellationToken cancellationToken)
    {
        var decisions = (await new DecisionStore(context).ListAsync(new() { Kind = DecisionKind.CorrectThere, State = DecisionState.InForce, Take = Most }, cancellationToken)).Decisions;
        var open = new List<OpenCorrection>();
        foreach (var decision in decisions.OrderBy(one => one.Number))
        {
            var key = ItemNumber.MatchKey(decision.Item);
            var rows = await context.Set<FindingRow>().AsNoTracking().Where(row => row.MatchKey == key && row.ClosedAt == null && row.System == decision.System).ToListAsync(cancellationToken);
            if (rows.Select(row => row.ToStored()).FirstOrDefault(stored => stored.Finding.Rule == decision.Rule) is not { } stored)
            {
                continue;
            }

            var message = await MessageAsync(context, decision, cancellationToken);
            var delivery = message is null ? null : await context.Set<DeliveryRow>().AsNoTracking().FirstOrDefaultAsync(row => row.MessageId == message.Id, cancellationToken);
            open.Add(new(decision, stored.Id, message?.Name, delivery?.State, delivery?.Detail));
        }

        return open;
    }

    /// <summary>Cancels what was not sent yet; what is being sent this moment is left to its answer.</summary>
    /// <returns>How many deliveries were cancelled.</returns>
    public static async Task<int> CancelAsync(HubContext context, Decision decision, long now, CancellationToken cancellationToken)
    {
        // The version that was sent is the one before the withdrawal.
        var sent = decision with { Version = decision.Version - 1 };
        return await MessageAsync(context, sent, cancellationToken) is not { } message ? 0 : await context.Set<DeliveryRow>()
            .Where(row => row.MessageId == message.Id && (row.State == DeliveryState.InFlight || row.State == DeliveryState.Quarantined) && row.LeaseUntil <= now)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, DeliveryState.Cancelled)
                .SetProperty(row => row.Detail, $"{decision.Approver} took {sent.Rule} back.")
                .SetProperty(row => row.SettledAt, now), cancellationToken);
    }

    // Only an applied message holds its key; one that is not read yet has no delivery either.
    private static Task<MessageRow?> MessageAsync(HubContext context, Decision decision, CancellationToken cancellationToken)
    {
        var key = decision.Rule;
        return context.Set<MessageKeyRow>().AsNoTracking().Where(row => row.Interface == CorrectionMessage.Interface && row.Key == key)
            .Join(context.Set<MessageRow>(), row => row.MessageId, message => message.Id, (row, message) => message).FirstOrDefaultAsync(cancellationToken);
    }
}
