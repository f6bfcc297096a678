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

    /// <summary>Finds the one record to which a field of the changed record can refer, by a member of it.</summary>
    /// <exception cref="TrytonRefusedException">The field refers to no records, or not exactly one has the value.</exception>
    public async Task<long> ReferenceAsync(TrytonSession session, string field, string by, string value, CancellationToken cancellationToken)
    {
        using var fields = await session.CallAsync($"model.{Changed}.fields_get", [new JsonArray(field), new JsonObject()], cancellationToken).ConfigureAwait(false);
        if (!fields.RootElement.GetProperty("result").TryGetProperty(field, out var described) || !described.TryGetProperty("relation", out var relation) || relation.GetString() is not { } model)
        {
            throw new TrytonRefusedException($"Not changed: {field} of {Changed} refers to no records. Correct the mapping.");
        }

        using var answer = await session.CallAsync($"model.{model}.search_read",
            [new JsonArray(new JsonArray(by, "=", value)), 0, 2, null, new JsonArray("id"), new JsonObject()], cancellationToken).ConfigureAwait(false);
        return answer.RootElement.GetProperty("result") is var found && found.GetArrayLength() == 1
            ? found[0].GetProperty("id").GetInt64()
            : throw new TrytonRefusedException(found.GetArrayLength() == 0
                ? $"Not changed: there is no {model} with {by} {value}. Create it there, or correct the code list of the mapping."
                : $"Not changed: several records of {model} have {by} {value}. Make it one there.");
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
