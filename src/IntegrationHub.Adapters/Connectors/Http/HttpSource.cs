using System.Runtime.CompilerServices;
using System.Text.Json;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Adapters.Connectors.Http;

/// <summary>
/// Reads a list over HTTP, page by page. Settings: <c>path</c>; <c>page.next</c>, a JSON Pointer to the link of the next page;
/// <c>page.limit</c>, the most pages of one reading (1 to 1,000,000, default 10,000).
/// </summary>
internal sealed class HttpSource(HttpSystems systems) : ISourceConnector
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 64 };

    public string Name => "http";

    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        InterfaceDescription flow, SystemAddress address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = new EndpointSettings(flow, "path", "page.next", "page.limit");
        var path = settings.Required("path");
        var nextPointer = settings.Text("page.next");
        var limit = settings.Number("page.limit", 10_000, 1, 1_000_000);
        settings.ThrowIfFaulty();

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = SystemUri.Of(flow, address, path); page is not null;)
        {
            if (!seen.Add(page.AbsoluteUri))
            {
                throw new ConnectorException($"{flow.FullName}: {page.PathAndQuery} names a page as next that was already read. The system's paging is broken; tell its owner.");
            }

            if (seen.Count > limit)
            {
                throw new ConnectorException($"{flow.FullName}: more than {limit} pages. Raise page.limit if the list is really that long.");
            }

            var reply = await systems.GetAsync(flow, address, page, MediaTypes.Of(flow.Format), cancellationToken).ConfigureAwait(false);
            if (reply.Status is < 200 or >= 300)
            {
                throw new ConnectorException($"{flow.FullName}: {page.PathAndQuery} answered {reply.Describe()}");
            }

            if (reply.Status == 204)
            {
                yield break;
            }

            // Handed over before its link is read: a page that is no JSON must reach the journal and be quarantined there.
            yield return new SourceDocument(reply.Body, reply.ContentType, page.PathAndQuery);
            page = nextPointer is null ? null : Next(flow, address, page, reply.Body, nextPointer);
        }
    }

    private static Uri? Next(InterfaceDescription flow, SystemAddress address, Uri page, ReadOnlyMemory<byte> body, string pointer)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Depth);
            return JsonPointer.Find(document.RootElement, pointer) switch
            {
                null or { ValueKind: JsonValueKind.Null } => null,
                { ValueKind: JsonValueKind.String } link => link.GetString() is { Length: > 0 } text ? SystemUri.Next(flow, address, page, text) : null,
                { } other => throw new ConnectorException($"{flow.FullName}: {pointer} is a {other.ValueKind}, not a link. Check the setting page.next."),
            };
        }
        catch (JsonException fault)
        {
            throw new ConnectorException($"{flow.FullName}: {page.PathAndQuery} is no JSON, so the next page is unknown. The page itself was handed over.", fault);
        }
    }
}
