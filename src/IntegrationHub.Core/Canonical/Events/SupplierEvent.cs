using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Canonical.Events;

/// <summary>Canonical message <c>supplier-event</c>: something that a supplier did or said.</summary>
public sealed record SupplierEvent
{
    /// <summary>Gets the source's id of the event.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what it is about.</summary>
    public required SupplierEventKind Kind { get; init; }

    /// <summary>Gets the supplier.</summary>
    public required Partner Supplier { get; init; }

    /// <summary>Gets when it happened, by basis.</summary>
    public EventTimes? Times { get; init; }

    /// <summary>Gets the hub site.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the material: as the supplier names it.</summary>
    public IReadOnlyList<MaterialReference>? Supplied { get; init; }

    /// <summary>Gets the material: as the plant names it on receipt. Supplier lot, heat and internal lot are different nodes.</summary>
    public IReadOnlyList<MaterialReference>? Received { get; init; }

    /// <summary>Gets the documents: advice, order, certificate.</summary>
    public IReadOnlyList<BusinessDocument>? Documents { get; init; }

    /// <summary>Gets the text of a notice (change, deviation, escape, status).</summary>
    public string? Statement { get; init; }

    /// <summary>Gets the status that a status event sets, in the words of the authority.</summary>
    public string? Status { get; init; }
}

/// <summary>The kinds of supplier event.</summary>
public enum SupplierEventKind
{
    /// <summary>Goods are announced.</summary>
    Advice,

    /// <summary>Goods arrived.</summary>
    Receipt,

    /// <summary>A notice of process, product or source change (AS9100D 8.4.3).</summary>
    ChangeNotice,

    /// <summary>A notice of escape: nonconforming product was delivered.</summary>
    EscapeNotice,

    /// <summary>A response to a corrective action request.</summary>
    CorrectiveAction,

    /// <summary>The supplier's approval status changed.</summary>
    Status,
}
