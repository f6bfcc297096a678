using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy.Epcis;
using IntegrationHub.Core.Mapping.Functions;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;

namespace IntegrationHub.Host.Api.Genealogy;

/// <summary>Answers EPCIS queries: what came as EPCIS goes out as it came, everything else in the form that EPCIS has for it.</summary>
internal sealed class EpcisQuestions(IHubDatabase database, TimeProvider time)
{
    private const string StandardContext = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
    private const string OwnNamespace = "urn:integration-hub:epcis:";
    private const int Chunk = 200;

    private static readonly string[] Types = ["ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent"];

    /// <summary>Finds a page of events.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="after">The number of the last event of the page before; 0 for the first page.</param>
    /// <param name="most">How many events a page holds.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The document, and the number after which the next page begins; null where there is none.</returns>
    public Task<(JsonObject Document, long? Next)> FindAsync(EpcisQuery query, long after, int most, CancellationToken cancellationToken) =>
        database.ReadAsync(async (context, cancel) =>
        {
            var found = new List<(long Number, JsonObject Event)>();
            while (found.Count <= most)
            {
                var events = await MaterialEventReader.NextAsync(context, after, Chunk, query.Identified, query.From, query.Before, cancel);
                var documents = new Dictionary<long, JsonNode?>();
                foreach (var stored in events)
                {
                    if (!documents.TryGetValue(stored.Envelope, out var document))
                    {
                        documents[stored.Envelope] = document = Parse(stored.Body);
                    }

                    if (Write(stored, document) is var written && query.Matches(written))
                    {
                        found.Add((stored.Number, written));
                    }
                }

                if (events.Count < Chunk)
                {
                    break;
                }

                after = events[^1].Number;
            }

            var page = found.Take(most).ToList();
            return (Document([.. page.Select(one => one.Event)]), found.Count > most ? page[^1].Number : (long?)null);
        }, cancellationToken);

    private JsonObject Document(JsonNode[] events) => new()
    {
        ["@context"] = new JsonArray(StandardContext, new JsonObject { ["hub"] = OwnNamespace }),
        ["type"] = "EPCISQueryDocument",
        ["schemaVersion"] = "2.0",
        ["creationDate"] = HubInstant.Text(HubInstant.ToMicroseconds(time.GetUtcNow())),
        ["epcisBody"] = new JsonObject
        {
            ["queryResults"] = new JsonObject { ["queryName"] = "SimpleEventQuery", ["resultsBody"] = new JsonObject { ["eventList"] = new JsonArray(events) } },
        },
    };

    private static JsonObject Write(StoredEvent stored, JsonNode? document)
    {
        if (Received(document, stored.Pointer) is { } received)
        {
            var context = Extras(document!["@context"]);
            if (received["@context"] is null && context.Count > 0)
            {
                received["@context"] = new JsonArray([.. context]);
            }

            // The repository tells when it recorded an event and which it is; what the event says stays as it came.
            received.TryAdd("recordTime", HubInstant.Text(stored.RecordedAt));
            return Identified(received, Namespaces(received["@context"]));
        }

        var (form, lost) = EpcisComposer.Compose(stored.Event, stored.System, stored.RecordedAt);
        form["hub:message"] = stored.Message;
        if (lost.Count > 0)
        {
            form["hub:lost"] = new JsonArray([.. lost.Select(one => (JsonNode)one)]);
        }

        return Identified(form, new Dictionary<string, string>(StringComparer.Ordinal) { ["hub"] = OwnNamespace });
    }

    // Where a time cannot be read or a prefix means nothing, an event without id is better than one with a wrong id.
    private static JsonObject Identified(JsonObject e, Dictionary<string, string> namespaces)
    {
        if (e["eventID"] is null && EpcisHash.Of(Encoding.UTF8.GetBytes(e.ToJsonString()), namespaces) is { Succeeded: true } id)
        {
            e["eventID"] = id.Value;
        }

        return e;
    }

    private static JsonObject? Received(JsonNode? document, string pointer)
    {
        var node = document;
        foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node switch
            {
                JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
                JsonObject members => members[step],
                _ => null,
            };
        }

        return node is JsonObject e && e["type"] is JsonValue type && type.TryGetValue<string>(out var name) && Types.Contains(name, StringComparer.Ordinal) && e["eventTime"] is not null
            ? (JsonObject)e.DeepClone() : null;
    }

    private static JsonNode? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.Span.IndexOf("eventTime"u8) < 0 ? null : JsonNode.Parse(body.Span);
        }
        catch (JsonException)
        {
            // Another format that happens to hold the word.
            return null;
        }
    }

    private static List<JsonNode> Extras(JsonNode? context) => (context as JsonArray ?? (context is null ? [] : [context.DeepClone()]))
        .Where(one => one is not null && !(one is JsonValue text && text.ToString().EndsWith("epcis-context.jsonld", StringComparison.Ordinal)))
        .Select(one => one!.DeepClone()).ToList();

    private static Dictionary<string, string> Namespaces(JsonNode? context)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (prefix, value) in Extras(context).OfType<JsonObject>().SelectMany(one => one))
        {
            if (value is JsonValue uri && uri.TryGetValue<string>(out var text))
            {
                found[prefix] = text;
            }
        }

        return found;
    }
}
