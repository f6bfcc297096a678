using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Systems;

/// <summary>A connected system as its <c>system.yaml</c> describes it. Addresses are not here: the same file moves from qualification to production by its hash.</summary>
public sealed record SystemDescription
{
    /// <summary>Gets the name, also that of its folders.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the version of the file.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the kind: erp, plm, mes, qms, srm, trace ...</summary>
    public required string Kind { get; init; }

    /// <summary>Gets its plant codes and the hub sites that they mean.</summary>
    public IReadOnlyDictionary<string, string> Sites { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets what it can express about tracking.</summary>
    public required Expressible Expresses { get; init; }

    /// <summary>Gets when it lets a tracking flag change.</summary>
    public FlagChange FlagChange { get; init; } = FlagChange.Undeclared;

    /// <summary>Gets how current what it said is expected to be.</summary>
    public Freshness Freshness { get; init; } = new();

    /// <summary>Gets the tracking rule that holds where no master message of the system has said otherwise; absent means unknown.</summary>
    public TrackingRule? DefaultTracking { get; init; }

    /// <summary>Gets the evidence grade of event types that are weaker than exact, by operation.</summary>
    public IReadOnlyDictionary<string, EvidenceGrade> Evidence { get; init; } = new Dictionary<string, EvidenceGrade>(StringComparer.Ordinal);

    /// <summary>Gets how far its serial and lot numbers are unique.</summary>
    public NumberUniqueness Uniqueness { get; init; } = NumberUniqueness.Undeclared;

    /// <summary>Gets the holds that it can place: unit, lot, container, stock-status.</summary>
    public IReadOnlyList<string> Holds { get; init; } = [];

    /// <summary>Gets its interfaces in the order of the file.</summary>
    public required IReadOnlyList<InterfaceDescription> Interfaces { get; init; }
}

/// <summary>What a system can express about one piece of material.</summary>
/// <param name="Lot">It has lots.</param>
/// <param name="Serial">It has serial numbers.</param>
/// <param name="Both">It can hold both for one piece.</param>
public sealed record Expressible(bool Lot, bool Serial, bool Both)
{
    /// <summary>Gets the levels at which its flag stands: <c>client</c>, <c>site</c>, <c>capture-point</c>, <c>usage</c>, <c>transaction</c>, <c>item-class</c>. Empty means the item alone.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Gets the capture points at which its flag can stand; empty where it does not stand by capture point. What it cannot name is not held against it.</summary>
    public IReadOnlyList<CapturePoint> Points { get; init; } = [];

    /// <summary>Gets what it says instead of a required value that it cannot express, where that differs from the hub's own order (serial number before lot).</summary>
    public IReadOnlyList<NearestRule> Instead { get; init; } = [];

    /// <summary>Gets the declaration of a system that declares nothing of master attributes.</summary>
    public static IReadOnlyDictionary<string, AttributeDeclaration> NoAttributes { get; } = new Dictionary<string, AttributeDeclaration>(StringComparer.Ordinal);

    /// <summary>Gets what it can hold of master attributes beside the flag, by their names; one that is not named is not declared.</summary>
    public IReadOnlyDictionary<string, AttributeDeclaration> Attributes { get; init; } = NoAttributes;

    /// <summary>Gets the vendor's document that says so; null where none is published.</summary>
    public string? Source { get; init; }
}

/// <summary>What a system says instead of a value that it cannot express.</summary>
/// <param name="Required">The required value.</param>
/// <param name="Says">What it says.</param>
public sealed record NearestRule(TrackingRule Required, TrackingRule Says);

/// <summary>What a system can hold of a master attribute, and what its interfaces send of it.</summary>
/// <param name="Held">Whether it holds it and sends it: what it then does not send of an item is unknown and a person's business. Otherwise its silence means nothing.</param>
/// <param name="Only">The words that it can say (units of a shelf life, levels of expiry, sources of lot numbers); empty is all.</param>
/// <param name="Source">The document that says so.</param>
public sealed record AttributeDeclaration(bool Held, IReadOnlyList<string> Only, string Source);
