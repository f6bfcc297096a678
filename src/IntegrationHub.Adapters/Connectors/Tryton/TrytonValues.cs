using System.Globalization;
using System.Text.Json;

namespace IntegrationHub.Adapters.Connectors.Tryton;

/// <summary>
/// Writes Tryton's typed JSON plainly: <c>{"__class__":"Decimal","decimal":"1.50"}</c> becomes <c>"1.50"</c>, a datetime (which Tryton keeps in
/// UTC) ISO 8601 with Z, a date ISO 8601, a duration seconds. Exact decimals stay text: they never pass through binary floating point.
/// </summary>
internal static class TrytonValues
{
    public static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.TryGetProperty("__class__", out var type):
                WriteTyped(writer, type.GetString(), value);
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(writer, element);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteTyped(Utf8JsonWriter writer, string? type, JsonElement value)
    {
        switch (type)
        {
            case "Decimal":
                writer.WriteStringValue(value.GetProperty("decimal").GetString());
                break;
            case "datetime":
                var instant = new DateTime(
                    Part(value, "year"), Part(value, "month"), Part(value, "day"),
                    Part(value, "hour"), Part(value, "minute"), Part(value, "second"), DateTimeKind.Utc).AddTicks(10L * Part(value, "microsecond"));
                writer.WriteStringValue(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
                break;
            case "date":
                writer.WriteStringValue(new DateOnly(Part(value, "year"), Part(value, "month"), Part(value, "day")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case "timedelta":
                value.GetProperty("seconds").WriteTo(writer);
                break;
            default:
                // Unknown to us, so handed over as it is: the contract will say whether it may be there.
                value.WriteTo(writer);
                break;
        }
    }

    private static int Part(JsonElement value, string name) => value.TryGetProperty(name, out var part) ? part.GetInt32() : 0;
}
