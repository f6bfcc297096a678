using System.Globalization;
using System.Text.Json;

namespace IntegrationHub.Adapters.Connectors;

/// <summary>Finds a value by JSON Pointer (RFC 6901) in a parsed reply.</summary>
internal static class JsonPointer
{
    /// <summary>Returns the value, or null where it is absent.</summary>
    public static JsonElement? Find(JsonElement root, string pointer)
    {
        var current = root;
        foreach (var step in pointer.Split('/').Skip(1).Select(text => text.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (current.ValueKind == JsonValueKind.Object && current.TryGetProperty(step, out var member))
            {
                current = member;
            }
            else if (current.ValueKind == JsonValueKind.Array
                && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < current.GetArrayLength())
            {
                current = current[index];
            }
            else
            {
                return null;
            }
        }

        return current;
    }
}
