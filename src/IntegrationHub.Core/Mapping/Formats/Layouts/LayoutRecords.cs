using System.Globalization;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>Reads <c>records</c>: for each its tag and its fields with places.</summary>
internal static class LayoutRecords
{
    public static Dictionary<string, RecordKind> Read(LanguageReader reader, string of)
    {
        var records = new Dictionary<string, RecordKind>(StringComparer.Ordinal);
        foreach (var member in reader.Any("records")?.Members ?? [])
        {
            if (LanguageReader.Begin(member.Value, reader.Problems, "A record", member.Name) is { } record)
            {
                var tag = record.Text("tag") ?? (of == "idoc" ? member.Name : "");
                records.Add(member.Name, new RecordKind(member.Name, tag, Fields(record)));
                record.End();
            }
        }

        if (records.Count == 0 && of == "fixed")
        {
            reader.Fault("MAP-0003", reader.Any("records") ?? reader.Node, "A fixed-width layout has 'records': a mapping from name to { tag, fields }. Add it.");
        }

        return records;
    }

    private static List<LayoutField> Fields(LanguageReader record)
    {
        var fields = new List<LayoutField>();
        var end = 0;
        foreach (var node in record.List("fields"))
        {
            if (LanguageReader.Begin(node, record.Problems, "A field", record.Rule) is not { } reader)
            {
                continue;
            }

            var name = reader.Text("name", required: true) ?? "";
            var at = Number(reader, "at", end + 1) - 1;
            var length = Number(reader, "length", 0);
            var decimals = reader.Any("decimals") is null ? (int?)null : Number(reader, "decimals", 0);
            var pad = reader.Text("pad") ?? (decimals is null ? " " : "0");
            var align = reader.Text("align") ?? (decimals is null ? "left" : "right");
            var sign = reader.Text("sign") ?? "leading";
            if (length == 0 || at < end || pad.Length != 1 || align is not ("left" or "right") || sign is not ("leading" or "trailing") || decimals > Math.Min(length, 18))
            {
                reader.Fault("MAP-0003", node, $"A field has a 'length' above 0, begins ('at') at {end + 1} or later, one 'pad' character, 'align' left or right, 'sign' leading or trailing, and no more 'decimals' than digits. Correct it.");
            }

            if (fields.Exists(field => field.Name == name))
            {
                reader.Fault("MAP-0005", node, $"The field '{name}' stands twice in its record. Rename one.");
            }

            reader.End();
            fields.Add(new LayoutField(name, at, length) { Pad = pad.Length == 1 ? pad[0] : ' ', Right = align == "right", Decimals = decimals, TrailingSign = sign == "trailing" });
            end = Math.Max(end, at + length);
        }

        return fields;
    }

    /// <summary>Reads a whole number of 0 to 100,000.</summary>
    public static int Number(LanguageReader reader, string name, int otherwise)
    {
        if (reader.Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000)
        {
            return number;
        }

        reader.Fault("MAP-0001", reader.Any(name)!, $"'{name}' is a whole number of 0 to 100,000. Correct it.");
        return otherwise;
    }
}
