using System.Security.Cryptography;
using System.Text;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;

namespace IntegrationHub.Adapters.Tests.Conformance;

/// <summary>Takes envelopes through the pure part of the pipeline, as the hub does before the transaction.</summary>
internal static class Intake
{
    public static IReadOnlyList<Verdict> Run(string flow, ReadOnlyMemory<byte> body, string sourceName = "sample")
    {
        Flow compiled = HubHome.Configuration.Flows[flow];
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(body.Span));
        var envelope = new ClaimedEnvelope(1, Guid.Empty, flow, 0, compiled.Closure.Hash, EnvelopeState.Received, 0, 0, sourceName, null, sha256, body);
        using var reading = InboundPipeline.Read(envelope, compiled);
        return [.. reading.Messages.Select(message =>
        {
            var work = InboundPipeline.Compute(new OpenMessage(message.Ordinal, message.Ordinal, $"{sha256}/{message.Ordinal}", message.Pointer, ""), reading);
            return new Verdict(
                message.Pointer, work.Key, [.. work.Canonical.Select(document => (document.Type, Encoding.UTF8.GetString(document.Bytes)))],
                work.NoOutput, [.. work.Problems]);
        })];
    }
}

/// <summary>What becomes of one message.</summary>
internal sealed record Verdict(
    string Pointer, string? Key, IReadOnlyList<(string Type, string Json)> Canonical, string? NoOutput, IReadOnlyList<StepProblem> Problems)
{
    public bool Applied => Problems.Count == 0 && NoOutput is null && Canonical.Count > 0;

    /// <summary>Gets step, code and rule of the first problem: the reason that a person reads first.</summary>
    public string? Reason => Problems is [var first, ..] ? $"{first.Step}: {first.Problem.Code} {first.Problem.Rule}".TrimEnd() : null;
}
