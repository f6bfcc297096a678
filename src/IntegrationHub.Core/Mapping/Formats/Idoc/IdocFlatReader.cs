using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats.FixedWidth;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.Idoc;

/// <summary>
/// Reads a flat IDoc file: a control record, then data records whose fields the layout places. A segment stands under the one whose
/// number (SEGNUM) its PSGNUM names; where a port leaves PSGNUM blank, under the innermost one that the layout allows.
/// </summary>
internal sealed class IdocFlatReader(FormatLayout layout, FormatLimits limits)
{
    private readonly List<Record> _idocs = [];
    private readonly RecordGroup _within = IdocControl.Within(layout);
    private readonly Dictionary<string, Numbered> _byNumber = new(StringComparer.Ordinal);
    private RecordNesting? _nesting;

    public Outcome<TokenTape> Read(ReadOnlyMemory<byte> document, Encoding encoding)
    {
        var text = TextDecoding.Decode(document.Span, encoding);
        if (!text.Succeeded)
        {
            return Outcome<TokenTape>.Failed(text.Problems);
        }

        var number = 0;
        foreach (var raw in FixedRecords.Of(text.Value, new FixedFile(encoding, null, Lines: true, -1, 0, [])))
        {
            var place = $"record {(++number).ToString(CultureInfo.InvariantCulture)}";
            if (number > limits.MaxRows)
            {
                return Failed("FMT-0004", $"The file has more than {limits.MaxRows} records. Split it at its source, or raise the limit of the interface.", place, raw);
            }

            if (raw.StartsWith(IdocControl.Name, StringComparison.Ordinal))
            {
                Control(raw, place);
            }
            else if (_idocs.Count == 0)
            {
                return Failed("FMT-0008", "A flat IDoc file begins with a control record, EDI_DC40. Check that it was sent to the right interface.", place, raw);
            }
            else if (Data(raw, place) is var (record, fault) && fault is not null)
            {
                _idocs[^1].SpoiltBy(fault, record);
            }
        }

        return number == 0
            ? Failed("FMT-0008", "The file is empty. A flat IDoc file begins with a control record, EDI_DC40.", "record 1", "")
            : IdocFormat.Tree(_idocs, layout, limits);
    }

    private void Control(string raw, string place)
    {
        var idoc = new Record("IDOC", place, raw);
        var control = Fill(new Record(IdocControl.Name, $"{place} ({IdocControl.Name})", raw), IdocControl.Kind, raw, blanks: false, out _);
        idoc.Add(control);
        if (IdocControl.Wrong(layout, control["IDOCTYP"]) is { } wrong)
        {
            idoc.SpoiltBy(wrong, control);
        }
        else if (raw.TrimEnd().Length > IdocControl.ControlLength)
        {
            idoc.SpoiltBy($"The control record is longer than {IdocControl.ControlLength} characters. Check that the port writes record types of version 3 (EDI_DC40).", control);
        }

        _idocs.Add(idoc);
        _byNumber.Clear();
        _nesting = new RecordNesting(idoc, _within);
    }

    private (Record Record, string? Fault) Data(string raw, string place)
    {
        var administration = Fill(new Record("", place, raw), IdocControl.Administration, raw, blanks: false, out _);
        var name = administration["SEGNAM"];
        var kind = layout.Records.Values.FirstOrDefault(one => one.Tag == name || one.Name == name);
        var record = new Record(kind?.Name ?? name, $"{place} ({name})", raw);
        if (kind is null)
        {
            return (record, $"The layout {layout.Reference} has no segment '{name}'. Add it to 'records' there, with the tag that the file writes.");
        }

        if (raw.TrimEnd().Length > IdocControl.DataLength || raw.Length < IdocControl.DataAt)
        {
            return (record, $"A data record has {IdocControl.DataAt} to {IdocControl.DataLength} characters, this one has {raw.Length}. Check that the port writes record types of version 3 (EDI_DD40), a segment per line.");
        }

        if (administration["DOCNUM"] != _idocs[^1].First(IdocControl.Name)!["DOCNUM"])
        {
            return (record, $"The segment is of IDoc {administration["DOCNUM"]}, the control record before it of another: parts of two were mixed. Send the file again.");
        }

        Fill(record, kind, raw[IdocControl.DataAt..], blanks: true, out var fault);
        return (record, fault ?? Nest(record, administration));
    }

    private string? Nest(Record record, Record administration)
    {
        var (own, above) = (administration["SEGNUM"].TrimStart('0'), administration["PSGNUM"].TrimStart('0'));
        Numbered? parent = null;
        if (above.Length > 0 && !_byNumber.TryGetValue(above, out parent))
        {
            return $"PSGNUM names segment {above}, which does not stand before it. Send the file again.";
        }

        // Without a number of its parent it is of the first level, or goes where the layout takes it.
        var place = (parent?.Group ?? _within).Find(record.Name);
        var fault = place is not null ? _nesting!.Add(record, place, parent?.Record ?? _idocs[^1])
            : parent is not null ? $"The segment {record.Name} has no place under {parent.Record.Name} in {layout.Reference}. Add it there."
            : _nesting!.Add(record);
        if (fault is not null)
        {
            return fault;
        }

        // Ports count the first level as 1 or as 2; that a child is one deeper than its parent holds in both.
        var level = int.TryParse(administration["HLEVEL"], NumberStyles.None, CultureInfo.InvariantCulture, out var says) && says > 0 ? says : (int?)null;
        if (parent?.Level is { } outer && level is { } inner && inner != outer + 1)
        {
            return $"HLEVEL is {inner} under a segment of level {outer}: the hierarchy contradicts itself. Send the file again.";
        }

        return own.Length == 0 || _byNumber.TryAdd(own, new Numbered(record, _nesting!.Innermost, level))
            ? null : $"SEGNUM {own} stands twice in the IDoc. Send the file again.";
    }

    private Record Fill(Record record, RecordKind kind, string raw, bool blanks, out string? fault)
    {
        fault = null;
        foreach (var field in kind.Fields)
        {
            var (value, wrong) = field.Read(raw);
            // Numbers stand to the right or the left of their field, as the program that filled it had them.
            value = value.Trim(' ');
            fault ??= wrong is null ? null : $"{field.Name}: {wrong} Correct the document, or the field in {layout.Reference}.";
            if (value.Length > 0 || blanks)
            {
                record.Fields.Add((field.Name, value));
            }
        }

        return record;
    }

    private static Outcome<TokenTape> Failed(string code, string message, string place, string raw) =>
        Outcome<TokenTape>.Failed(new Problem(code, message, place, "idoc", raw.Length > 500 ? raw[..500] : raw));

    private sealed record Numbered(Record Record, RecordGroup Group, int? Level);
}
