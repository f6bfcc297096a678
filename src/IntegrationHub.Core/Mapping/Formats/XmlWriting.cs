using System.Text;
using System.Xml;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>Writes a JSON tree as XML: the way back of <see cref="XmlFormat"/>.</summary>
internal static class XmlWriting
{
    public static Outcome<byte[]> Write(TokenTape tape, string? root, string? rootNamespace, Dictionary<string, string> namespaces)
    {
        var (name, value) = root is not null ? (root, 0)
            : tape.Kind(0) == JsonKind.Object && tape.Count(0) == 1 ? (tape.NameText(tape.FirstChild(0)), tape.FirstChild(0))
            : ("", -1);
        if (value < 0)
        {
            return Outcome<byte[]>.Failed(new Problem("FMT-0006", "XML has one root element, the document has not exactly one member. Name it by 'root' of the format."));
        }

        var uri = rootNamespace ?? (tape.TryGetMember(value, "@xmlns"u8, out var own) ? tape.GetString(own) : "");
        using var stream = new MemoryStream();
        try
        {
            using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize }))
            {
                Element(writer, tape, name, value, uri, namespaces.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal));
            }
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException)
        {
            return Outcome<byte[]>.Failed(new Problem("FMT-0006", $"The document has no form in XML: {fault.Message} Correct the mapping's targets."));
        }

        return Outcome<byte[]>.Of(stream.ToArray());
    }

    private static void Element(XmlWriter writer, TokenTape tape, string name, int node, string defaultNamespace, Dictionary<string, string> prefixes)
    {
        if (tape.Kind(node) == JsonKind.Array)
        {
            foreach (var item in tape.Children(node))
            {
                Element(writer, tape, name, item, defaultNamespace, prefixes);
            }

            return;
        }

        var (prefix, local, uri) = Split(name, defaultNamespace, prefixes);
        writer.WriteStartElement(prefix, local, uri);
        if (tape.Kind(node) != JsonKind.Object)
        {
            writer.WriteString(tape.Kind(node) == JsonKind.Null ? "" : tape.GetString(node));
        }
        else
        {
            Members(writer, tape, node, defaultNamespace, prefixes);
        }

        writer.WriteEndElement();
    }

    private static void Members(XmlWriter writer, TokenTape tape, int node, string defaultNamespace, Dictionary<string, string> prefixes)
    {
        foreach (var member in tape.Children(node))
        {
            if (tape.NameText(member) is ['@', .. var attribute] && attribute != "xmlns")
            {
                var (prefix, local, uri) = Split(attribute, "", prefixes);
                writer.WriteAttributeString(prefix, local, uri, tape.GetString(member));
            }
        }

        foreach (var member in tape.Children(node))
        {
            var name = tape.NameText(member);
            if (name == "#text")
            {
                writer.WriteString(tape.GetString(member));
            }
            else if (!name.StartsWith('@'))
            {
                Element(writer, tape, name, member, defaultNamespace, prefixes);
            }
        }
    }

    private static (string? Prefix, string Local, string Uri) Split(string name, string defaultNamespace, Dictionary<string, string> prefixes) =>
        name.Split(':', 2) is [var prefix, var local] && prefixes.TryGetValue(prefix, out var uri) ? (prefix, local, uri) : (null, name, defaultNamespace);
}
