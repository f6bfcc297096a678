using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Reconciliation.Corrections;

namespace IntegrationHub.Core.Pipeline;

/// <summary>Makes the document of a correction before it is decided: what the target's mapping or contract refuses is known then, and not when the delivery is held back.</summary>
public static class CorrectionTrial
{
    /// <summary>Tries both mappings; nothing is kept.</summary>
    /// <param name="message">The message of the decision.</param>
    /// <param name="home">The configuration, with the hub's own interface that takes it.</param>
    /// <param name="target">The outbound interface to which it goes.</param>
    /// <returns>Why no document can be made; empty where one can.</returns>
    public static IReadOnlyList<Problem> Run(ReadOnlyMemory<byte> message, HubConfiguration home, Flow target)
    {
        var canonical = Make(message, home, home.Flows[CorrectionMessage.Interface]);
        return canonical.Succeeded ? Make(canonical.Value, home, target).Problems : canonical.Problems;
    }

    private static Outcome<byte[]> Make(ReadOnlyMemory<byte> input, HubConfiguration home, Flow flow) =>
        MappingTrial.Run(flow.Plan, new KnownContracts(home.Contracts), MessageFormats.Json, null, input) switch
        {
            { Problems: { Count: > 0 } problems } => Outcome<byte[]>.Failed(problems),
            { Outputs: [var only] } => Outcome<byte[]>.Of(only.Document),
            var result => Outcome<byte[]>.Failed(new Problem("OUT-0001", $"{flow.Mapping} makes {result.Outputs.Count} documents of it, a delivery takes one. Correct the mapping.")),
        };
}
