using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Translation;

/// <summary>How finely a message names material.</summary>
public enum SourceGranularity
{
    /// <summary>One piece.</summary>
    Unit,

    /// <summary>Several named pieces of one item.</summary>
    SerialSet,

    /// <summary>Pieces from a first to a last number.</summary>
    Range,

    /// <summary>A part of a lot with a number of its own.</summary>
    Sublot,

    /// <summary>A lot.</summary>
    Lot,

    /// <summary>A container.</summary>
    Container,

    /// <summary>An item and an amount.</summary>
    Quantity,
}

/// <summary>What a target holds for an item.</summary>
public enum TargetHolding
{
    /// <summary>Every piece by serial number, no lots.</summary>
    SerialRequired,

    /// <summary>Serial numbers where they are known, no lots.</summary>
    SerialOptional,

    /// <summary>Every movement by lot, no serial numbers.</summary>
    LotRequired,

    /// <summary>Lots where they are known, no serial numbers.</summary>
    LotOptional,

    /// <summary>Both for one piece.</summary>
    LotAndSerial,

    /// <summary>Neither.</summary>
    QuantityOnly,
}

/// <summary>Reads what a target holds from its own tracking rule for the item and from what it can express at all.</summary>
public static class TargetHoldings
{
    /// <summary>Decides what the target holds.</summary>
    /// <param name="rule">The target's rule for the item; null where it sent none.</param>
    /// <param name="expresses">What the system can express.</param>
    /// <param name="place">What the answer is about, for the problem.</param>
    /// <returns>The holding, or problem <c>TRA-0002</c>: an unknown flag is not a flag that says no.</returns>
    public static Outcome<TargetHolding> Of(TrackingRule? rule, Expressible expresses, string place)
    {
        var lot = expresses.Lot ? rule?.Lot ?? TrackingLevel.Unknown : TrackingLevel.None;
        var serial = expresses.Serial ? rule?.Serial ?? TrackingLevel.Unknown : TrackingLevel.None;
        if (lot == TrackingLevel.Unknown || serial == TrackingLevel.Unknown)
        {
            return Outcome<TargetHolding>.Failed(new Problem("TRA-0002",
                $"It is not known how the target tracks the item (lot {Word(lot)}, serial {Word(serial)}). Load the target's master, or state 'defaultTracking' in its system.yaml.", place));
        }

        return (lot, serial) switch
        {
            (TrackingLevel.None, TrackingLevel.None) => Outcome<TargetHolding>.Of(TargetHolding.QuantityOnly),
            (TrackingLevel.None, TrackingLevel.Required) => Outcome<TargetHolding>.Of(TargetHolding.SerialRequired),
            (TrackingLevel.None, _) => Outcome<TargetHolding>.Of(TargetHolding.SerialOptional),
            (TrackingLevel.Required, TrackingLevel.None) => Outcome<TargetHolding>.Of(TargetHolding.LotRequired),
            (_, TrackingLevel.None) => Outcome<TargetHolding>.Of(TargetHolding.LotOptional),
            _ when expresses.Both => Outcome<TargetHolding>.Of(TargetHolding.LotAndSerial),
            _ => Outcome<TargetHolding>.Failed(new Problem("TRA-0002",
                "The target's master asks for lot and serial, but its system.yaml says that it cannot hold both for one piece. Correct the one that is wrong.", place)),
        };
    }

    private static string Word(TrackingLevel level) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(level.ToString());
}
