using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>A way on which material of an item goes from one system to another through the hub.</summary>
/// <param name="From">The sending system.</param>
/// <param name="To">The receiving system.</param>
public sealed record Crossing(string From, string To)
{
    /// <summary>
    /// Says whether a crossing loses nothing that the receiver must name: every identity that the receiver requires is one that the sender
    /// requires too, so nothing is invented. That a receiver keeps less than its sender is what the authority asks for; the hub keeps the finer truth.
    /// </summary>
    public static bool IsLossless(TrackingFlags sender, TrackingFlags receiver) =>
        sender.IsKnown && receiver.IsKnown
        && (receiver.Lot != TrackingLevel.Required || sender.Lot == TrackingLevel.Required)
        && (receiver.Serial != TrackingLevel.Required || sender.Serial == TrackingLevel.Required);
}
