using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>What came of a message.</summary>
/// <param name="Outputs">The messages that were made; empty where there are problems.</param>
/// <param name="RulesHit">The ids of the rules that set something, in file order.</param>
/// <param name="Problems">Why the message is refused: place in the input, rule, raw value, remedy.</param>
/// <param name="Assumed">The ids of the rules whose value is a code list's fallback: it was assumed, not read.</param>
public sealed record MappingResult(
    IReadOnlyList<MappingDocument> Outputs, IReadOnlyList<string> RulesHit, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Assumed)
{
    /// <summary>Gets what the rules that had no fault made of a message that is refused: evidence for people, never an output.</summary>
    public IReadOnlyList<MappingDocument> Partial { get; init; } = [];

    /// <summary>Gets whether the message is fine and yields nothing: it is suppressed with the reason <c>no-output</c>.</summary>
    public bool NoOutput => Problems.Count == 0 && Outputs.Count == 0;
}

/// <summary>One output message.</summary>
/// <param name="Name">The name of the output in the mapping.</param>
/// <param name="To">Its contract.</param>
/// <param name="Document">UTF-8 JSON, members in the order of the contract.</param>
public sealed record MappingDocument(string Name, VersionedId To, byte[] Document);
