using System.Text;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>Reads what a fixed-width layout says of the whole file.</summary>
internal static class FixedFileReader
{
    public static FixedFile Read(LanguageReader reader, Dictionary<string, RecordKind> records)
    {
        var encodingName = reader.Text("encoding") ?? "utf-8";
        var encoding = TextDecoding.Find(encodingName);
        if (encoding is null)
        {
            reader.Fault("MAP-0003", reader.Any("encoding")!, $"The encoding is one of {string.Join(", ", TextDecoding.Names)}. Take one of these.");
        }

        var length = reader.Any("length") is null ? (int?)null : LayoutRecords.Number(reader, "length", 1);
        var ends = reader.Text("ends") ?? "line";
        var (tagAt, tagLength) = Tag(reader);
        if (ends is not ("line" or "none") || (ends == "none" && length is null))
        {
            reader.Fault("MAP-0003", reader.Any("ends") ?? reader.Node, "'ends' is line or none; records that end at none need a 'length'. Correct it.");
        }

        foreach (var record in records.Values.Where(record => length is { } all && record.Length > all))
        {
            reader.Fault("MAP-0003", reader.Any("records")!, $"The fields of '{record.Name}' end at {record.Length}, the record at {length}. Correct one of them.");
        }

        var tags = records.Values.Select(record => record.Tag).ToList();
        if (tagAt < 0 ? records.Count > 1 : tags.Distinct(StringComparer.Ordinal).Count() != tags.Count || tags.Exists(tag => tag.Length == 0 || tag.Length > tagLength))
        {
            reader.Fault("MAP-0003", reader.Any("tag") ?? reader.Node, "Several records are told apart by a 'tag' of { at, length } in the layout and a 'tag' of its own in each, at most that long. Complete them.");
        }

        return new FixedFile(encoding ?? Encoding.UTF8, length, ends == "line", tagAt, tagLength, [.. reader.List("counts").Select(node => Count(reader, node, records)).OfType<RecordCount>()]);
    }

    private static (int At, int Length) Tag(LanguageReader reader)
    {
        if (reader.Any("tag") is not { } node || LanguageReader.Begin(node, reader.Problems, "'tag'") is not { } tag)
        {
            return (-1, 0);
        }

        var place = (LayoutRecords.Number(tag, "at", 1) - 1, LayoutRecords.Number(tag, "length", 1));
        tag.End();
        return place;
    }

    private static RecordCount? Count(LanguageReader reader, YamlNode node, Dictionary<string, RecordKind> records)
    {
        if (LanguageReader.Begin(node, reader.Problems, "A count") is not { } count)
        {
            return null;
        }

        var (record, field, of) = (count.Text("record", required: true) ?? "", count.Text("field", required: true) ?? "", count.Texts("of"));
        count.End();
        if (!records.TryGetValue(record, out var kind) || !kind.Fields.Any(one => one.Name == field) || of.Count == 0 || of.Any(name => !records.ContainsKey(name)))
        {
            reader.Fault("MAP-0003", node, "A count names a 'record', one 'field' of it, and 'of' which records it is the number. Correct the names.");
            return null;
        }

        return new RecordCount(record, field, of);
    }
}
