using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation.Data;
using IntegrationHub.Core.Reconciliation.Identity;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>All that a comparison of one item reads. The comparison is a pure function of it.</summary>
public sealed record ReconciliationInput
{
    /// <summary>Gets the snapshots of all systems and sites whose number meets the item's (<see cref="ItemNumber.MatchKey"/>), in any order, earlier ones included.</summary>
    public required IReadOnlyList<MasterSnapshot> Snapshots { get; init; }

    /// <summary>Gets who says what is right.</summary>
    public required AuthorityPolicy Authority { get; init; }

    /// <summary>Gets the systems that hold masters: one that is listed here and has no snapshot is missing the item.</summary>
    public required IReadOnlyList<SystemCapability> Systems { get; init; }

    /// <summary>Gets the decisions that accept a difference.</summary>
    public IReadOnlyList<Acceptance> Accepted { get; init; } = [];

    /// <summary>Gets the ways on which material goes between systems; null is not known, and then no stricter value is taken for normal.</summary>
    public IReadOnlyList<Crossing>? Crossings { get; init; }

    /// <summary>Gets what the hub has seen of the item.</summary>
    public ItemKnowledge Known { get; init; } = ItemKnowledge.None;

    /// <summary>Gets what stock and transactions really carried, for the check of the flag against data.</summary>
    public IReadOnlyList<DataObservation> Observations { get; init; } = [];

    /// <summary>Gets the confirmed aliases.</summary>
    public IReadOnlyList<ItemAlias> Aliases { get; init; } = [];

    /// <summary>Gets the confirmed aliases of suppliers.</summary>
    public IReadOnlyList<SupplierAlias> SupplierAliases { get; init; } = [];

    /// <summary>Gets the area under which authority is declared; null is none.</summary>
    public string? Area { get; init; }

    /// <summary>Gets the item class under which authority is declared; null takes the class that the snapshots agree on.</summary>
    public string? ItemClass { get; init; }

    /// <summary>Gets the item's risk class.</summary>
    public RiskClass Risk { get; init; }

    /// <summary>Gets the time of the comparison, microseconds UTC.</summary>
    public required long Now { get; init; }
}

/// <summary>A decision to live with a difference until a day. It covers exactly the values that were looked at.</summary>
/// <param name="Item">The item as the finding names it.</param>
/// <param name="Site">The site; null covers every site.</param>
/// <param name="System">The system whose value is accepted.</param>
/// <param name="Required">What the authority said then.</param>
/// <param name="Actual">What the system said then.</param>
/// <param name="Until">Microseconds UTC; from then on the mismatch is back.</param>
/// <param name="Reason">Why, and who carries the risk.</param>
/// <param name="Rule">The id and version of the decision rule.</param>
public sealed record Acceptance(
    string Item, string? Site, string System, TrackingFlags Required, TrackingFlags Actual, long Until, string Reason, string Rule);
