using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.Idoc;

/// <summary>Writes IDocs as a flat file; segment numbers and levels are filled in.</summary>
internal sealed class IdocFlatWriter(FormatLayout layout, TokenTape tape)
{
    private readonly List<Problem> _problems = [];

    public Outcome<byte[]> Write(Encoding encoding)
    {
        var idocs = IdocTree.Read(layout, tape);
        if (!idocs.Succeeded)
        {
            return Outcome<byte[]>.Failed(idocs.Problems);
        }

        var text = new StringBuilder();
        foreach (var (node, records) in idocs.Value)
        {
            _ = tape.TryGetMember(node, "EDI_DC40"u8, out var control);
            for (var i = 0; i < records.Count; i++)
            {
                text.Append(records[i].Node == control ? Control(control) : Data(records, i, control)).Append("\r\n");
            }
        }

        try
        {
            return _problems.Count > 0 ? Outcome<byte[]>.Failed(_problems) : Outcome<byte[]>.Of(encoding.GetBytes(text.ToString()));
        }
        catch (EncoderFallbackException)
        {
            return Outcome<byte[]>.Failed(new Problem("FMT-0006", $"A text has characters that {encoding.WebName} does not have. Take another 'encoding' of the format, or replace them in the mapping."));
        }
    }

    private string Control(int node)
    {
        var line = Blank(IdocControl.ControlLength);
        Fields(line, 0, node, IdocControl.Kind);
        IdocControl.Name.CopyTo(0, line, 0, IdocControl.Name.Length);
        return new string(line);
    }

    private string Data(IReadOnlyList<WalkedRecord> records, int index, int control)
    {
        var record = records[index];
        if (!layout.Records.TryGetValue(record.Group.Name, out var kind))
        {
            _problems.Add(new Problem("FMT-0006", $"{layout.Reference} does not place the fields of {record.Group.Name}. Add it to 'records' there.", tape.Pointer(record.Node)));
            return "";
        }

        // The control record is the first of the walk, so the index of a segment is its number.
        var line = Blank(IdocControl.DataLength);
        string[] values = [kind.Tag, Value(control, "MANDT"), Value(control, "DOCNUM"), Digits(index, 6), Digits(Math.Max(0, record.Parent), 6), Digits(record.Level + 1, 2)];
        foreach (var (field, value) in IdocControl.Administration.Fields.Zip(values))
        {
            Put(line, 0, field, value, record.Node);
        }

        Fields(line, IdocControl.DataAt, record.Node, kind);
        return new string(line);
    }

    private void Fields(char[] line, int at, int node, RecordKind kind)
    {
        foreach (var member in tape.Children(node))
        {
            if (tape.Kind(member) is JsonKind.Null or >= JsonKind.Array)
            {
                continue;
            }

            var field = kind.Fields.FirstOrDefault(one => one.Name == tape.NameText(member));
            if (field is null)
            {
                _problems.Add(new Problem("FMT-0006", $"{kind.Name} has no field '{tape.NameText(member)}' with a place. Correct the mapping's targets, or add it to {layout.Reference}.", tape.Pointer(member)));
                continue;
            }

            Put(line, at, field, tape.GetString(member), member);
        }
    }

    private void Put(char[] line, int at, LayoutField field, string value, int node)
    {
        var (text, fault) = field.Write(value);
        if (fault is not null)
        {
            _problems.Add(new Problem("FMT-0006", $"{field.Name}: {fault} Correct the mapping.", tape.Pointer(node), RawValue: value));
            return;
        }

        text.CopyTo(0, line, at + field.At, text.Length);
    }

    private string Value(int node, string name) => tape.TryGetMember(node, Encoding.UTF8.GetBytes(name), out var value) ? tape.GetString(value) : "";

    private static string Digits(int number, int width) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    private static char[] Blank(int length)
    {
        var line = new char[length];
        Array.Fill(line, ' ');
        return line;
    }
}
