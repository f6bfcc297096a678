using System.Text.Json;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>Reads when a canonical message says that something happened, so that a question about a span of time need not open every document.</summary>
internal static class EventInstant
{
    /// <summary>Reads <c>/times/event/instant</c> of a material event, microseconds UTC; null where there is none.</summary>
    public static long? Of(CanonicalDocument document)
    {
        if (document.Type != "material-event")
        {
            return null;
        }

        using var json = JsonDocument.Parse(document.Bytes);
        return json.RootElement.TryGetProperty("times"u8, out var times) && times.TryGetProperty("event"u8, out var happened)
            && happened.TryGetProperty("instant"u8, out var instant) ? HubInstant.Parse(instant.GetString()) : null;
    }
}
