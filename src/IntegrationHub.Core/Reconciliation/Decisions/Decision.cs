using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Decisions;

/// <summary>What a steward decides about a mismatch.</summary>
public enum DecisionKind
{
    /// <summary>The system is corrected; the mismatch closes when its next master message says so, and is back if it does not until the due day.</summary>
    CorrectThere,

    /// <summary>The difference is accepted until a day, for exactly the values that were looked at.</summary>
    AcceptUntil,

    /// <summary>The number in the system is the item.</summary>
    Alias,

    /// <summary>Nobody looks at it until a day.</summary>
    Defer,

    /// <summary>It is several cases, each for somebody else; the mismatch stays.</summary>
    Split,

    /// <summary>The supplier's number in the system is a supplier of the authority. Always with a second person: a receipt, a complaint and a recall follow it.</summary>
    SupplierAlias,
}

/// <summary>Where a decision stands.</summary>
public enum DecisionState
{
    /// <summary>It waits for a second person.</summary>
    AwaitsApproval,

    /// <summary>It is a rule in force.</summary>
    InForce,

    /// <summary>The second person said no.</summary>
    Rejected,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>A decision, as a versioned rule. A version is never changed: approval, rejection and withdrawal make the next one.</summary>
public sealed record Decision
{
    /// <summary>The attribute of a <see cref="DecisionKind.SupplierAlias"/>.</summary>
    public const string SupplierAttribute = "supplier";

    /// <summary>Gets the number; 0 before it is stored.</summary>
    public long Number { get; init; }

    /// <summary>Gets the version, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Gets what is decided.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>Gets where it stands.</summary>
    public required DecisionState State { get; init; }

    /// <summary>Gets the item as the finding names it; of an alias, the number at the authority; of a supplier alias, the supplier's number there.</summary>
    public required string Item { get; init; }

    /// <summary>Gets the site of the finding.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the capture point of the finding.</summary>
    public CapturePoint? Scope { get; init; }

    /// <summary>Gets the attribute of the finding.</summary>
    public required string Attribute { get; init; }

    /// <summary>Gets the system of the finding.</summary>
    public string? System { get; init; }

    /// <summary>Gets what each system said when it was decided: the decision covers these values and no others.</summary>
    public required string Values { get; init; }

    /// <summary>Gets of an alias: the number as <see cref="System"/> writes it.</summary>
    public string? Alias { get; init; }

    /// <summary>Gets the cases of a split.</summary>
    public IReadOnlyList<string>? Cases { get; init; }

    /// <summary>Gets why.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the end, microseconds UTC, exclusive; of a correction, the day on which it is due. Null is without end.</summary>
    public long? Until { get; init; }

    /// <summary>Gets who carries the risk of an acceptance.</summary>
    public string? RiskOwner { get; init; }

    /// <summary>Gets of a correction: the outbound interface by which the hub writes it; null where a person does.</summary>
    public string? Target { get; init; }

    /// <summary>Gets of a correction: why a person must do it.</summary>
    public IReadOnlyList<string>? ByHand { get; init; }

    /// <summary>Gets of a correction that was taken back: what the system answered.</summary>
    public string? Answer { get; init; }

    /// <summary>Gets whether a second person must agree.</summary>
    public bool FourEyes { get; init; }

    /// <summary>Gets who decided.</summary>
    public required string Author { get; init; }

    /// <summary>Gets when, microseconds UTC.</summary>
    public required long DecidedAt { get; init; }

    /// <summary>Gets who agreed, rejected or withdrew.</summary>
    public string? Approver { get; init; }

    /// <summary>Gets when, microseconds UTC.</summary>
    public long? ApprovedAt { get; init; }

    /// <summary>Gets the name by which findings and reviews cite it.</summary>
    public string Rule => FormattableString.Invariant($"decision/{Number}@{Version}");
}

/// <summary>What somebody asks for.</summary>
/// <param name="Kind">What to decide.</param>
/// <param name="Author">Who decides.</param>
/// <param name="Reason">Why.</param>
public sealed record DecisionRequest(DecisionKind Kind, string Author, string Reason)
{
    /// <summary>Gets the end, ISO 8601: a date or an instant.</summary>
    public string? Until { get; init; }

    /// <summary>Gets who carries the risk of an acceptance.</summary>
    public string? RiskOwner { get; init; }

    /// <summary>Gets of an alias: the number at the authority; null takes the finding's item.</summary>
    public string? Item { get; init; }

    /// <summary>Gets of a supplier alias: the supplier's number as the system writes it; <see cref="Item"/> is the one at the authority.</summary>
    public string? Number { get; init; }

    /// <summary>Gets the cases of a split.</summary>
    public IReadOnlyList<string>? Cases { get; init; }
}
