using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Canonical.Events;

/// <summary>Canonical message <c>process-record</c>: which equipment, tool, gauge, program and load touched which material.</summary>
public sealed record ProcessRecord
{
    /// <summary>Gets the id of the record.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the material.</summary>
    public required IReadOnlyList<MaterialReference> Materials { get; init; }

    /// <summary>Gets when, by basis.</summary>
    public EventTimes? Times { get; init; }

    /// <summary>Gets the operation.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the order, SFC or transformation.</summary>
    public string? Transformation { get; init; }

    /// <summary>Gets the equipment (ISA-95 equipment id).</summary>
    public string? Equipment { get; init; }

    /// <summary>Gets the tool.</summary>
    public string? Tool { get; init; }

    /// <summary>Gets the gauge with its calibration.</summary>
    public Gauge? Gauge { get; init; }

    /// <summary>Gets the program revision.</summary>
    public ProgramRevision? Program { get; init; }

    /// <summary>Gets the load (furnace charge, autoclave cycle).</summary>
    public string? Load { get; init; }

    /// <summary>Gets the operator as a reference that only the source can resolve.</summary>
    public string? OperatorReference { get; init; }

    /// <summary>Gets the recorded parameters.</summary>
    public IReadOnlyList<Measurement>? Parameters { get; init; }
}

/// <summary>A gauge and the calibration that was valid when it measured.</summary>
public sealed record Gauge(string Id, string? CalibrationId = null, string? CalibrationDue = null);
