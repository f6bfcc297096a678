using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Hashes a message by its content: white space and the order of members do not matter, everything else does.</summary>
internal static class MessageHash
{
    public static string Of(TokenTape tape, int node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(tape, node, writer);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(TokenTape tape, int node, Utf8JsonWriter writer)
    {
        switch (tape.Kind(node))
        {
            case JsonKind.Object:
                writer.WriteStartObject();
                foreach (var member in Children(tape, node).OrderBy(tape.NameText, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(tape.NameText(member));
                    Write(tape, member, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonKind.Array:
                writer.WriteStartArray();
                foreach (var element in Children(tape, node))
                {
                    Write(tape, element, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonKind.String:
                writer.WriteStringValue(tape.Utf8Value(node));
                break;
            default:
                writer.WriteRawValue(tape.Raw(node), skipInputValidation: true);
                break;
        }
    }

    private static IEnumerable<int> Children(TokenTape tape, int node)
    {
        for (var child = tape.FirstChild(node); child >= 0; child = tape.NextSibling(child))
        {
            yield return child;
        }
    }
}
