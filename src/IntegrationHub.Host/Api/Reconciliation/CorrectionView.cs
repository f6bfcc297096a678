using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>A correction that is under way, in words.</summary>
/// <param name="Rule">The decision.</param>
/// <param name="Finding">The open finding.</param>
/// <param name="By">Who carries it out: hub or person.</param>
/// <param name="Delivery">Where the delivery stands; null where a person carries it out, or until the message was read.</param>
/// <param name="Message">The message that carries it.</param>
/// <param name="Text">What is asked for, and how it stands.</param>
internal sealed record CorrectionView(string Rule, long Finding, string By, DeliveryState? Delivery, string? Message, string Text)
{
    /// <summary>Says a correction in words.</summary>
    public static CorrectionView Of(OpenCorrection open)
    {
        var decision = open.Decision;
        var standing = (decision.Target, open.Delivery) switch
        {
            (null, _) => "It waits for a person.",
            (_, DeliveryState.Posted) => $"{decision.System} took it ({open.Detail}); it closes when the next master message of {decision.System} says so.",
            (_, DeliveryState.Quarantined) => $"It is in quarantine: {open.Detail}",
            (_, DeliveryState.Cancelled) => "It was cancelled.",
            (_, DeliveryState.InFlight) when open.Detail is not null => $"It is on its way; {decision.System} last answered: {open.Detail}",
            _ => "It is on its way.",
        };
        return new(decision.Rule, open.Finding, decision.Target is null ? "person" : "hub", open.Delivery, open.Message, $"{DecisionRules.Text(decision)} {standing}");
    }
}
