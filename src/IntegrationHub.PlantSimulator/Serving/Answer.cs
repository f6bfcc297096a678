using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace IntegrationHub.PlantSimulator;

/// <summary>How the simulated systems write JSON and read bodies.</summary>
internal static class Answer
{
    private const int MaxBodyBytes = 1 << 20;

    // Relaxed: real systems send "Gießerei", not "Gie\u00dferei".
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(HttpContext context, int status, object body, string contentType = "application/json; charset=utf-8")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, Json), context.RequestAborted);
    }

    /// <summary>Reads a body of at most 1 MiB.</summary>
    /// <returns>The bytes, or null where there are more.</returns>
    public static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            await buffer.WriteAsync(chunk.AsMemory(0, read), context.RequestAborted);
            if (buffer.Length > MaxBodyBytes) return null;
        }

        return buffer.ToArray();
    }

    /// <summary>Parses a JSON object.</summary>
    /// <returns>The object, or null where the bytes are none.</returns>
    public static JsonElement? ParseObject(byte[]? body)
    {
        if (body is null) return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a string member; null where it is absent, empty or not a string.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    public static string? IdempotencyKey(HttpContext context) =>
        context.Request.Headers["Idempotency-Key"].FirstOrDefault() is { Length: > 0 } key ? key : null;
}
