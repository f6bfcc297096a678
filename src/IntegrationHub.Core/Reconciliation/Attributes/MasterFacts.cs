using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>What a system says of an item beside flags, marks, unit and revision. It stands at the level of the item; a member that is null was not sent.</summary>
public sealed record MasterFacts
{
    /// <summary>Gets the item's own factors between units.</summary>
    public IReadOnlyList<ItemConversion>? Conversions { get; init; }

    /// <summary>Gets the rules for expiry.</summary>
    public ExpiryRules? Expiry { get; init; }

    /// <summary>Gets how lots get their numbers.</summary>
    public LotNumbering? LotNumbering { get; init; }

    /// <summary>Gets when the revision is effective.</summary>
    public IReadOnlyList<RevisionEffectivity>? Effectivity { get; init; }

    /// <summary>Gets the suppliers from whom the item may come.</summary>
    public IReadOnlyList<ItemSupplier>? Suppliers { get; init; }

    /// <summary>Gets what the source really said of plain members.</summary>
    public MasterRaw? Raw { get; init; }

    /// <summary>Reads the facts of a message; null where it has none.</summary>
    public static MasterFacts? Of(MaterialMaster message) =>
        message is { Conversions: null, Expiry: null, LotNumbering: null, Effectivity: null, Suppliers: null, Raw: null } ? null : new()
        {
            Conversions = message.Conversions,
            Expiry = message.Expiry,
            LotNumbering = message.LotNumbering,
            Effectivity = message.Effectivity,
            Suppliers = message.Suppliers,
            Raw = message.Raw,
        };

    /// <summary>Says whether two systems' facts, or those of two messages, are the same to the last raw value.</summary>
    public static bool Same(MasterFacts? left, MasterFacts? right) => ReferenceEquals(left, right)
        || (left is not null && right is not null && CanonicalJson.Write(left).AsSpan().SequenceEqual(CanonicalJson.Write(right)));
}
