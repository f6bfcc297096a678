using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Pipeline.Configuration;

namespace IntegrationHub.Core.Pipeline;

/// <summary>An envelope after parsing and splitting.</summary>
public sealed class EnvelopeReading : IDisposable
{
    /// <summary>Gets the envelope.</summary>
    public required ClaimedEnvelope Envelope { get; init; }

    /// <summary>Gets the interface, where it is known.</summary>
    public Flow? Flow { get; set; }

    /// <summary>Gets or sets the parsed document; null where it could not be parsed.</summary>
    public TokenTape? Tape { get; set; }

    /// <summary>Gets or sets the messages; an envelope that cannot be parsed or split is one message.</summary>
    public IReadOnlyList<DeclaredMessage> Messages { get; set; } = [new DeclaredMessage(0, "")];

    /// <summary>Gets the root node of each message by ordinal.</summary>
    public Dictionary<int, int> Nodes { get; } = [];

    /// <summary>Gets the problems of single messages by ordinal: one bad row never holds up the others.</summary>
    public Dictionary<int, List<StepProblem>> RowProblems { get; } = [];

    /// <summary>Gets or sets what stands in the way of the whole envelope.</summary>
    public IReadOnlyList<StepProblem> Problems { get; set; } = [];

    /// <summary>Gives the tape of one message.</summary>
    public TokenTape? TapeOf(int ordinal) =>
        Tape is not null && Nodes.TryGetValue(ordinal, out var node) ? TokenTape.Parse(Tape.RawMemory(node)).Value : null;

    /// <inheritdoc />
    public void Dispose() => Tape?.Dispose();
}

/// <summary>A message on its way through the pure steps. Each step reads what earlier ones left and adds its own.</summary>
public sealed class MessageWork
{
    /// <summary>Gets the key of the row.</summary>
    public required long MessageId { get; init; }

    /// <summary>Gets the name, <c>envelope/ordinal</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the position in the envelope.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Gets the reading that it is part of.</summary>
    public required EnvelopeReading Reading { get; init; }

    /// <summary>Gets the interface.</summary>
    public Flow Flow => Reading.Flow!;

    /// <summary>Gets where the message stands in the parsed envelope.</summary>
    public required string Pointer { get; init; }

    /// <summary>Gets the message's own tape: places in problems count from its root. Null while the envelope has problems.</summary>
    public TokenTape? Tape { get; init; }

    /// <summary>Gets or sets the idempotency key; null where the interface has none.</summary>
    public string? Key { get; set; }

    /// <summary>Gets or sets the SHA-256 of the message as JSON, members sorted.</summary>
    public string BodyHash { get; set; } = "";

    /// <summary>Gets or sets the canonical messages.</summary>
    public IReadOnlyList<CanonicalDocument> Canonical { get; set; } = [];

    /// <summary>Gets or sets what the mapping made of a message that it refused; never dispatched as a message.</summary>
    public IReadOnlyList<CanonicalDocument> Partial { get; set; } = [];

    /// <summary>Gets or sets why there is no canonical message although nothing is wrong.</summary>
    public string? NoOutput { get; set; }

    /// <summary>Gets what stands in the way; the first step that adds to it is the last that runs.</summary>
    public List<StepProblem> Problems { get; } = [];

    /// <summary>Says that a step found a problem.</summary>
    public void Refuse(string step, params IEnumerable<Problem> problems) => Problems.AddRange(problems.Select(problem => new StepProblem(step, problem)));

    /// <summary>Makes the settlement for a message that a dispatch refused.</summary>
    public Settlement Refused(DataRefusedException refused) => new()
    {
        State = MessageState.Quarantined,
        Reason = $"{refused.Step}: {refused.Problems[0].Code}",
        Key = Key,
        Problems = [.. refused.Problems.Select(problem => new StepProblem(refused.Step, problem))],
        Canonical = Canonical,
    };
}

/// <summary>A dispatch cannot take what the message says; the message is undone and goes to quarantine, its neighbours stay.</summary>
public sealed class DataRefusedException(string step, IReadOnlyList<Problem> problems) : Exception(problems[0].Message)
{
    /// <summary>Gets the step.</summary>
    public string Step => step;

    /// <summary>Gets the problems, at least one.</summary>
    public IReadOnlyList<Problem> Problems => problems;
}
