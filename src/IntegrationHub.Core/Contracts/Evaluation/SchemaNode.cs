namespace IntegrationHub.Core.Contracts;

/// <summary>One compiled schema: what must hold for a value, sorted by the kind of value it concerns.</summary>
internal sealed class SchemaNode
{
    private string? _location;

    public SchemaNode(SchemaResource resource, int place) => (Resource, Place, Direct) = (resource, place, this);

    public SchemaResource Resource { get; }

    /// <summary>Its place on the document's tape.</summary>
    public int Place { get; }

    public TokenTape Source => Resource.Document.Tape;

    /// <summary>Absolute location, for reports.</summary>
    public string Location => _location ??= Resource.Location(Place);

    /// <summary>The schema is <c>false</c>: nothing fits.</summary>
    public bool IsFalse { get; set; }

    /// <summary>Kinds that <c>type</c> admits, one bit per <see cref="JsonKind"/>.</summary>
    public int Types { get; set; } = AnyType;

    /// <summary>Numbers must be whole.</summary>
    public bool WholeNumbers { get; set; }

    /// <summary>Keywords by <see cref="JsonKind"/> of the instance, in the order of evaluation.</summary>
    public Keyword[][] ByKind { get; } = [[], [], [], [], [], [], []];

    /// <summary>The target, where the schema is nothing but a reference.</summary>
    public SchemaNode? OnlyReference { get; set; }

    /// <summary>The schema that decides: its target where it is only a reference, which matters to reports but not to the verdict.</summary>
    public SchemaNode Direct { get; set; }

    /// <summary>It holds <c>unevaluatedProperties</c> or <c>unevaluatedItems</c>, so it must know what its other keywords looked at.</summary>
    public bool NeedsMarks { get; set; }

    /// <summary>Members that only annotate: name and place of the value.</summary>
    public List<(string Name, int Value)> Annotations { get; } = [];

    /// <summary>Schemas that apply to the same value, <c>$ref</c> first.</summary>
    public List<(SchemaNode Schema, InPlaceRole Role)> InPlace { get; } = [];

    /// <summary>Members in the schema's order.</summary>
    public (string Name, SchemaNode Schema)[] Properties { get; set; } = [];

    public (TextPattern Pattern, SchemaNode Schema)[] PatternProperties { get; set; } = [];

    public List<string> Required { get; set; } = [];

    public SchemaNode? Additional { get; set; }

    /// <summary>Members that are not declared are refused.</summary>
    public bool IsClosed { get; set; }

    public SchemaNode[] Prefix { get; set; } = [];

    public SchemaNode? Items { get; set; }

    public const int AnyType = 0b111_1111;
}
