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
        return Uri + "#" + Encoded(pointer.StartsWith(own, StringComparison.Ordinal) ? pointer[own.Length..] : pointer);
    }

    /// <summary>A pointer as the fragment of a URI (RFC 6901, section 6): what a fragment cannot hold is percent-encoded.</summary>
    public static string Encoded(string pointer)
    {
        const string Plain = "/~$-._!&'()*+,;=:@?";
        if (pointer.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal)))
            return pointer;
        var text = new System.Text.StringBuilder();
        foreach (System.Text.Rune rune in pointer.EnumerateRunes())
        {
            bool plain = rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || Plain.Contains((char)rune.Value, StringComparison.Ordinal));
            text.Append(plain ? rune.ToString() : System.Uri.EscapeDataString(rune.ToString()));
        }

        return text.ToString();
    }
}
