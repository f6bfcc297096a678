using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>What a value is while it travels through a rule.</summary>
internal enum MapKind : byte
{
    /// <summary>Nothing: the target is left out.</summary>
    Absent,

    /// <summary>A function or look-up refused; the text says why and what to do.</summary>
    Failed,

    /// <summary>A value of the input, by its index on the tape.</summary>
    Node,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number, as exact JSON text.</summary>
    Number,

    /// <summary>True.</summary>
    True,

    /// <summary>False.</summary>
    False,

    /// <summary>A constant of the mapping or a code list.</summary>
    Constant,

    /// <summary>A list.</summary>
    List,

    /// <summary>An object.</summary>
    Object,
}

/// <summary>A value while it travels through a rule: cheap to copy, and no text is made of the input before somebody needs one.</summary>
internal readonly struct MapValue
{
    private readonly object? _reference;

    private MapValue(MapKind kind, object? reference = null, int node = -1) => (Kind, _reference, Node) = (kind, reference, node);

    public static MapValue Absent => default;

    public MapKind Kind { get; }

    /// <summary>Gets the index on the tape; -1 for everything that is not a node.</summary>
    public int Node { get; }

    /// <summary>Gets the text of a text, number or failure.</summary>
    public string Text => (string)_reference!;

    public YamlNode Constant => (YamlNode)_reference!;

    public IReadOnlyList<MapValue> Items => (IReadOnlyList<MapValue>)_reference!;

    public IReadOnlyList<KeyValuePair<string, MapValue>> Members => (IReadOnlyList<KeyValuePair<string, MapValue>>)_reference!;

    public bool IsAbsent => Kind == MapKind.Absent;

    public bool IsFailed => Kind == MapKind.Failed;

    public static MapValue Failed(string message) => new(MapKind.Failed, message);

    public static MapValue OfNode(int node) => node < 0 ? Absent : new(MapKind.Node, null, node);

    public static MapValue OfText(string text) => new(MapKind.Text, text);

    public static MapValue OfNumber(string json) => new(MapKind.Number, json);

    public static MapValue OfBoolean(bool value) => new(value ? MapKind.True : MapKind.False);

    public static MapValue OfList(IReadOnlyList<MapValue> items) => new(MapKind.List, items);

    public static MapValue OfObject(IReadOnlyList<KeyValuePair<string, MapValue>> members) => new(MapKind.Object, members);

    /// <summary>Makes a value of a constant; null is nothing.</summary>
    public static MapValue OfConstant(YamlNode node) => node.Kind switch
    {
        YamlKind.Null => Absent,
        YamlKind.Text => OfText(node.Text),
        YamlKind.Number => OfNumber(node.Text),
        YamlKind.Boolean => OfBoolean(node.Text == "true"),
        _ => new(MapKind.Constant, node),
    };
}
