using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>One schema document: its tape, and where its resources and anchors are. Only places where a schema may stand count, so an <c>$id</c> inside <c>enum</c> is data.</summary>
internal sealed class SchemaDocument
{
    private readonly Dictionary<int, SchemaResource> _schemas = [];

    private SchemaDocument(TokenTape tape) => Tape = tape;

    public TokenTape Tape { get; }

    public List<SchemaResource> Resources { get; } = [];

    public SchemaResource Root => Resources[0];

    /// <summary>Parses and indexes a document.</summary>
    public static Outcome<SchemaDocument> Read(ReadOnlyMemory<byte> utf8, string uri)
    {
        var parsed = TokenTape.Parse(utf8, JsonLimits.Default with { AllowNul = true });
        if (!parsed.Succeeded)
            return Outcome<SchemaDocument>.Failed(parsed.Problems);
        var document = new SchemaDocument(parsed.Value);
        if (parsed.Value.Kind(0) is not (JsonKind.Object or JsonKind.True or JsonKind.False))
            return Outcome<SchemaDocument>.Failed(SchemaProblems.NotASchema(parsed.Value, 0, uri));
        var problems = new List<Problem>();
        document.Resources.Add(new SchemaResource(document, uri, 0));
        document.Index(0, document.Root, problems);
        // The root may have renamed itself by $id; the first entry is what it is known by.
        if (document._schemas[0] != document.Root)
            document.Resources.RemoveAt(0);
        return problems.Count == 0 ? Outcome<SchemaDocument>.Of(document) : Outcome<SchemaDocument>.Failed(problems);
    }

    /// <summary>The resource that a place belongs to: its own, or that of the nearest schema around it.</summary>
    public SchemaResource ResourceOf(int node)
    {
        while (node > 0 && !_schemas.ContainsKey(node))
            node = Tape.Parent(node);
        return _schemas[node];
    }

    private void Index(int node, SchemaResource resource, List<Problem> problems)
    {
        if (Tape.Kind(node) != JsonKind.Object)
        {
            _schemas[node] = resource;
            return;
        }

        if (Text(node, "$id"u8) is { } id)
        {
            (string uri, string? fragment) = UriReferences.SplitFragment(id);
            if (!string.IsNullOrEmpty(fragment))
                problems.Add(SchemaProblems.IdWithFragment(resource.Location(node), id));
            resource = new SchemaResource(this, UriReferences.Resolve(resource.Uri, uri), node);
            if (Resources.Any(other => other.Root != 0 && other.Uri == resource.Uri))
                problems.Add(SchemaProblems.IdTwice(resource.Location(node), resource.Uri));
            Resources.Add(resource);
        }

        _schemas[node] = resource;
        foreach (bool isDynamic in (bool[])[false, true])
        {
            if (Text(node, isDynamic ? "$dynamicAnchor"u8 : "$anchor"u8) is not { } anchor)
                continue;
            if (!resource.Anchors.TryAdd(anchor, node) && resource.Anchors[anchor] != node)
                problems.Add(SchemaProblems.AnchorTwice(resource.Location(node), anchor));
            if (isDynamic)
                resource.DynamicAnchors.TryAdd(anchor, node);
        }

        foreach (int member in Tape.Children(node))
        {
            switch (Subschemas.In(Tape.NameText(member)))
            {
                case SubschemaShape.One when Tape.Kind(member) != JsonKind.Array:
                    Index(member, resource, problems);
                    break;
                case SubschemaShape.List when Tape.Kind(member) == JsonKind.Array:
                case SubschemaShape.Map when Tape.Kind(member) == JsonKind.Object:
                    foreach (int child in Tape.Children(member))
                        Index(child, resource, problems);
                    break;
                default:
                    break;
            }
        }
    }

    private string? Text(int node, ReadOnlySpan<byte> name) =>
        Tape.TryGetMember(node, name, out int value) && Tape.Kind(value) == JsonKind.String ? Tape.GetString(value) : null;
}
