using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline.Configuration;

namespace IntegrationHub.Core.Pipeline;

/// <summary>A delivery on its way to its document.</summary>
/// <param name="delivery">The delivery.</param>
/// <param name="flow">The outbound interface; null where its closure is not recorded.</param>
public sealed class DeliveryWork(ClaimedDelivery delivery, Flow? flow)
{
    /// <summary>Gets the delivery.</summary>
    public ClaimedDelivery Delivery => delivery;

    /// <summary>Gets the outbound interface.</summary>
    public Flow? Flow => flow;

    /// <summary>Gets or sets the canonical message in the target's granularity.</summary>
    public byte[] Translated { get; set; } = [];

    /// <summary>Gets or sets the document for the target.</summary>
    public byte[]? Document { get; set; }

    /// <summary>Gets or sets the loss records, JSON; null where nothing was lost.</summary>
    public byte[]? Loss { get; set; }

    /// <summary>Gets or sets the finer truth that the target cannot hold, JSON.</summary>
    public byte[]? Escrow { get; set; }

    /// <summary>Gets or sets the settlement that holds the delivery back; null while nothing does.</summary>
    public DeliverySettlement? Settlement { get; private set; }

    /// <summary>Holds the delivery back: a person must act, its neighbours go on.</summary>
    public void Hold(string step, IReadOnlyList<Problem> problems) => Settlement = new DeliverySettlement
    {
        State = DeliveryState.Quarantined,
        Detail = problems[0].Message,
        Problems = [.. problems.Select(problem => new StepProblem(step, problem))],
    };
}
