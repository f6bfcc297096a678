using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Maps one message without a hub, in the order of the hub: read, check what came in, map, check what goes out.</summary>
public static class MappingTrial
{
    /// <summary>Maps a message.</summary>
    /// <param name="plan">The mapping.</param>
    /// <param name="contracts">The contracts; a message is not checked by one that is not known.</param>
    /// <param name="format">How the message is written, as <see cref="MessageFormats"/> names it.</param>
    /// <param name="options">The options of the format.</param>
    /// <param name="message">The message.</param>
    /// <returns>The outputs, or why the message is refused. It is named by the hash of its bytes, so that ids in outputs are the same everywhere.</returns>
    public static MappingResult Run(MappingPlan plan, IContractLookup contracts, string format, IReadOnlyDictionary<string, object?> options, ReadOnlyMemory<byte> message)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(contracts);
        var read = MessageFormats.Read(format, options, message);
        if (!read.Succeeded)
        {
            return new MappingResult([], [], read.Problems, []);
        }

        using var tape = read.Value;
        var faults = Faults(contracts, plan.File.From, tape);
        var result = faults.Count > 0
            ? new MappingResult([], [], faults, [])
            : plan.Run(tape, new MappingRunContext { MessageId = SemanticHash.OfBytes(message.Span) + "/0" });
        List<Problem> wrong = [.. result.Outputs.SelectMany(output => Faults(contracts, output.To, TokenTape.Parse(output.Document).Value))];
        return wrong.Count > 0 ? result with { Outputs = [], Problems = wrong } : result;
    }

    private static IReadOnlyList<Problem> Faults(IContractLookup contracts, VersionedId contract, TokenTape document) =>
        [.. contracts.Find(contract)?.Validate(document).Errors.Select(error => error.ToProblem()) ?? []];
}
