using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrationHub.Adapters.Connectors.Tryton;

/// <summary>Where a change goes.</summary>
/// <param name="Model">The model in which the record is looked for.</param>
/// <param name="Key">The field by which it is found.</param>
/// <param name="Record">A relation whose record is changed instead; null is the record itself.</param>
/// <param name="RecordModel">The model of that relation.</param>
internal sealed record TrytonPlace(string Model, string Key, string? Record, string? RecordModel)
{
    private string Changed => Record is null ? Model : RecordModel ?? Model;

    /// <summary>Finds the ids of the records to change, deactivated ones included.</summary>
    public async Task<IReadOnlyList<long>> FindAsync(TrytonSession session, string key, CancellationToken cancellationToken)
    {
        using var answer = await session.CallAsync($"model.{Model}.search_read",
            [new JsonArray(new JsonArray(Key, "=", key), Active()), 0, 3, null, new JsonArray(Record ?? "id"), new JsonObject()], cancellationToken).ConfigureAwait(false);
        return [.. answer.RootElement.GetProperty("result").EnumerateArray().Select(record => record.GetProperty(Record ?? "id").GetInt64())];
    }

    /// <summary>Counts the records that share the one to change.</summary>
    public async Task<int> SharersAsync(TrytonSession session, long id, CancellationToken cancellationToken)
    {
        using var answer = await session.CallAsync($"model.{Model}.search_count", [new JsonArray(new JsonArray(Record, "=", id), Active()), new JsonObject()], cancellationToken)
            .ConfigureAwait(false);
        return answer.RootElement.GetProperty("result").GetInt32();
    }

    /// <summary>Reads fields of the record to change, and its time stamp.</summary>
    public async Task<JsonElement> ReadAsync(TrytonSession session, long id, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        using var answer = await session.CallAsync($"model.{Changed}.read",
            [new JsonArray(id), new JsonArray([.. fields.Append("_timestamp").Select(field => JsonValue.Create(field))]), new JsonObject()], cancellationToken).ConfigureAwait(false);
        return answer.RootElement.GetProperty("result")[0].Clone();
    }

    /// <summary>Writes, unless somebody changed the record since it was read.</summary>
    public async Task WriteAsync(TrytonSession session, long id, JsonElement read, JsonObject values, CancellationToken cancellationToken)
    {
        var stamp = new JsonObject { [$"{Changed},{id}"] = read.TryGetProperty("_timestamp", out var at) ? JsonNode.Parse(at.GetRawText()) : null };
        using var answer = await session.CallAsync($"model.{Changed}.write", [new JsonArray(id), values, new JsonObject { ["_timestamp"] = stamp }], cancellationToken, refusals: true)
            .ConfigureAwait(false);
    }

    /// <summary>Writes a record plainly, as evidence.</summary>
    public static byte[] Bytes(JsonElement record)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            TrytonValues.Write(writer, record);
        }

        return bytes.ToArray();
    }

    private static JsonArray Active() => new("active", "in", new JsonArray(true, false));
}
