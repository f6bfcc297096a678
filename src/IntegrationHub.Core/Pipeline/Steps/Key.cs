using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Systems;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Reads the idempotency key as the interface declares it.</summary>
internal static class Key
{
    public static void Run(MessageWork work)
    {
        var source = work.Flow.Description.Key;
        var envelope = work.Reading.Envelope;
        work.BodyHash = MessageHash.Of(work.Tape!, 0);
        work.Key = source.Kind switch
        {
            KeyKind.Pointers => FromPointers(work, source.Pointers),
            KeyKind.Header when envelope.KeyHeader is { Length: > 0 } header => Numbered(header, work.Ordinal),
            KeyKind.File => Numbered($"{envelope.SourceName}:{envelope.Sha256}", work.Ordinal),
            _ => null,
        };
    }

    private static string? FromPointers(MessageWork work, IReadOnlyList<string> pointers)
    {
        var key = new StringBuilder();
        var tape = work.Tape!;
        foreach (var declared in pointers)
        {
            var optional = declared.StartsWith('?');
            var pointer = optional ? declared[1..] : declared;
            JsonKind? kind = tape.TryResolve(pointer, out var node) ? tape.Kind(node) : null;
            if (kind is JsonKind.String or JsonKind.Number)
            {
                var value = kind == JsonKind.String ? tape.GetString(node) : Encoding.UTF8.GetString(tape.Raw(node));
                key.Append(value.Replace("|", "||", StringComparison.Ordinal)).Append('|');
            }
            else if (kind is JsonKind.Array or JsonKind.Object)
            {
                // What has records of its own (suppliers, effectivities) may change while the change time of the whole stays.
                key.Append(MessageHash.Of(tape, node)).Append('|');
            }
            else if (optional)
            {
                key.Append('|');
            }
            else
            {
                work.Refuse("key", new Problem("PIP-0003",
                    $"The idempotency key needs {pointer}, which is null, a flag or absent here. Complete the message at its source.", pointer));
                return null;
            }
        }

        // Only optional parts and none of them there: the message has no identity of its own, so it is never suppressed.
        return key.ToString().Trim('|') is { Length: > 0 } ? key.ToString(0, key.Length - 1) : null;
    }

    private static string Numbered(string key, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{key}#{ordinal}");
}
