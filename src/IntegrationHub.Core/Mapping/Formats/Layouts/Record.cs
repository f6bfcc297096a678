using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>A record on its way into the tree.</summary>
internal sealed class Record(string name, string place, string raw)
{
    private const int Excerpt = 500;
    private Dictionary<string, List<Record>>? _children;

    public string Name => name;

    /// <summary>Gets where it stands in the document, in words.</summary>
    public string Place => place;

    /// <summary>Gets the beginning of its text.</summary>
    public string Raw => raw.Length > Excerpt ? raw[..Excerpt] : raw;

    public List<(string Name, string Value)> Fields { get; } = [];

    /// <summary>Gets or sets why this record, with all that stands within it, cannot be used, and where.</summary>
    public (string Message, string Place, string Raw)? Fault { get; set; }

    /// <summary>Gets a field's value; empty where it has none.</summary>
    public string this[string field] => Fields.Find(pair => pair.Name == field).Value ?? "";

    public Record? First(string child) => _children?.GetValueOrDefault(child)?[0];

    public bool Has(string child) => _children?.ContainsKey(child) == true;

    public void Add(Record child)
    {
        _children ??= new(StringComparer.Ordinal);
        if (!_children.TryGetValue(child.Name, out var same))
        {
            _children.Add(child.Name, same = []);
        }

        same.Add(child);
    }

    public void SpoiltBy(string message, Record by) => Fault ??= (message, by.Place, by.Raw);

    /// <summary>Writes the record as an object: its fields, then what stands within it in the order of the layout.</summary>
    public void Write(TapeBuilder builder, RecordGroup group)
    {
        builder.StartObject();
        if (Fault is { } fault)
        {
            RowFault.Write(builder, fault.Message, fault.Place, fault.Raw);
        }
        else
        {
            WriteMembers(builder, group);
        }

        builder.EndObject();
    }

    /// <summary>Writes fields and members into an object that is open already.</summary>
    public void WriteMembers(TapeBuilder builder, RecordGroup group)
    {
        foreach (var (field, value) in Fields)
        {
            builder.Name(field);
            builder.Text(value);
        }

        foreach (var member in group.Nest is null ? group.Members : [.. group.Members, group])
        {
            if (_children?.GetValueOrDefault(member.Name) is { } records)
            {
                builder.Name(member.Name);
                Write(builder, member, records);
            }
        }
    }

    private static void Write(TapeBuilder builder, RecordGroup member, List<Record> records)
    {
        if (!member.Many)
        {
            records[0].Write(builder, member);
            return;
        }

        builder.StartArray();
        records.ForEach(record => record.Write(builder, member));
        builder.EndArray();
    }
}
