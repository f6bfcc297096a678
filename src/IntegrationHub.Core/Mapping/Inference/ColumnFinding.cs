namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>What a column was found to be.</summary>
public enum ColumnRole
{
    /// <summary>Nothing measured says what it is.</summary>
    Undecided,

    /// <summary>The number of one piece.</summary>
    Serial,

    /// <summary>The number of a lot (batch).</summary>
    Lot,

    /// <summary>The number of an item.</summary>
    Item,

    /// <summary>How much.</summary>
    Quantity,

    /// <summary>The unit of a quantity.</summary>
    Unit,

    /// <summary>A date or a time.</summary>
    Time,

    /// <summary>A running number of rows or lines.</summary>
    Counter,

    /// <summary>The number of an order, delivery, report or other document.</summary>
    Document,

    /// <summary>One of a few words.</summary>
    Code,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A number of nothing known.</summary>
    Number,

    /// <summary>Words for people.</summary>
    Text,

    /// <summary>Always the same.</summary>
    Constant,

    /// <summary>Never filled.</summary>
    Empty,
}

/// <summary>How sure a finding is.</summary>
public enum Certainty
{
    /// <summary>Too little was measured to say anything.</summary>
    None,

    /// <summary>It fits, and something else may fit too: an order number can look like a lot.</summary>
    Low,

    /// <summary>Several pieces of evidence that do not depend on each other agree, and none speaks against it.</summary>
    High,
}

/// <summary>What one column was found to be, and why.</summary>
/// <param name="Path">The place, as a pointer from the message; <c>*</c> stands for elements.</param>
/// <param name="Role">What it is.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Evidence">What was measured, in plain words.</param>
public sealed record ColumnFinding(string Path, ColumnRole Role, Certainty Certainty, IReadOnlyList<string> Evidence)
{
    /// <summary>Gets what was counted.</summary>
    internal ColumnFacts Facts { get; init; } = null!; // Only this folder makes findings, and always with it.

    /// <summary>Gets what the name hints at.</summary>
    internal Hint Hint { get; init; }

    /// <summary>Gets the evidence as one sentence.</summary>
    public string Because => string.Join("; ", Evidence);
}
