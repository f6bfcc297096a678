using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>What a system can say about tracking and how current it is expected to be; declared in its <c>system.yaml</c>.</summary>
public sealed record SystemCapability
{
    /// <summary>Gets the system.</summary>
    public required string System { get; init; }

    /// <summary>Gets whether it can hold lots. The default is true.</summary>
    public bool CanLot { get; init; } = true;

    /// <summary>Gets whether it can hold serial numbers. The default is true.</summary>
    public bool CanSerial { get; init; } = true;

    /// <summary>Gets whether one item can have both. The default is true; ignored unless it can hold each.</summary>
    public bool CanBoth { get; init; } = true;

    /// <summary>Gets the capture points at which its flag can stand; empty where it does not stand by capture point.</summary>
    public IReadOnlyList<CapturePoint> Points { get; init; } = [];

    /// <summary>Gets what it can hold of master attributes beside the flag, by their names; one that is not named is not declared.</summary>
    public IReadOnlyDictionary<string, AttributeDeclaration> Attributes { get; init; } = Expressible.NoAttributes;

    /// <summary>Gets the hub sites that it serves; null means all.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Gets how long a change at the authority may take to show here.</summary>
    /// <value>Microseconds, 0 or more. The default is one day.</value>
    public long ExpectedLatency { get; init; } = 86_400_000_000;

    /// <summary>Gets how old a reading may be before it proves nothing.</summary>
    /// <value>Microseconds. The default is null: never too old.</value>
    public long? MaximumAge { get; init; }

    /// <summary>Gets the times in which nothing is expected of it; they count neither as delay nor as age. Microseconds UTC.</summary>
    public IReadOnlyList<(long From, long To)> Shutdowns { get; init; } = [];

    /// <summary>Gets when it lets a tracking flag change.</summary>
    public FlagChange FlagChange { get; init; } = FlagChange.Undeclared;

    /// <summary>Gets what it says instead of a value that it cannot express, where that differs from the hub's own order.</summary>
    public IReadOnlyList<NearestRule> Instead { get; init; } = [];

    /// <summary>Reads the capability from a system's description.</summary>
    public static SystemCapability Of(SystemDescription system) => new()
    {
        System = system.Name,
        CanLot = system.Expresses.Lot,
        CanSerial = system.Expresses.Serial,
        CanBoth = system.Expresses.Both,
        Points = system.Expresses.Points,
        Instead = system.Expresses.Instead,
        Attributes = system.Expresses.Attributes,
        FlagChange = system.FlagChange,
        ExpectedLatency = system.Freshness.Follows,
        MaximumAge = system.Freshness.StaleAfter,
        Shutdowns = system.Freshness.Shutdowns,
        Sites = system.Sites.Count == 0 ? null : [.. system.Sites.Values.Distinct(StringComparer.Ordinal)],
    };

    /// <summary>Reads the capability of a product that no adapter connects.</summary>
    public static SystemCapability Of(ProductFacts product) => new()
    {
        System = product.Name,
        CanLot = product.Expresses.Lot,
        CanSerial = product.Expresses.Serial,
        CanBoth = product.Expresses.Both,
        Instead = product.Expresses.Instead,
        Attributes = product.Expresses.Attributes,
        FlagChange = product.FlagChange,
    };

    /// <summary>Says how much time passed that counts for this system.</summary>
    internal long Elapsed(long from, long to) => new Freshness { Shutdowns = Shutdowns }.Elapsed(from, to);

    /// <summary>
    /// Finds the nearest that this system can say to a required value. Both, where only one fits: the serial number, because it is the finer
    /// (the published order of the SAP to FSM connector). A serial number, where only lots fit: a lot per piece. A lot, where only
    /// serial numbers fit: nothing, because no projection invents pieces.
    /// </summary>
    public TrackingFlags Nearest(TrackingFlags required)
    {
        foreach (var rule in Instead)
        {
            if (rule.Required.Lot == required.Lot && rule.Required.Serial == required.Serial)
            {
                return new(rule.Says.Lot, rule.Says.Serial);
            }
        }

        var (lot, serial) = (required.Lot, required.Serial);
        if (serial > TrackingLevel.None && !CanSerial)
        {
            lot = CanLot && serial > lot ? serial : lot;
            serial = TrackingLevel.None;
        }

        if (lot > TrackingLevel.None && (!CanLot || (!CanBoth && serial > TrackingLevel.None)))
        {
            lot = TrackingLevel.None;
        }

        return new(lot, serial);
    }

    /// <summary>Reads an unknown level as none where the system has no way to hold that identity at all.</summary>
    public TrackingFlags Complete(TrackingFlags actual) => new(
        actual.Lot == TrackingLevel.Unknown && !CanLot ? TrackingLevel.None : actual.Lot,
        actual.Serial == TrackingLevel.Unknown && !CanSerial ? TrackingLevel.None : actual.Serial);
}
