using System.Xml;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>Reads XML into elements: no document type, no entities, no inclusion, and no deeper or wider than the limits say.</summary>
internal static class XmlElements
{
    private const string XInclude = "http://www.w3.org/2001/XInclude";

    /// <summary>Reads a document.</summary>
    /// <returns>The root element, or why it cannot be read.</returns>
    public static Outcome<XmlElementNode> Read(ReadOnlyMemory<byte> document, FormatLimits limits, XmlNames names)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.Json.MaxBytes,
            MaxCharactersFromEntities = 1, // 0 would mean: no limit.
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(document.ToArray(), writable: false), settings);
            reader.MoveToContent();
            if (Element(reader, limits, names) is not { } root)
            {
                return Refused(reader, names.Fault ?? $"Elements nest deeper than {limits.Json.MaxDepth - 2}, or one has more than {limits.MaxAttributes} attributes. Correct the document at its source.");
            }

            while (reader.Read())
            {
                // To the end: what follows the root must be well-formed too.
            }

            return Outcome<XmlElementNode>.Of(root);
        }
        catch (XmlException fault)
        {
            return Outcome<XmlElementNode>.Failed(new Problem("FMT-0005",
                fault.Message.Contains("DTD", StringComparison.Ordinal)
                    ? "The document has a document type declaration, which is never read: entities can explode or fetch files. Send it without."
                    : $"This is not well-formed XML: {fault.Message} Correct it at its source.",
                $"line {fault.LineNumber}, column {fault.LinePosition}", "XML 1.0"));
        }
    }

    private static XmlElementNode? Element(XmlReader reader, FormatLimits limits, XmlNames names)
    {
        var open = new Stack<XmlElementNode>();
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    // Two levels are left for the object around the root and for lists.
                    if (reader.Depth >= limits.Json.MaxDepth - 2 || reader.AttributeCount > limits.MaxAttributes)
                    {
                        return null;
                    }

                    if (reader.NamespaceURI == XInclude)
                    {
                        names.Fault = "The document includes another one (XInclude), which is never fetched. Send it complete.";
                        return null;
                    }

                    var naming = names.NamingAttribute(reader);
                    var element = new XmlElementNode(naming is null ? names.Of(reader.LocalName, reader.NamespaceURI) : reader.GetAttribute(naming)!, reader.NamespaceURI);
                    if (open.TryPeek(out var parent) && !parent.TryAdd(element))
                    {
                        names.Fault = $"'{element.Name}' stands here in two namespaces. Name them in 'namespaces' of the format.";
                        return null;
                    }

                    var empty = reader.IsEmptyElement;
                    Attributes(reader, element, names, naming);
                    if (empty && open.Count == 0)
                    {
                        return element;
                    }

                    if (!empty)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.EndElement:
                    var closed = open.Pop();
                    if (open.Count == 0)
                    {
                        return closed;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (open.TryPeek(out var current))
                    {
                        current.Text.Append(reader.Value);
                    }

                    break;
            }
        }
        while (reader.Read());
        return null;
    }

    private static void Attributes(XmlReader reader, XmlElementNode element, XmlNames names, string? naming)
    {
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/" && reader.Name != naming)
            {
                element.Attributes[names.Of(reader.LocalName, reader.NamespaceURI)] = reader.Value;
            }
        }

        reader.MoveToElement();
    }

    private static Outcome<XmlElementNode> Refused(XmlReader reader, string message) =>
        Outcome<XmlElementNode>.Failed(new Problem("FMT-0005", message, reader is IXmlLineInfo line ? $"line {line.LineNumber}, column {line.LinePosition}" : null));
}

/// <summary>Names in the tree: local names, or with the prefixes that the interface declares, whatever prefixes the sender chose.</summary>
/// <param name="prefixes">The prefixes by namespace.</param>
/// <param name="named">Elements whose member is named by an attribute, with that attribute.</param>
internal sealed class XmlNames(Dictionary<string, string> prefixes, IReadOnlyDictionary<string, string> named)
{
    public string? Fault { get; set; }

    // The prefix that was sent does not count: the sender may change it any day.
    public string Of(string local, string uri) =>
        prefixes.TryGetValue(uri, out var prefix) && prefix.Length > 0 ? $"{prefix}:{local}" : local;

    /// <summary>Gets the attribute that names the member for this element (<c>Prop Name="SerialNumber"</c>), or null. A name that would pass for an attribute or text of the parent is none.</summary>
    public string? NamingAttribute(XmlReader reader) =>
        named.Count > 0 && named.TryGetValue(Of(reader.LocalName, reader.NamespaceURI), out var attribute)
        && reader.GetAttribute(attribute) is { Length: > 0 } name && name[0] is not ('@' or '#') ? attribute : null;
}
