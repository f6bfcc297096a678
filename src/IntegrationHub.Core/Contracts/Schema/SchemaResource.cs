namespace IntegrationHub.Core.Contracts;

/// <summary>A schema with its own base URI: a document's root, or a subschema with <c>$id</c> (JSON Schema Core, section 4.3.5).</summary>
internal sealed class SchemaResource(SchemaDocument document, string uri, int root)
{
    public SchemaDocument Document { get; } = document;

    /// <summary>Absolute URI without fragment.</summary>
    public string Uri { get; } = uri;

    /// <summary>Its place on the document's tape.</summary>
    public int Root { get; } = root;

    /// <summary>Plain names from <c>$anchor</c> and <c>$dynamicAnchor</c>.</summary>
    public Dictionary<string, int> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of them that are dynamic.</summary>
    public Dictionary<string, int> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Absolute location of a place inside: the URI with a JSON Pointer as fragment.</summary>
    public string Location(int node)
    {
        string pointer = Document.Tape.Pointer(node);
        string own = Document.Tape.Pointer(Root);
        return Uri + "#" + (pointer.StartsWith(own, StringComparison.Ordinal) ? pointer[own.Length..] : pointer);
    }
}
