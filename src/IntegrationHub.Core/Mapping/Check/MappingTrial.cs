using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Maps a document without a hub, in the order of the hub: read, split, check what came in, map, check what goes out.</summary>
public static class MappingTrial
{
    /// <summary>Maps the messages of a document.</summary>
    /// <param name="plan">The mapping.</param>
    /// <param name="contracts">The contracts; a message is not checked by one that is not known.</param>
    /// <param name="format">How the document is written.</param>
    /// <param name="splitEach">Where its messages are, as an interface names it; null where it is one message.</param>
    /// <param name="document">The document.</param>
    /// <returns>The outputs of all messages, and why others are refused. A message is named by the hash of the bytes and its ordinal, so that ids in outputs are the same everywhere.</returns>
    public static MappingResult Run(MappingPlan plan, IContractLookup contracts, BoundFormat format, string? splitEach, ReadOnlyMemory<byte> document)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(format);
        var read = format.Read(document);
        if (!read.Succeeded)
        {
            return new MappingResult([], [], read.Problems, []);
        }

        using var tape = read.Value;
        var nodes = MessageSplit.Messages(tape, splitEach);
        if (!nodes.Succeeded)
        {
            return new MappingResult([], [], nodes.Problems, []);
        }

        var envelope = SemanticHash.OfBytes(document.Span);
        List<MappingResult> results = [.. nodes.Value.Select((node, ordinal) => Message(plan, contracts, tape, node, $"{envelope}/{ordinal}"))];
        var hit = results.SelectMany(result => result.RulesHit).ToHashSet(StringComparer.Ordinal);
        return new MappingResult(
            [.. results.SelectMany(result => result.Outputs)],
            [.. plan.Rules.Where(hit.Contains)],
            [.. results.SelectMany(result => result.Problems)],
            [.. results.SelectMany(result => result.Assumed).Distinct(StringComparer.Ordinal)])
        {
            Partial = [.. results.SelectMany(result => result.Partial)],
        };
    }

    private static MappingResult Message(MappingPlan plan, IContractLookup contracts, TokenTape tape, int node, string id)
    {
        var faults = RowFault.Of(tape, node) is { } fault ? [fault] : Faults(contracts, plan.File.From, tape, node);
        var result = faults.Count > 0
            ? new MappingResult([], [], faults, [])
            : plan.Run(tape, node, new MappingRunContext { MessageId = id });
        List<Problem> wrong = [.. result.Outputs.SelectMany(output => Faults(contracts, output.To, TokenTape.Parse(output.Document).Value, 0))];
        return wrong.Count > 0 ? result with { Outputs = [], Problems = wrong } : result;
    }

    private static IReadOnlyList<Problem> Faults(IContractLookup contracts, VersionedId contract, TokenTape tape, int node) =>
        [.. contracts.Find(contract)?.Validate(tape, node).Errors.Select(error => error.ToProblem()) ?? []];
}
