using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Canonical.Events;

/// <summary>What a correction sets beside the tracking flag: one attribute of an item, in the words of <c>material-master</c>.</summary>
public sealed record AttributeCorrection
{
    /// <summary>Gets the name of the attribute, for example <c>base-unit</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what the system shall say; only the members of the attribute are there.</summary>
    public required AttributeStatement Required { get; init; }

    /// <summary>Gets what it said when that was decided.</summary>
    public required AttributeStatement Found { get; init; }
}

/// <summary>The members of a master that one attribute is made of; all others are null. What the source really said is not among them: it is no value to set.</summary>
public sealed record AttributeStatement
{
    /// <summary>Gets the base unit, UN/ECE Recommendation 20.</summary>
    public string? BaseUnit { get; init; }

    /// <summary>Gets the engineering revision.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets the factor of one alternative unit.</summary>
    public IReadOnlyList<ItemConversion>? Conversions { get; init; }

    /// <summary>Gets the one rule for expiry that is to be corrected.</summary>
    public ExpiryRules? Expiry { get; init; }

    /// <summary>Gets who makes lot numbers.</summary>
    public LotNumbering? LotNumbering { get; init; }
}
