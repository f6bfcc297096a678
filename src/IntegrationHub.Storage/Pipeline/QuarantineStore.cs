using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Versioning;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Carries out what a person decided about the quarantine, with an audit row for each entry. Lives as long as one unit of work.</summary>
/// <param name="context">The unit of work.</param>
/// <param name="time">The clock.</param>
/// <param name="effective">The hash of the closure with which an interface runs now; null where it is no longer there.</param>
public sealed class QuarantineStore(HubContext context, TimeProvider time, Func<string, string?> effective)
{
    private readonly AuditTrail _audit = new(context);

    private long Now => HubInstant.ToMicroseconds(time.GetUtcNow());

    /// <summary>Decides. What is no longer in quarantine stays as it is and is named in the outcome.</summary>
    public async Task<QuarantineOutcome> DecideAsync(QuarantineDecision decision, CancellationToken cancellationToken)
    {
        var (messages, deliveries) = (Messages(decision).AsNoTracking(), Deliveries(decision).AsNoTracking());
        var total = await messages.LongCountAsync(cancellationToken) + await deliveries.LongCountAsync(cancellationToken);
        var chosen = await messages.OrderBy(row => row.Id).Take(QuarantineDecision.MaxEntries).ToListAsync(cancellationToken);
        var held = await deliveries.OrderBy(row => row.Id).Take(QuarantineDecision.MaxEntries - chosen.Count).ToListAsync(cancellationToken);
        var decided = new List<string>();
        foreach (var message in chosen)
        {
            if (await TakeAsync(message, decision, cancellationToken))
            {
                decided.Add(message.Name);
                await AuditAsync(decision, "message", message.Name, message.Interface, message.Closure, cancellationToken);
            }
        }

        foreach (var delivery in held)
        {
            if (await TakeAsync(delivery, decision, cancellationToken))
            {
                decided.Add(delivery.PublicId.ToString());
                await AuditAsync(decision, "delivery", delivery.PublicId.ToString(), delivery.Target, delivery.Closure, cancellationToken);
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        return new QuarantineOutcome(decided, [.. decision.Ids.Except(decided, StringComparer.OrdinalIgnoreCase)], total - chosen.Count - held.Count);
    }

    private IQueryable<MessageRow> Messages(QuarantineDecision decision)
    {
        var rows = context.Set<MessageRow>().Where(row => row.State == MessageState.Quarantined);
        rows = decision.Ids.Count > 0 ? rows.Where(row => decision.Ids.Contains(row.Name)) : rows;
        rows = decision.Interface is { } flow ? rows.Where(row => row.Interface == flow) : rows;
        return decision.Code is { } code
            ? rows.Where(row => context.Set<ProblemRow>().Any(problem => problem.MessageId == row.Id && problem.DeliveryId == null && problem.Code == code))
            : rows;
    }

    private IQueryable<DeliveryRow> Deliveries(QuarantineDecision decision)
    {
        var ids = decision.Ids.Select(id => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty).ToList();
        var rows = context.Set<DeliveryRow>().Where(row => row.State == DeliveryState.Quarantined);
        rows = ids.Count > 0 ? rows.Where(row => ids.Contains(row.PublicId)) : rows;
        rows = decision.Interface is { } flow ? rows.Where(row => row.Target == flow) : rows;
        return decision.Code is { } code ? rows.Where(row => context.Set<ProblemRow>().Any(problem => problem.DeliveryId == row.Id && problem.Code == code)) : rows;
    }

    // Each update asks again for the state: of two people who decide at once, one finds nothing left to decide.
    private async Task<bool> TakeAsync(MessageRow message, QuarantineDecision decision, CancellationToken cancellationToken)
    {
        var release = decision.Verdict == QuarantineVerdict.Release;
        var state = release ? MessageState.InFlight : MessageState.Rejected;
        var closure = (release ? effective(message.Interface) : null) ?? message.Closure;
        var (reason, settled) = (Words(decision), release ? (long?)null : Now);
        var taken = await context.Set<MessageRow>().Where(row => row.Id == message.Id && row.State == MessageState.Quarantined)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, state).SetProperty(row => row.Closure, closure)
                .SetProperty(row => row.Reason, reason).SetProperty(row => row.SettledAt, settled), cancellationToken);
        if (taken == 1 && release)
        {
            // One that nobody works on is free at once; another's lease stays, and the message is found when it ends.
            await context.Set<EnvelopeRow>().Where(row => row.Id == message.EnvelopeId).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.LeaseUntil, row => row.Open == 0 ? 0 : row.LeaseUntil)
                .SetProperty(row => row.Open, row => row.Open + 1)
                .SetProperty(row => row.Attempts, 0)
                .SetProperty(row => row.NextAttemptAt, 0L), cancellationToken);
        }

        return taken == 1;
    }

    private async Task<bool> TakeAsync(DeliveryRow delivery, QuarantineDecision decision, CancellationToken cancellationToken)
    {
        var release = decision.Verdict == QuarantineVerdict.Release;
        var state = release ? DeliveryState.InFlight : DeliveryState.Cancelled;

        // What was made once is sent as it was: the target may have taken it without our hearing of it.
        var closure = (release && delivery.Document is not { Length: > 0 } ? effective(delivery.Target) : null) ?? delivery.Closure;
        var (detail, settled) = (Words(decision), release ? (long?)null : Now);
        return await context.Set<DeliveryRow>().Where(row => row.Id == delivery.Id && row.State == DeliveryState.Quarantined)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.State, state).SetProperty(row => row.Closure, closure)
                .SetProperty(row => row.Detail, detail).SetProperty(row => row.SettledAt, settled)
                .SetProperty(row => row.Attempts, 0).SetProperty(row => row.NextAttemptAt, 0L).SetProperty(row => row.LeaseUntil, 0L), cancellationToken) == 1;
    }

    private static string Words(QuarantineDecision decision) =>
        $"{(decision.Verdict == QuarantineVerdict.Release ? "released" : "rejected")} by {decision.By}: {decision.Reason}";

    private Task AuditAsync(QuarantineDecision decision, string kind, string id, string flow, string closure, CancellationToken cancellationToken) =>
        _audit.AddAsync(Now, decision.By, decision.Verdict == QuarantineVerdict.Release ? "release" : "reject",
            new { kind, id, @interface = flow, closure, decision.Reason, identity = "not proven" }, cancellationToken);
}
