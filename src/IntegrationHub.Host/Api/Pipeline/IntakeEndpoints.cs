using System.ComponentModel;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace IntegrationHub.Host.Api.Pipeline;

/// <summary>The door over HTTP: 202 means committed.</summary>
internal static class IntakeEndpoints
{
    private const int MaxKeyLength = 255;

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/intake/{system}/{name}", AcceptAsync)
        .WithName("intake").WithTags("Pipeline")
        .Accepts<Stream>(isOptional: true, "*/*") // a list would turn other media types away, and an empty envelope is one too
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .WithSummary("Takes an envelope for an inbound interface, bytes as they are.")
        .WithDescription("202 after the envelope is committed. An unknown interface (404) and an envelope over the size limit (413) leave nothing behind; everything else is accepted, and what is wrong with it is found in quarantine.");

    private static async Task<Results<Accepted<IntakeReceipt>, ProblemHttpResult>> AcceptAsync(
        HttpRequest request, IIntake intake, IOptions<HubHostOptions> options, TimeProvider time, CancellationToken cancellationToken,
        string system, string name,
        [Description("Makes repeated calls one, where the interface takes its key from here. 1 to 255 characters."), FromHeader(Name = "Idempotency-Key")] string? key = null,
        [Description("File name or address of the envelope, for people.")] string? source = null,
        [Description("Waits until every message is settled and returns the counts.")] bool? wait = null)
    {
        var flow = $"{system}/{name}";
        if (!intake.Knows(flow))
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, new Problem("API-0005",
                $"There is no inbound interface '{flow}'; nothing was stored. Check the spelling against the folders in mappings/.", RawValue: flow));
        }

        if (Refusal(request, key, source) is { } refusal)
        {
            return refusal;
        }

        if (await EnvelopeBody.ReadAsync(request, intake.MaxEnvelopeBytes, cancellationToken) is not { } body)
        {
            return ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, new Problem("API-0006",
                $"The envelope is larger than {intake.MaxEnvelopeBytes} bytes; nothing was stored. Split it, or raise the limit."));
        }

        var receipt = await intake.AcceptAsync(flow, body, request.ContentType, source, key, cancellationToken);
        var href = $"{request.PathBase}/api/v1/journal/{receipt.EnvelopeId}";
        var counts = wait == true
            ? await SettledAsync(intake, receipt, TimeSpan.FromSeconds(options.Value.LongestWaitSeconds), time, cancellationToken)
            : null;
        return TypedResults.Accepted(href, new IntakeReceipt(receipt.EnvelopeId, receipt.Sha256, href, counts is not null, counts));
    }

    private static ProblemHttpResult? Refusal(HttpRequest request, string? key, string? source)
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && encoding != "identity")
        {
            return ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, new Problem("API-0007",
                $"The journal keeps bytes as received, and these are encoded as {encoding}. Send them without Content-Encoding.", RawValue: encoding));
        }

        return key is { Length: 0 or > MaxKeyLength } || source is { Length: > 1024 }
            ? ApiProblem.Of(StatusCodes.Status400BadRequest, new Problem("API-0008",
                $"Idempotency-Key has 1 to {MaxKeyLength} characters and source at most 1024. Shorten them."))
            : null;
    }

    private static async Task<SettledCounts?> SettledAsync(
        IIntake intake, Receipt receipt, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return SettledCounts.Of(await intake.WhenSettledAsync(receipt, either.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null; // it is accepted all the same; the caller looks it up by its address
        }
    }
}

/// <summary>The answer to an accepted envelope.</summary>
/// <param name="EnvelopeId">The public id.</param>
/// <param name="Sha256">The hash of the bytes as received, hexadecimal.</param>
/// <param name="Href">Where the envelope and its messages can be read.</param>
/// <param name="Settled">Whether the call waited and every message is settled.</param>
/// <param name="Counts">How many messages stand where; only where settled.</param>
public sealed record IntakeReceipt(Guid EnvelopeId, string Sha256, string Href, bool Settled, SettledCounts? Counts);

/// <summary>How many messages of an envelope stand where.</summary>
public sealed record SettledCounts(int Applied, int Quarantined, int Suppressed, int Rejected, int InFlight)
{
    /// <summary>Reads the counts that the intake tells.</summary>
    public static SettledCounts Of(IReadOnlyDictionary<MessageState, int> counts) => new(
        counts.GetValueOrDefault(MessageState.Applied), counts.GetValueOrDefault(MessageState.Quarantined),
        counts.GetValueOrDefault(MessageState.Suppressed), counts.GetValueOrDefault(MessageState.Rejected), counts.GetValueOrDefault(MessageState.InFlight));
}
