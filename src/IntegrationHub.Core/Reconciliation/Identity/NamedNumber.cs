using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Identity;

/// <summary>What a number names.</summary>
public enum NumberedKind
{
    /// <summary>An item.</summary>
    Item,

    /// <summary>A supplier.</summary>
    Supplier,
}

/// <summary>A number in one system, with what the system knows besides.</summary>
/// <param name="System">The system that writes it.</param>
/// <param name="Number">The number as it writes it; of a composite key, the parts in words.</param>
public sealed record NamedNumber(string System, string Number)
{
    /// <summary>Gets a name for people.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the revision, where the system carries one apart from the number.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets other numbers: <c>gtin</c> of an item; <c>gln</c>, <c>duns</c>, <c>lei</c>, <c>vat</c> of a supplier.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>Gets the parts of a composite key, in order; null where the number is one part. Parts are compared one by one, so <c>1|23</c> never meets <c>12|3</c>.</summary>
    public IReadOnlyList<string>? Parts { get; init; }
}

/// <summary>One line of an explicit table: this number in this system is that item.</summary>
/// <param name="System">The system.</param>
/// <param name="Number">The number as it writes it.</param>
/// <param name="Target">The number at the authority.</param>
/// <param name="Source">Where the table comes from, for the evidence.</param>
public sealed record AliasTableLine(string System, string Number, string Target, string Source);
