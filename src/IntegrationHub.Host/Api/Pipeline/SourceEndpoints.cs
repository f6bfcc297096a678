using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Messaging.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IntegrationHub.Host.Api.Pipeline;

internal static class SourceEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/sources", List)
        .WithName("sources").WithTags("Pipeline")
        .WithSummary("The sources that this hub reads by itself: when each was last read to its end, and what went wrong since.");

    private static IReadOnlyList<SourceView> List(SourceStatus status) =>
        [.. status.States.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new SourceView(
            pair.Key, Text(pair.Value.ReadAt), pair.Value.Failure, Text(pair.Value.FailedAt)))];

    private static string? Text(DateTimeOffset? at) => at is { } known ? HubInstant.Text(HubInstant.ToMicroseconds(known)) : null;
}

/// <summary>How it stands with a source. What was not read since this hub started is not listed.</summary>
/// <param name="Interface">The interface, <c>system/name</c>.</param>
/// <param name="ReadAt">When it was last read to its end, ISO 8601 UTC.</param>
/// <param name="Failure">What went wrong since; absent where nothing did.</param>
/// <param name="FailedAt">When it last went wrong, ISO 8601 UTC.</param>
public sealed record SourceView(string Interface, string? ReadAt, string? Failure, string? FailedAt);
