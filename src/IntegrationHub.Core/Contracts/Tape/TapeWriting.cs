using System.Buffers;
using System.Text.Json;

namespace IntegrationHub.Core.Contracts;

/// <summary>Writes a value back as JSON. Scalars keep the bytes that were received, so no digit and no escape changes.</summary>
public static class TapeWriting
{
    /// <summary>Writes a value without white space between its parts.</summary>
    public static void WriteTo(this TokenTape tape, int node, IBufferWriter<byte> output)
    {
        int end = tape.End(node);
        for (int at = node; at < end; at++)
        {
            if (at != node)
            {
                // Whatever ended before this value closes first.
                int parent = tape.Parent(at);
                for (int open = at - 1; open != parent; open = tape.Parent(open))
                    Close(tape, open, output);
                if (at != parent + 1)
                    output.Write(","u8);
                if (tape.IsMember(at))
                    WriteName(tape, at, output);
            }

            output.Write(tape.Kind(at) switch { JsonKind.Object => "{"u8, JsonKind.Array => "["u8, _ => tape.Raw(at) });
        }

        for (int open = end - 1; ; open = tape.Parent(open))
        {
            Close(tape, open, output);
            if (open == node)
                break;
        }
    }

    /// <summary>Writes a value through a writer that is positioned where a value may stand.</summary>
    public static void WriteTo(this TokenTape tape, int node, Utf8JsonWriter writer)
    {
        if (tape.Kind(node) < JsonKind.Array)
        {
            writer.WriteRawValue(tape.Raw(node), skipInputValidation: true);
            return;
        }

        var compact = new ArrayBufferWriter<byte>(tape.Raw(node).Length);
        tape.WriteTo(node, compact);
        writer.WriteRawValue(compact.WrittenSpan, skipInputValidation: true);
    }

    private static void Close(TokenTape tape, int node, IBufferWriter<byte> output)
    {
        if (tape.Kind(node) == JsonKind.Object)
            output.Write("}"u8);
        else if (tape.Kind(node) == JsonKind.Array)
            output.Write("]"u8);
    }

    private static void WriteName(TokenTape tape, int member, IBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> name = tape.Name(member);
        if (name.IndexOfAny((byte)'"', (byte)'\\') < 0 && !name.ContainsAnyInRange((byte)0, (byte)0x1F))
        {
            output.Write("\""u8);
            output.Write(name);
            output.Write("\":"u8);
            return;
        }

        output.Write("\""u8);
        output.Write(JsonEncodedText.Encode(name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        output.Write("\":"u8);
    }
}
