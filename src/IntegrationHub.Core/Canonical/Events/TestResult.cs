using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Canonical.Events;

/// <summary>Canonical message <c>test-result</c>: what a test stand measured on one unit or lot.</summary>
public sealed record TestResult
{
    /// <summary>Gets the id of the report.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the material under test.</summary>
    public required MaterialReference Material { get; init; }

    /// <summary>Gets the outcome.</summary>
    public required TestOutcome Outcome { get; init; }

    /// <summary>Gets when it ran, by basis.</summary>
    public EventTimes? Times { get; init; }

    /// <summary>Gets the station.</summary>
    public string? Station { get; init; }

    /// <summary>Gets the operation or process code.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the program and its revision.</summary>
    public ProgramRevision? Program { get; init; }

    /// <summary>Gets the measurements.</summary>
    public IReadOnlyList<Measurement>? Measurements { get; init; }
}

/// <summary>The outcome of a test or a step.</summary>
public enum TestOutcome
{
    /// <summary>Passed.</summary>
    Passed,

    /// <summary>Failed.</summary>
    Failed,

    /// <summary>The test itself broke.</summary>
    Error,

    /// <summary>Ended early by a person or the stand.</summary>
    Terminated,
}

/// <summary>One measured value with its limits, as the stand wrote them.</summary>
public sealed record Measurement(
    string Name, string? Value = null, string? Unit = null, string? LowLimit = null, string? HighLimit = null,
    TestOutcome? Outcome = null, string? GaugeId = null);

/// <summary>A program with its revision.</summary>
public sealed record ProgramRevision(string Name, string? Revision = null);
