using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.FixedWidth;

/// <summary>Writes a tree as fixed-width records, the counts of the layout filled in.</summary>
internal sealed class FixedWidthWriter(FormatLayout layout, TokenTape tape)
{
    private readonly FixedFile _file = layout.File!;
    private readonly List<Problem> _problems = [];

    public Outcome<byte[]> Write()
    {
        var walked = new RecordWalk(tape).Below(0, layout.Structure);
        if (!walked.Succeeded)
        {
            return Outcome<byte[]>.Failed(walked.Problems);
        }

        var text = new StringBuilder();
        foreach (var record in walked.Value)
        {
            text.Append(Record(record, layout.Records[record.Group.Name], walked.Value)).Append(_file.Lines ? "\r\n" : "");
        }

        try
        {
            return _problems.Count > 0 ? Outcome<byte[]>.Failed(_problems) : Outcome<byte[]>.Of(_file.Encoding.GetBytes(text.ToString()));
        }
        catch (EncoderFallbackException)
        {
            return Outcome<byte[]>.Failed(new Problem("FMT-0006", $"A text has characters that {_file.Encoding.WebName} does not have. Replace them in the mapping, or take another encoding in the layout."));
        }
    }

    private string Record(WalkedRecord record, RecordKind kind, IReadOnlyList<WalkedRecord> all)
    {
        var line = new char[_file.Length ?? Math.Max(kind.Length, _file.TagAt + kind.Tag.Length)];
        Array.Fill(line, ' ');
        foreach (var field in kind.Fields)
        {
            var count = _file.Counts.FirstOrDefault(one => one.Record == kind.Name && one.Field == field.Name);
            var value = count is not null
                ? all.Count(other => count.Of.Contains(other.Group.Name, StringComparer.Ordinal)).ToString(CultureInfo.InvariantCulture)
                : Value(record.Node, field.Name);
            var (text, fault) = field.Write(value);
            if (fault is not null)
            {
                _problems.Add(new Problem("FMT-0006", $"{fault} Correct the mapping, or the field in {layout.Reference}.", JsonPointers.Append(tape.Pointer(record.Node), field.Name), $"{kind.Name}/{field.Name}", value));
                continue;
            }

            text.CopyTo(0, line, field.At, text.Length);
        }

        // The tag is what makes the record, so a field over it cannot say otherwise.
        if (_file.TagAt >= 0)
        {
            kind.Tag.PadRight(_file.TagLength).CopyTo(0, line, _file.TagAt, Math.Min(_file.TagLength, line.Length - _file.TagAt));
        }

        Unknown(record, kind);
        return new string(line);
    }

    private string Value(int node, string name) =>
        tape.TryGetMember(node, Encoding.UTF8.GetBytes(name), out var value) && tape.Kind(value) is not (JsonKind.Null or >= JsonKind.Array) ? tape.GetString(value) : "";

    private void Unknown(WalkedRecord record, RecordKind kind)
    {
        foreach (var member in tape.Children(record.Node))
        {
            if (tape.Kind(member) < JsonKind.Array && !kind.Fields.Any(field => field.Name == tape.NameText(member)))
            {
                _problems.Add(new Problem("FMT-0006", $"The record '{kind.Name}' has no field '{tape.NameText(member)}'. Correct the mapping's targets, or add it to {layout.Reference}.", tape.Pointer(member)));
            }
        }
    }
}
