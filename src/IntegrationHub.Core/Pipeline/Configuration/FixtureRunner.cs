using System.Security.Cryptography;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Pipeline.Configuration;

/// <summary>Runs what a system really sends or takes through the pure part of the pipeline, as the hub does before the transaction.</summary>
public static class FixtureRunner
{
    /// <summary>Runs a recorded file.</summary>
    /// <param name="flow">The interface that it was recorded at.</param>
    /// <param name="file">Its name, as a file source would name it.</param>
    /// <param name="content">Its bytes: of an inbound interface an envelope, of an outbound one a document that the system accepts.</param>
    public static FixtureOutcome Run(Flow flow, string file, ReadOnlyMemory<byte> content)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return flow.Description.Direction == Direction.In ? Inbound(flow, file, content) : Outbound(flow, content);
    }

    private static FixtureOutcome Inbound(Flow flow, string file, ReadOnlyMemory<byte> content)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var envelope = new ClaimedEnvelope(1, Guid.Empty, flow.Description.FullName, 0, flow.Closure.Hash, EnvelopeState.Received, 0, 0, file, null, sha256, content);
        using var reading = InboundPipeline.Read(envelope, flow);
        var (applied, nothing, refused) = (0, 0, new List<StepProblem>());
        foreach (var message in reading.Messages)
        {
            var work = InboundPipeline.Compute(new OpenMessage(message.Ordinal, message.Ordinal, $"{sha256}/{message.Ordinal}", message.Pointer, ""), reading);
            applied += work.Problems.Count == 0 && work.NoOutput is null ? 1 : 0;
            nothing += work.Problems.Count == 0 && work.NoOutput is not null ? 1 : 0;
            refused.AddRange(work.Problems.Take(1));
        }

        return new FixtureOutcome(applied, nothing, refused);
    }

    private static FixtureOutcome Outbound(Flow flow, ReadOnlyMemory<byte> content)
    {
        var read = flow.Format.Read(content);
        IReadOnlyList<Problem> problems = read.Succeeded
            ? [.. flow.To.Values.SelectMany(contract => contract.Validate(read.Value).Errors).Select(error => error.ToProblem())]
            : read.Problems;
        return new FixtureOutcome(problems.Count == 0 ? 1 : 0, 0, [.. problems.Take(1).Select(problem => new StepProblem("contract", problem))]);
    }
}

/// <summary>What became of the messages of a recorded file.</summary>
/// <param name="Applied">How many were mapped, or accepted by the contract of an outbound interface.</param>
/// <param name="NoOutput">How many are fine and yield nothing.</param>
/// <param name="Refused">The first problem of each that was refused.</param>
public sealed record FixtureOutcome(int Applied, int NoOutput, IReadOnlyList<StepProblem> Refused)
{
    /// <summary>Gets step, code and rule of each refusal: what a person reads first.</summary>
    public IReadOnlyList<string> Reasons => [.. Refused.Select(one => $"{one.Step}: {one.Problem.Code} {one.Problem.Rule}".TrimEnd())];
}
