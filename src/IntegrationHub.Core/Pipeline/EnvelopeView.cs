namespace IntegrationHub.Core.Pipeline;

/// <summary>What arrived, as a person sees it.</summary>
/// <param name="Id">The public id.</param>
/// <param name="Interface">The interface.</param>
/// <param name="ReceivedAt">When it was accepted, ISO 8601 UTC.</param>
/// <param name="Sha256">The hash of the bytes as received.</param>
/// <param name="Size">The size of the bytes as received.</param>
/// <param name="ContentType">The media type, where told.</param>
/// <param name="SourceName">File name or address, where told.</param>
/// <param name="State">Whether it is split yet.</param>
/// <param name="Open">How many of its messages are not settled; 1 before the split.</param>
/// <param name="Messages">Its messages, in their order.</param>
public sealed record EnvelopeView(
    Guid Id, string Interface, string ReceivedAt, string Sha256, int Size, string? ContentType, string? SourceName,
    EnvelopeState State, int Open, Page<MessageSummary> Messages);

/// <summary>A target that did not answer, so that deliveries wait for it.</summary>
/// <param name="Target">The outbound interface, <c>system/name</c>.</param>
/// <param name="Waiting">How many deliveries wait after a failed attempt.</param>
/// <param name="NextAttemptAt">When the next of them is tried, ISO 8601 UTC.</param>
/// <param name="Detail">What the last attempt met.</param>
public sealed record WaitingTarget(string Target, long Waiting, string NextAttemptAt, string? Detail);
