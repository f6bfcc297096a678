namespace IntegrationHub.Core.Pipeline;

/// <summary>One line of the intake ledger.</summary>
/// <param name="Interface">The interface, <c>system/name</c>.</param>
/// <param name="Day">The day of acceptance, UTC, <c>yyyy-MM-dd</c>; null in a total.</param>
/// <param name="Received">What was declared received when the envelopes were split.</param>
/// <param name="Applied">Messages whose effects are committed.</param>
/// <param name="Quarantined">Messages that need a person.</param>
/// <param name="Suppressed">Messages without effect, each with its reason.</param>
/// <param name="Rejected">Messages that a person rejected.</param>
/// <param name="InFlight">Messages not settled.</param>
public sealed record IntakeLine(
    string Interface, string? Day, long Received, long Applied, long Quarantined, long Suppressed, long Rejected, long InFlight)
{
    /// <summary>Gets whether what was received is accounted for. The left side is counted at the split, the right side from the messages themselves.</summary>
    public bool Balanced => Received == Applied + Quarantined + Suppressed + Rejected + InFlight;
}

/// <summary>One line of the target ledger.</summary>
/// <param name="Interface">The target interface, <c>system/name</c>.</param>
/// <param name="Day">The day on which the deliveries became due, UTC; null in a total.</param>
/// <param name="Due">What was declared due when the messages were dispatched.</param>
/// <param name="Posted">The application's yes.</param>
/// <param name="Refused">The application's no.</param>
/// <param name="Cancelled">Cancelled by a person.</param>
/// <param name="Quarantined">Held back by the hub.</param>
/// <param name="InFlight">Waiting or under way.</param>
public sealed record TargetLine(
    string Interface, string? Day, long Due, long Posted, long Refused, long Cancelled, long Quarantined, long InFlight)
{
    /// <summary>Gets whether what was due is accounted for.</summary>
    public bool Balanced => Due == Posted + Refused + Cancelled + Quarantined + InFlight;
}

/// <summary>Both ledgers.</summary>
public sealed record Ledgers(IReadOnlyList<IntakeLine> Intake, IReadOnlyList<TargetLine> Targets)
{
    /// <summary>Gets whether every line balances.</summary>
    public bool Balanced => Intake.All(line => line.Balanced) && Targets.All(line => line.Balanced);

    /// <summary>Gets what is not settled on either side.</summary>
    public long InFlight => Intake.Sum(line => line.InFlight) + Targets.Sum(line => line.InFlight);
}
