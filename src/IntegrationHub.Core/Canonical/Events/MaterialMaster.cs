using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Canonical.Events;

/// <summary>Canonical message <c>material-master</c>: what one system says about one item.</summary>
public sealed record MaterialMaster
{
    /// <summary>Gets the item under the sender's number.</summary>
    public required ItemReference Item { get; init; }

    /// <summary>Gets when the sender changed it, UTC ISO 8601: an older snapshot never overwrites a newer one.</summary>
    public string? ChangedAt { get; init; }

    /// <summary>Gets the sender's sequence number, where it has one.</summary>
    public string? Sequence { get; init; }

    /// <summary>Gets whether the sender marked the item for deletion.</summary>
    public bool? Deleted { get; init; }

    /// <summary>Gets whether the item is a phantom, reference or gathering part: never in stock.</summary>
    public bool? Phantom { get; init; }

    /// <summary>Gets the hub sites to which the item is extended; absent means not stated.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>Gets the base unit of measure, UN/ECE Recommendation 20.</summary>
    public string? BaseUnit { get; init; }

    /// <summary>Gets the item class in the sender's words.</summary>
    public string? ItemClass { get; init; }

    /// <summary>Gets the item's own factors between units; an absent list was not sent.</summary>
    public IReadOnlyList<ItemConversion>? Conversions { get; init; }

    /// <summary>Gets the rules for expiry.</summary>
    public ExpiryRules? Expiry { get; init; }

    /// <summary>Gets how lots get their numbers.</summary>
    public LotNumbering? LotNumbering { get; init; }

    /// <summary>Gets when the revision is effective; an absent list was not sent.</summary>
    public IReadOnlyList<RevisionEffectivity>? Effectivity { get; init; }

    /// <summary>Gets the suppliers from whom the item may come; an absent list was not sent.</summary>
    public IReadOnlyList<ItemSupplier>? Suppliers { get; init; }

    /// <summary>Gets what the source really said of plain members.</summary>
    public MasterRaw? Raw { get; init; }

    /// <summary>Gets the tracking profile; an absent list is unknown.</summary>
    public IReadOnlyList<TrackingRule>? Tracking { get; init; }

    /// <summary>Gets usages in this item (bill of material).</summary>
    public IReadOnlyList<ComponentUsage>? Components { get; init; }

    /// <summary>Gets lots that the message carries with the item.</summary>
    public IReadOnlyList<MaterialReference>? Lots { get; init; }
}

/// <summary>One line of a bill of material.</summary>
public sealed record ComponentUsage
{
    /// <summary>Gets the component.</summary>
    public required ItemReference Item { get; init; }

    /// <summary>Gets the position (find number).</summary>
    public string? Position { get; init; }

    /// <summary>Gets the quantity per parent.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Gets the unit, UN/ECE Recommendation 20.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets the tracking profile of this use.</summary>
    public IReadOnlyList<TrackingRule>? Tracking { get; init; }
}
