using IntegrationHub.Core.Reconciliation.Identity;

namespace IntegrationHub.Core.Reconciliation.Attributes;

/// <summary>A master attribute beside the tracking flag. It is compared where the authority policy names who is right about it, and nowhere else.</summary>
/// <param name="name">The name in the authority policy and in findings.</param>
/// <param name="words">The name in sentences.</param>
public abstract class MasterAttribute(string name, string words)
{
    /// <summary>Gets all of them. A new one is a class of its own and a line here.</summary>
    public static IReadOnlyList<MasterAttribute> All { get; } =
    [
        new TextAttribute("base-unit", "the base unit", snapshot => snapshot.BaseUnit, snapshot => snapshot.Facts?.Raw?.BaseUnit),
        new ConversionAttribute(),
        new TextAttribute("revision", "the engineering revision", snapshot => snapshot.Revision, snapshot => snapshot.Facts?.Raw?.Revision),
        new EffectivityAttribute(),
        new ExpiryAttribute(),
        new ShelfLifeAttribute("shelf-life", "the total shelf life", longerIsLooser: true, snapshot => snapshot.Facts?.Expiry?.Total),
        new ShelfLifeAttribute("remaining-shelf-life", "the least remaining shelf life", longerIsLooser: false, snapshot => snapshot.Facts?.Expiry?.Remaining),
        new LotNumberingAttribute(),
        new SuppliersAttribute(),
    ];

    /// <summary>Gets the name in the authority policy and in findings.</summary>
    public string Name => name;

    /// <summary>Gets the name in sentences.</summary>
    public string Words => words;

    /// <summary>Finds the attribute of a finding, whose name may name a part: <c>conversion:CT</c>.</summary>
    /// <returns>The attribute; null where the finding is about something else.</returns>
    public static MasterAttribute? Of(string attribute)
    {
        var plain = attribute.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? attribute[..at] : attribute;
        return All.FirstOrDefault(one => one.Name == plain);
    }

    /// <summary>Compares what two systems say.</summary>
    /// <param name="required">What the authority says.</param>
    /// <param name="actual">What the other system says.</param>
    /// <param name="context">Who they are.</param>
    /// <returns>A pair for each part that can be compared; none where the authority says nothing.</returns>
    internal abstract IEnumerable<AttributePair> Compare(MasterSnapshot required, MasterSnapshot actual, AttributeContext context);

    /// <summary>Reads what a system says, for people; null is not sent.</summary>
    internal abstract AttributeReading? Read(MasterSnapshot snapshot, string? part);
}

/// <summary>Two systems whose values are compared.</summary>
/// <param name="Authority">The system that is right.</param>
/// <param name="Own">The other one.</param>
/// <param name="Suppliers">The confirmed aliases of suppliers.</param>
internal sealed record AttributeContext(string Authority, SystemCapability Own, IReadOnlyList<SupplierAlias> Suppliers)
{
    /// <summary>Says whether the other system has no way to say a word (a unit, a level).</summary>
    public bool CannotSay(string attribute, string word) =>
        Own.Attributes.TryGetValue(attribute, out var declared) && declared.Only.Count > 0 && !declared.Only.Contains(word, StringComparer.Ordinal);
}

/// <summary>The values of two systems and how they stand to each other.</summary>
/// <param name="Part">Which part of the attribute; null where it has none.</param>
/// <param name="Required">What the authority says.</param>
/// <param name="Actual">What the other system says; null is not sent.</param>
/// <param name="Relation">How it stands to the required one; null where nothing was sent.</param>
internal sealed record AttributePair(string? Part, AttributeReading Required, AttributeReading? Actual, Relation? Relation)
{
    /// <summary>Gets whether the other system has no way to say what is required and says the nearest it can.</summary>
    public bool Nearest { get; init; }

    /// <summary>Gets what the difference does, as a sentence; blank where nothing is to be added.</summary>
    public string Effect { get; init; } = "";

    /// <summary>Gets what would repair it, where that is not to set the value; null where it is.</summary>
    public string? Remedy { get; init; }
}

/// <summary>What one system says.</summary>
/// <param name="Text">In words.</param>
/// <param name="Raw">Where it said so; null where the mapping keeps no raw value.</param>
internal sealed record AttributeReading(string Text, Canonical.Materials.RawValue? Raw = null);
