using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>What is proposed for a new system, and why.</summary>
public sealed record OnboardingProposal
{
    /// <summary>Gets the mapping's and contract's id, <c>system/interface</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the canonical message as <c>id@version</c>.</summary>
    public required string To { get; init; }

    /// <summary>Gets what spoke for that message.</summary>
    public required string Because { get; init; }

    /// <summary>Gets the format, as system.yaml holds it.</summary>
    public required string Format { get; init; }

    /// <summary>Gets the pointer whose elements are the messages; null where a document is one message.</summary>
    public string? SplitEach { get; init; }

    /// <summary>Gets how many messages were measured.</summary>
    public required int Messages { get; init; }

    /// <summary>Gets what was found of each column, in the order of the samples.</summary>
    public required IReadOnlyList<ColumnFinding> Findings { get; init; }

    /// <summary>Gets the columns that a rule reads.</summary>
    public required IReadOnlySet<string> Sources { get; init; }

    /// <summary>Gets the files, as paths from the home with their text.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Files { get; init; }

    /// <summary>Gets the guesses that a person has to confirm, with file and line.</summary>
    public required IReadOnlyList<Problem> OpenGuesses { get; init; }

    /// <summary>Gets the sample that can be the fixture of the conformance suite, and how many messages of it apply; null where each has one that does not.</summary>
    public (string Name, int Applied)? Fixture { get; init; }
}
