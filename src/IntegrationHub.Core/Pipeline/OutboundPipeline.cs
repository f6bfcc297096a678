using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation.Corrections;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Pipeline;

/// <summary>The outbound side of the hub. Pure up to the document; the worker keeps it and delivers it, as often as it must, unchanged.</summary>
public static class OutboundPipeline
{
    private static readonly OutboundStep[] Steps =
    [
        RecogniseTarget.Run,
        Translate.Run,
        MapOut.Run,
        ValidateOut.Run,
    ];

    private delegate void OutboundStep(DeliveryWork work);

    /// <summary>Makes the document of a delivery, or decides that it is held back.</summary>
    public static DeliveryWork Compute(ClaimedDelivery delivery, Flow? flow)
    {
        var work = new DeliveryWork(delivery, flow);
        foreach (var step in Steps)
        {
            if (work.Settlement is null)
            {
                step(work);
            }
        }

        return work;
    }

    /// <summary>Decides what an answer of the target means.</summary>
    public static DeliverySettlement Settle(DeliveryReply reply, int attempt) => reply.Outcome switch
    {
        DeliveryOutcome.Posted => new DeliverySettlement { State = DeliveryState.Posted, Detail = reply.Detail, Reply = reply.Reply },
        DeliveryOutcome.Refused => new DeliverySettlement
        {
            State = DeliveryState.Refused,
            Detail = reply.Detail,
            Reply = reply.Reply,
            Problems = [new StepProblem("deliver", new Problem("OUT-0002", $"The target said no: {reply.Detail} Correct the cause there or in the mapping, then send again."))],
        },
        _ => Settle(FailurePolicy.Decide(FailureKind.TargetUnavailable, attempt), "deliver", new Problem("OUT-0003", reply.Detail)),
    };

    /// <summary>Tells the capabilities what a target answered, within the transaction that settles the delivery.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="flow">The outbound interface; null where its closure is not recorded.</param>
    /// <param name="settlement">How it was settled.</param>
    /// <param name="stores">The stores of the transaction.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task OnSettledAsync(ClaimedDelivery delivery, Flow? flow, DeliverySettlement settlement, IHubStores stores, CancellationToken cancellationToken)
    {
        if (settlement.State == DeliveryState.Refused && delivery.Type == CorrectionMessage.Canonical && flow is not null)
        {
            await RefusedCorrection.RunAsync(delivery, flow, settlement.Detail ?? "no reason was given", stores, cancellationToken);
        }
        else if (settlement.State == DeliveryState.Posted && delivery.Type == "nonconformance")
        {
            var report = CanonicalJson.Read<Canonical.Quality.Nonconformance>(delivery.Canonical.Span);
            await stores.Quality.AcknowledgeAsync(report.Id, delivery.Target.Split('/')[0], stores.Now, cancellationToken);
        }
    }

    /// <summary>Turns a failure action into a settlement.</summary>
    public static DeliverySettlement Settle(FailureAction action, string step, Problem problem) => action switch
    {
        FailureAction.RetryAfter retry => new DeliverySettlement { State = DeliveryState.InFlight, RetryAfter = retry.Delay, Detail = problem.Message },
        FailureAction.Quarantine hold => new DeliverySettlement
        {
            State = DeliveryState.Quarantined,
            Detail = problem.Message,
            Problems = [new StepProblem(step, problem with { Message = $"{problem.Message} {hold.Remedy}" })],
        },
        _ => new DeliverySettlement { State = DeliveryState.Refused, Detail = problem.Message, Problems = [new StepProblem(step, problem)] },
    };
}
