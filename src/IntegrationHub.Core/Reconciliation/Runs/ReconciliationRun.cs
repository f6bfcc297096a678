namespace IntegrationHub.Core.Reconciliation.Runs;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>It goes on, or goes on where it stopped when a hub takes it up again.</summary>
    Running,

    /// <summary>Every item was compared.</summary>
    Done,
}

/// <summary>A run over all items: what was compared, and what is different from the run before.</summary>
public sealed record ReconciliationRun
{
    /// <summary>Gets the number.</summary>
    public required long Number { get; init; }

    /// <summary>Gets where it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>Gets who or what started it: a person's name, or <c>schedule</c>.</summary>
    public required string By { get; init; }

    /// <summary>Gets when it started, microseconds UTC. All items are compared as of this time: a run that was interrupted says what it would have said.</summary>
    public required long StartedAt { get; init; }

    /// <summary>Gets when it ended, microseconds UTC; null while it runs.</summary>
    public long? EndedAt { get; init; }

    /// <summary>Gets how many items were compared.</summary>
    public required int Compared { get; init; }

    /// <summary>Gets how many items there were when it started.</summary>
    public required int Items { get; init; }

    /// <summary>Gets how many findings it left open, those that need no person included.</summary>
    public int Findings { get; init; }

    /// <summary>Gets how many of them need a person.</summary>
    public int Mismatches { get; init; }

    /// <summary>Gets the number of the run with which it is compared; null where it is the first.</summary>
    public long? Before { get; init; }

    /// <summary>Gets how many findings the run before did not have.</summary>
    public int Opened { get; init; }

    /// <summary>Gets how many findings only the run before had.</summary>
    public int Closed { get; init; }

    /// <summary>Gets how many findings say something else than in the run before.</summary>
    public int Changed { get; init; }

    /// <summary>Gets a SHA-256 over all findings in their order, hexadecimal: two runs on the same data have the same.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Gets how many findings of each class each system has.</summary>
    public IReadOnlyList<RunCount> Counts { get; init; } = [];
}

/// <summary>How many findings of a class a system has.</summary>
/// <param name="Class">The class, see <see cref="FindingClass"/>.</param>
/// <param name="System">The system; null where systems were compared with each other.</param>
/// <param name="Findings">How many.</param>
/// <param name="Mismatches">How many of them need a person.</param>
public sealed record RunCount(string Class, string? System, int Findings, int Mismatches);

/// <summary>What happened to a finding between two runs.</summary>
public enum RunChange
{
    /// <summary>The run before did not have it.</summary>
    Opened,

    /// <summary>Only the run before had it.</summary>
    Closed,

    /// <summary>Both have it, and it says something else.</summary>
    Changed,
}

/// <summary>A difference between two runs.</summary>
/// <param name="Change">What happened.</param>
/// <param name="Item">The item.</param>
/// <param name="Site">The site; null is every one.</param>
/// <param name="Scope">The capture point; null is everywhere.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="System">The system.</param>
/// <param name="Before">What it said before; null where it was not there.</param>
/// <param name="Now">What it says now; null where it is gone.</param>
public sealed record RunDifference(RunChange Change, string Item, string? Site, string? Scope, string Attribute, string? System, string? Before, string? Now);
