using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Pipeline.Configuration;

namespace IntegrationHub.Core.Pipeline;

/// <summary>Makes the document of a correction before it is decided: what the target's mapping or contract refuses is known then, and not when the delivery is held back.</summary>
public static class CorrectionTrial
{
    /// <summary>Runs the pure part of both interfaces; nothing is kept.</summary>
    /// <param name="message">The message of the decision.</param>
    /// <param name="desk">The hub's own interface that takes it.</param>
    /// <param name="target">The outbound interface to which it goes.</param>
    /// <returns>Why no document can be made; empty where one can.</returns>
    public static IReadOnlyList<Problem> Run(ReadOnlyMemory<byte> message, Flow desk, Flow target)
    {
        var canonical = Make(message, desk);
        return canonical.Succeeded ? Make(canonical.Value, target).Problems : canonical.Problems;
    }

    private static Outcome<byte[]> Make(ReadOnlyMemory<byte> input, Flow flow)
    {
        var read = TokenTape.Parse(input);
        if (!read.Succeeded)
        {
            return Outcome<byte[]>.Failed(read.Problems);
        }

        using var tape = read.Value;
        var valid = flow.From.Validate(tape);
        var result = valid.Valid ? flow.Plan.Run(tape, new MappingRunContext { MessageId = "trial" }) : null;
        if (result is not { Problems.Count: 0, Outputs: [var only] })
        {
            return Outcome<byte[]>.Failed(result is null ? [.. valid.Errors.Select(error => error.ToProblem())] : result.Problems.Count > 0 ? result.Problems
                : [new Problem("OUT-0001", $"{flow.Mapping} makes {result.Outputs.Count} documents of it, a delivery takes one. Correct the mapping.")]);
        }

        using var made = TokenTape.Parse(only.Document).Value;
        var fits = flow.To.Values.Single().Validate(made);
        return fits.Valid ? Outcome<byte[]>.Of(only.Document) : Outcome<byte[]>.Failed([.. fits.Errors.Select(error => error.ToProblem())]);
    }
}
