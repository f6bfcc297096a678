using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Adapters.Connectors.Http;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Adapters.Connectors.Tryton;

/// <summary>
/// Reads records of a model, one document <c>{"records": [...]}</c> per page. Settings: <c>model</c> (for example <c>product.product</c>);
/// <c>fields</c>, comma-separated, dots follow a relation; <c>pageSize</c> (1 to 1,000, default 200). Deactivated records are read too.
/// The address holds <c>database</c>, and references in <c>user</c> and <c>password</c>.
/// </summary>
internal sealed class TrytonSource(HttpSystems systems) : ISourceConnector
{
    public string Name => "tryton";

    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        InterfaceDescription flow, SystemAddress address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = new EndpointSettings(flow, "model", "fields", "pageSize");
        var model = settings.Required("model");
        settings.Required("fields");
        var fields = settings.List("fields");
        var pageSize = settings.Number("pageSize", 200, 1, 1_000);
        settings.ThrowIfFaulty();

        var session = await TrytonSession.LogInAsync(systems, flow, address, cancellationToken).ConfigureAwait(false);
        try
        {
            // By id above the last one, not by offset: a record that vanishes between two pages would shift the rest and hide one.
            long last = 0;
            while (true)
            {
                using var answer = await session.CallAsync($"model.{model}.search_read", Search(last, pageSize, fields), cancellationToken).ConfigureAwait(false);
                var records = Records(flow, answer);
                if (records.GetArrayLength() == 0)
                {
                    break;
                }

                yield return new SourceDocument(Page(records), "application/json", $"{model} after id {last}");
                last = records.EnumerateArray().Max(record => record.GetProperty("id").GetInt64());
                if (records.GetArrayLength() < pageSize)
                {
                    break;
                }
            }
        }
        finally
        {
            await session.LogOutQuietlyAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static JsonArray Search(long last, int pageSize, IReadOnlyList<string> fields) =>
    [
        new JsonArray(new JsonArray("id", ">", last), new JsonArray("active", "in", new JsonArray(true, false))),
        0,
        pageSize,
        new JsonArray(new JsonArray("id", "ASC")),
        new JsonArray([.. fields.Select(field => JsonValue.Create(field))]),
        new JsonObject(),
    ];

    private static JsonElement Records(InterfaceDescription flow, JsonDocument answer) =>
        answer.RootElement.TryGetProperty("result", out var records) && records.ValueKind == JsonValueKind.Array
            ? records
            : throw new ConnectorException($"{flow.FullName}: Tryton answered no list of records. Check that the model has search_read.");

    private static byte[] Page(JsonElement records)
    {
        using var page = new MemoryStream();
        using (var writer = new Utf8JsonWriter(page))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("records");
            TrytonValues.Write(writer, records);
            writer.WriteEndObject();
        }

        return page.ToArray();
    }
}
