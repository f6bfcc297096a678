using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>All that the samples hold at one place: what kinds of value, how often, and below it the members or elements.</summary>
internal sealed class Shape(string path)
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, Shape> _members = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _types = new(StringComparer.Ordinal);

    /// <summary>Gets the place as a pointer from the message, with <c>*</c> for elements.</summary>
    public string Path => path;

    /// <summary>Gets the types that were seen, as JSON Schema names them.</summary>
    public IReadOnlyCollection<string> Types => _types;

    /// <summary>Gets how many values were seen here.</summary>
    public int Seen { get; private set; }

    /// <summary>Gets how many of them are objects.</summary>
    public int Objects { get; private set; }

    /// <summary>Gets the members, in the order in which they were met.</summary>
    public IEnumerable<(string Name, Shape Shape)> Members => _order.Select(name => (name, _members[name]));

    /// <summary>Gets the elements of lists; null where there was no list.</summary>
    public Shape? Items { get; private set; }

    /// <summary>Gets the values, where they are no objects or lists.</summary>
    public Column? Column { get; private set; }

    /// <summary>Merges the messages of samples.</summary>
    public static Shape Of(IReadOnlyList<SampleMessage> messages)
    {
        var (root, top) = (new Shape(""), new Level("", null));
        foreach (var message in messages)
        {
            root.Add(message.Node, top, top.NewRow(0));
        }

        return root;
    }

    /// <summary>Lists the values of all places, outer before inner.</summary>
    public IEnumerable<Column> Columns() =>
        (Column is null ? [] : new[] { Column }).Concat(Members.SelectMany(member => member.Shape.Columns())).Concat(Items?.Columns() ?? []);

    private void Add(JsonNode? node, Level level, int row)
    {
        Seen++;
        switch (node)
        {
            case JsonObject members:
                Objects++;
                _types.Add("object");
                foreach (var (name, value) in members)
                {
                    Member(name).Add(value, level, row);
                }

                break;
            case JsonArray items:
                _types.Add("array");
                Items ??= new Shape(path + "/*");
                var inner = level.Below(path + "/*");
                foreach (var item in items)
                {
                    Items.Add(item, inner, inner.NewRow(row));
                }

                break;
            default:
                Column ??= new Column(path, level);
                var kind = node?.GetValueKind() ?? JsonValueKind.Null;
                _types.Add(kind switch { JsonValueKind.Null => "null", JsonValueKind.Number => "number", JsonValueKind.String => "string", _ => "boolean" });
                Column.Add(row, kind == JsonValueKind.Null ? null : kind == JsonValueKind.String ? node!.GetValue<string>() : node!.ToJsonString(), kind == JsonValueKind.String);
                break;
        }
    }

    private Shape Member(string name)
    {
        if (!_members.TryGetValue(name, out var member))
        {
            _order.Add(name);
            _members.Add(name, member = new Shape(JsonPointers.Append(path, name)));
        }

        return member;
    }
}
