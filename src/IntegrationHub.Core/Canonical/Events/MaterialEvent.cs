using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Canonical.Events;

/// <summary>Canonical message <c>material-event</c>: something happened to material.</summary>
public sealed record MaterialEvent
{
    /// <summary>Gets the source's own id of the event, where it has one (EPCIS eventID, document number).</summary>
    public string? EventId { get; init; }

    /// <summary>Gets what happened.</summary>
    public required Operation Operation { get; init; }

    /// <summary>Gets when it happened, by basis.</summary>
    public EventTimes? Times { get; init; }

    /// <summary>Gets the hub site.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the order or process that ties inputs to outputs.</summary>
    public Transformation? Transformation { get; init; }

    /// <summary>Gets what went in (components, source lots, contents).</summary>
    public IReadOnlyList<MaterialReference>? Inputs { get; init; }

    /// <summary>Gets what came out (assemblies, target lots, the container).</summary>
    public IReadOnlyList<MaterialReference>? Outputs { get; init; }

    /// <summary>Gets material that the event is about without changing it (observe, hold, ship, count).</summary>
    public IReadOnlyList<MaterialReference>? Materials { get; init; }

    /// <summary>Gets the business documents (order, delivery, advice).</summary>
    public IReadOnlyList<BusinessDocument>? Documents { get; init; }

    /// <summary>Gets the earlier event that this one corrects; that one stays visible.</summary>
    public Correction? Corrects { get; init; }

    /// <summary>Gets the business step and disposition in the words of the source (EPCIS CBV).</summary>
    public string? BusinessStep { get; init; }

    /// <summary>Gets the disposition in the words of the source (EPCIS CBV).</summary>
    public string? Disposition { get; init; }

    /// <summary>Gets the business partner: supplier of a receipt, customer of a shipment.</summary>
    public Partner? Partner { get; init; }

    /// <summary>Gets who did it, as a reference that only the source can resolve.</summary>
    public string? OperatorReference { get; init; }
}

/// <summary>What ties inputs to outputs. Events attach to it over days; it is open until one closes it.</summary>
/// <param name="Id">The order, SFC or EPCIS transformationID.</param>
/// <param name="Kind">How inputs relate to outputs.</param>
/// <param name="Closed">True on the event after which nothing more attaches.</param>
public sealed record Transformation(string Id, TransformationKind? Kind = null, bool? Closed = null);

/// <summary>How the inputs of a transformation relate to its outputs.</summary>
public enum TransformationKind
{
    /// <summary>Many to one.</summary>
    Assemble,

    /// <summary>One to one.</summary>
    Process,

    /// <summary>One to many; every output holds the suspect.</summary>
    Divide,

    /// <summary>Many to many.</summary>
    Mix,

    /// <summary>A component regains its identity.</summary>
    Disassemble,

    /// <summary>Into a container or kit.</summary>
    Pack,
}

/// <summary>A document of the business, named by type and number.</summary>
public sealed record BusinessDocument(string Type, string Id);

/// <summary>A supplier, customer or other party.</summary>
public sealed record Partner(string Id, string? Name = null, string? Scheme = null);

/// <summary>A statement that an earlier event was wrong (EPCIS errorDeclaration).</summary>
public sealed record Correction(string EventId, string? DeclaredAt = null, string? Reason = null, IReadOnlyList<string>? CorrectiveEventIds = null);
