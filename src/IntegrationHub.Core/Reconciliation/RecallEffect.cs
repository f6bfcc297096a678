using System.Globalization;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>What leaving a difference does to a recall that crosses the system: from how many pieces to how many.</summary>
/// <param name="Required">Pieces that a recall of one suspect covers with the required identity; null where not known.</param>
/// <param name="Actual">Pieces that it covers with the identity that the system keeps; null where not known.</param>
/// <param name="Text">The same in words.</param>
public sealed record RecallEffect(decimal? Required, decimal? Actual, string Text)
{
    /// <summary>Computes the effect from what the hub has seen; null where the system keeps all that is required.</summary>
    internal static RecallEffect? Of(string system, TrackingFlags required, TrackingFlags actual, ItemKnowledge known)
    {
        var (narrow, wide) = (Grain(required), Grain(actual));
        if (!required.IsKnown || !actual.IsKnown || wide <= narrow)
        {
            return null;
        }

        var (from, to) = (Pieces(narrow, known), Pieces(wide, known));
        var figures = to is null ? "" : string.Create(CultureInfo.InvariantCulture, $" On what the hub has seen: {(from is null ? "not known" : $"{from:0.###}")} against {to:0.###} pieces.");
        return new(from, to, $"A recall that crosses {system} widens from {Word(narrow)} to {Word(wide)}.{figures}");
    }

    // Optional identities may be absent for the very piece that is recalled, so only required ones narrow.
    private static int Grain(TrackingFlags flags) =>
        flags.Serial == TrackingLevel.Required ? 0 : flags.Lot == TrackingLevel.Required ? 1 : 2;

    private static decimal? Pieces(int grain, ItemKnowledge known) => grain switch
    {
        0 => 1,
        1 => known.LargestLot,
        _ => known.SerialNumbers > 0 ? known.SerialNumbers : null,
    };

    private static string Word(int grain) => grain switch { 0 => "the piece", 1 => "its whole lot", _ => "every piece of the item" };
}
