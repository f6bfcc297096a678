using System.Text;
using System.Xml;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.Idoc;

/// <summary>The XML port of SAP: the root is the IDoc type, in it <c>IDOC BEGIN="1"</c>, in that segments with <c>SEGMENT="1"</c>.</summary>
internal static class IdocXml
{
    public static Outcome<TokenTape> Read(FormatLayout layout, ReadOnlyMemory<byte> document, FormatLimits limits)
    {
        var root = XmlElements.Read(document, limits, new XmlNames([], new Dictionary<string, string>()));
        if (!root.Succeeded)
        {
            return Outcome<TokenTape>.Failed(root.Problems);
        }

        if (IdocControl.Wrong(layout, root.Value.Name) is { } wrong)
        {
            return Outcome<TokenTape>.Failed(new Problem("FMT-0008", wrong, $"/{root.Value.Name}", "idoc"));
        }

        var idocs = new List<Record>();
        foreach (var element in root.Value.Children)
        {
            var place = $"/{root.Value.Name}/{element.Name}[{idocs.Count + 1}]";
            if (element.Name != "IDOC")
            {
                return Outcome<TokenTape>.Failed(new Problem("FMT-0008", $"Within {root.Value.Name} stand only IDOC elements. Correct the document at its source.", place, "idoc"));
            }

            var idoc = new Record("IDOC", place, "");
            Segment(idoc, element, IdocControl.Within(layout), idoc, layout);
            idocs.Add(idoc);
        }

        return IdocFormat.Tree(idocs, layout, limits);
    }

    private static void Segment(Record record, XmlElementNode element, RecordGroup group, Record idoc, FormatLayout layout)
    {
        if (element.Text.ToString().Trim() is { Length: > 0 } text)
        {
            idoc.SpoiltBy($"Text stands between the fields of {element.Name}. Correct the document.", new Record(element.Name, record.Place, text));
        }

        foreach (var child in element.Children)
        {
            var inner = group.Find(child.Name);
            if (inner is not null)
            {
                var below = new Record(child.Name, $"{record.Place}/{child.Name}", child.Text.ToString().Trim());
                if (!inner.Many && record.Has(child.Name))
                {
                    idoc.SpoiltBy($"{child.Name} stands here for the second time, and the layout takes one. Mark it {child.Name}* in {layout.Reference}, or correct the document.", below);
                }

                Segment(below, child, inner, idoc, layout);
                record.Add(below);
            }
            else if (child.Attributes.ContainsKey("SEGMENT") || child.Children.Any())
            {
                idoc.SpoiltBy($"The segment {child.Name} has no place under {group.Name} in {layout.Reference}. Add it there, or correct the document.", new Record(child.Name, $"{record.Place}/{child.Name}", ""));
            }
            else if (record.Fields.Exists(field => field.Name == child.Name))
            {
                idoc.SpoiltBy($"The field {child.Name} stands here twice. Correct the document.", new Record(child.Name, $"{record.Place}/{child.Name}", child.Text.ToString()));
            }
            else
            {
                record.Fields.Add((child.Name, child.Text.ToString()));
            }
        }
    }

    public static Outcome<byte[]> Write(FormatLayout layout, TokenTape tape)
    {
        var idocs = IdocTree.Read(layout, tape);
        if (!idocs.Succeeded)
        {
            return Outcome<byte[]>.Failed(idocs.Problems);
        }

        using var stream = new MemoryStream();
        try
        {
            using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize }))
            {
                writer.WriteStartElement(layout.Message!);
                foreach (var (_, records) in idocs.Value)
                {
                    writer.WriteStartElement("IDOC");
                    writer.WriteAttributeString("BEGIN", "1");
                    Segments(writer, tape, records);
                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
            }
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException)
        {
            return Outcome<byte[]>.Failed(new Problem("FMT-0006", $"The document has no form in XML: {fault.Message} Correct the mapping's targets."));
        }

        return Outcome<byte[]>.Of(stream.ToArray());
    }

    private static void Segments(XmlWriter writer, TokenTape tape, IReadOnlyList<WalkedRecord> records)
    {
        var open = 0;
        foreach (var record in records)
        {
            for (; open > record.Level; open--)
            {
                writer.WriteEndElement();
            }

            writer.WriteStartElement(record.Group.Name);
            writer.WriteAttributeString("SEGMENT", "1");
            open = record.Level + 1;
            foreach (var field in tape.Children(record.Node))
            {
                if (tape.Kind(field) is not (JsonKind.Null or >= JsonKind.Array))
                {
                    writer.WriteElementString(tape.NameText(field), tape.GetString(field));
                }
            }
        }

        for (; open > 0; open--)
        {
            writer.WriteEndElement();
        }
    }
}
