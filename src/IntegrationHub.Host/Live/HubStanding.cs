using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;

namespace IntegrationHub.Host.Live;

/// <summary>Where the hub stands, as of one snapshot.</summary>
/// <param name="Ledgers">Both ledgers.</param>
/// <param name="Findings">Counts of open findings.</param>
/// <param name="Waiting">Targets that did not answer.</param>
/// <param name="NotConnected">Outbound systems without an address.</param>
internal sealed record HubStanding(Ledgers Ledgers, FindingCounts Findings, IReadOnlyList<WaitingTarget> Waiting, IReadOnlyList<string> NotConnected)
{
    public long InFlight => Ledgers.InFlight;

    public long Quarantined => Ledgers.Intake.Sum(line => line.Quarantined) + Ledgers.Targets.Sum(line => line.Quarantined);

    /// <summary>Says whether somebody who looks at the page would see no difference.</summary>
    public bool LooksLike(HubStanding? other) =>
        other is not null
        && Ledgers.Intake.SequenceEqual(other.Ledgers.Intake) && Ledgers.Targets.SequenceEqual(other.Ledgers.Targets)
        && Waiting.SequenceEqual(other.Waiting) && NotConnected.SequenceEqual(other.NotConnected, StringComparer.Ordinal)
        && Findings.Open == other.Findings.Open && Findings.Mismatches == other.Findings.Mismatches
        && Findings.BySeverity.OrderBy(pair => pair.Key).SequenceEqual(other.Findings.BySeverity.OrderBy(pair => pair.Key))
        && Findings.ByGate.OrderBy(pair => pair.Key).SequenceEqual(other.Findings.ByGate.OrderBy(pair => pair.Key))
        && Findings.ByCause.OrderBy(pair => pair.Key).SequenceEqual(other.Findings.ByCause.OrderBy(pair => pair.Key));
}

/// <summary>What the open pages are told.</summary>
/// <param name="Standing">The last one that could be read; null before the first.</param>
/// <param name="ReadAt">When it was read.</param>
/// <param name="Fault">Why the last look failed; null where it did not.</param>
internal sealed record Look(HubStanding? Standing, DateTimeOffset? ReadAt, string? Fault);
