using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Canonical.Quality;

/// <summary>Canonical message <c>nonconformance</c> (ISO 9001 8.7, AS9100D 8.7).</summary>
public sealed record Nonconformance
{
    /// <summary>Gets the number under the sender's authority.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the type.</summary>
    public required NonconformanceType Type { get; init; }

    /// <summary>Gets the requirement that was not met.</summary>
    public RequirementReference? Requirement { get; init; }

    /// <summary>Gets what was observed.</summary>
    public required string Observed { get; init; }

    /// <summary>Gets the objective evidence: measured value, picture, record.</summary>
    public IReadOnlyList<string>? ObjectiveEvidence { get; init; }

    /// <summary>Gets the class: major, minor or observation for audit findings; the site's catalogue for product.</summary>
    public string? Class { get; init; }

    /// <summary>Gets the defect codes of the sender's catalogue.</summary>
    public IReadOnlyList<string>? DefectCodes { get; init; }

    /// <summary>Gets the affected material with quantities.</summary>
    public IReadOnlyList<MaterialReference>? Materials { get; init; }

    /// <summary>Gets the total affected quantity where it is stated apart from the materials ("3 of 50").</summary>
    public AffectedQuantity? Affected { get; init; }

    /// <summary>Gets when it was raised, by basis.</summary>
    public EventTimes? Times { get; init; }

    /// <summary>Gets the hub site.</summary>
    public string? Site { get; init; }

    /// <summary>Gets where it was found: receipt, operation, test, audit, customer.</summary>
    public string? Source { get; init; }

    /// <summary>Gets who raised it, as a reference that only the source can resolve.</summary>
    public string? RaisedBy { get; init; }

    /// <summary>Gets the supplier to whom it may be attributed.</summary>
    public Partner? Supplier { get; init; }

    /// <summary>Gets the customer.</summary>
    public Partner? Customer { get; init; }

    /// <summary>Gets program and contract.</summary>
    public string? Program { get; init; }

    /// <summary>Gets the contract number.</summary>
    public string? ContractNumber { get; init; }

    /// <summary>Gets what answer is required, by when.</summary>
    public IReadOnlyList<RequiredResponse>? Responses { get; init; }

    /// <summary>Gets the dispositions; their quantities balance with what is affected.</summary>
    public IReadOnlyList<DispositionLine>? Dispositions { get; init; }

    /// <summary>Gets links to other records (order, SCAR, CAPA, inspection lot).</summary>
    public IReadOnlyList<BusinessDocument>? Links { get; init; }
}

/// <summary>The type of a nonconformance.</summary>
public enum NonconformanceType
{
    /// <summary>Audit finding.</summary>
    Audit,

    /// <summary>Nonconforming product.</summary>
    Product,

    /// <summary>Nonconforming process.</summary>
    Process,

    /// <summary>Nonconforming supply.</summary>
    Supplier,

    /// <summary>Customer complaint.</summary>
    CustomerComplaint,
}

/// <summary>A requirement: a standard with edition and clause, or a document.</summary>
public sealed record RequirementReference(string? Standard = null, string? Edition = null, string? Clause = null, string? Document = null);

/// <summary>How many of how many, in one unit.</summary>
public sealed record AffectedQuantity(decimal Nonconforming, decimal? Inspected = null, string? Unit = null);

/// <summary>An answer that is required.</summary>
public sealed record RequiredResponse(ResponseKind Kind, string? DueBy = null, string? Owner = null);

/// <summary>The kinds of answer.</summary>
public enum ResponseKind
{
    /// <summary>Protect the customer now.</summary>
    Containment,

    /// <summary>Find the cause.</summary>
    RootCause,

    /// <summary>Remove the cause.</summary>
    CorrectiveAction,

    /// <summary>Show that it worked.</summary>
    Verification,
}

/// <summary>A decision on a part of the affected quantity.</summary>
public sealed record DispositionLine(
    Disposition Disposition, decimal? Quantity = null, string? Unit = null, IReadOnlyList<MaterialReference>? Materials = null,
    string? DesignAuthorityReference = null, string? ConcessionReference = null, string? DecidedBy = null);

/// <summary>Dispositions (AS9100D 8.7, X12 element 887).</summary>
public enum Disposition
{
    /// <summary>Nothing decided yet.</summary>
    Pending,

    /// <summary>Use as is; needs the design authority.</summary>
    UseAsIs,

    /// <summary>Rework to full conformity; needs re-inspection.</summary>
    Rework,

    /// <summary>Repair to usable; needs the design authority and re-inspection.</summary>
    Repair,

    /// <summary>Scrap; held until destruction is recorded.</summary>
    Scrap,

    /// <summary>Return to the supplier.</summary>
    ReturnToSupplier,

    /// <summary>Regrade to another item.</summary>
    Regrade,
}
