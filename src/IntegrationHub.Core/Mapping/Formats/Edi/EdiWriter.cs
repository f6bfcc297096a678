using System.Globalization;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.Edi;

/// <summary>
/// Writes one message, or <c>{ messages: [...] }</c>, as interchanges. Neighbours with the same envelope share it; counts and
/// closing references are filled in, so they cannot be wrong.
/// </summary>
internal sealed class EdiWriter(EdiDialect dialect, IReadOnlyList<FormatLayout> layouts, TokenTape tape)
{
    private readonly List<Problem> _problems = [];
    private EdiText _text = null!;
    private int _interchange = -1;
    private int _group = -1;
    private int _groups;
    private int _inGroup;
    private int _messages;

    public Outcome<byte[]> Write(bool lines, string? encoding)
    {
        List<int> messages = [];
        if (tape.TryGetMember(0, "messages"u8, out var list) && tape.Kind(list) == JsonKind.Array)
        {
            foreach (var message in tape.Children(list))
            {
                messages.Add(message);
            }
        }
        else
        {
            messages.Add(0);
        }

        _text = new EdiText(dialect, tape, _problems, lines);
        messages.ForEach(Message);
        CloseInterchange();
        if (messages.Count == 0)
        {
            _problems.Add(new Problem("FMT-0006", "There is no message to write. Set one in the mapping.", "/messages"));
        }

        return _problems.Count > 0 ? Outcome<byte[]>.Failed(_problems) : _text.Encode(TextDecoding.Find(encoding ?? (dialect.IsX12 ? "utf-8" : EdiRepertoire.Encoding(_text.Repertoire)))!);
    }

    private void Message(int node)
    {
        var (interchange, group, header) = (Envelope(node, dialect.Interchange, true), Envelope(node, dialect.Group, dialect.GroupRequired), Envelope(node, dialect.Message, true));
        if (interchange < 0 || header < 0 || (group < 0 && dialect.GroupRequired))
        {
            return;
        }

        var type = Value(header, dialect.Type);
        if (layouts.FirstOrDefault(layout => layout.Message == type) is not { } layout)
        {
            _problems.Add(new Problem("FMT-0006", $"The interface writes no message '{type}'. Set {dialect.Type} to one of {string.Join(", ", layouts.Select(one => one.Message))}, or name a layout for it in the format.", tape.Pointer(header)));
            return;
        }

        if (_interchange < 0 || !tape.ValueEquals(_interchange, tape, interchange))
        {
            CloseInterchange();
            _text.Begin(interchange);
            (_interchange, _groups, _messages) = (interchange, 0, 0);
        }

        if (group >= 0 && (_group < 0 || !tape.ValueEquals(_group, tape, group)))
        {
            CloseGroup();
            _text.Segment(dialect.Group.Open, group);
            (_group, _groups, _inGroup) = (group, _groups + 1, 0);
        }

        if (group < 0)
        {
            CloseGroup();
        }

        Body(node, header, layout);
    }

    private void Body(int node, int header, FormatLayout layout)
    {
        var walked = new RecordWalk(tape).Below(node, layout.Structure, dialect.Interchange.Open, dialect.Group.Open, dialect.Message.Open);
        _problems.AddRange(walked.Problems);
        if (!walked.Succeeded)
        {
            return;
        }

        _text.Segment(dialect.Message.Open, header);
        foreach (var record in walked.Value)
        {
            _text.Segment(record.Group.Name, record.Node);
        }

        _text.Close(dialect.Message.Close, walked.Value.Count + 2, Value(header, dialect.Message.Reference));
        (_messages, _inGroup) = (_messages + 1, _inGroup + 1);
    }

    private void CloseGroup()
    {
        if (_group >= 0)
        {
            _text.Close(dialect.Group.Close, _inGroup, Value(_group, dialect.Group.Reference));
            _group = -1;
        }
    }

    private void CloseInterchange()
    {
        CloseGroup();
        if (_interchange >= 0)
        {
            _text.Close(dialect.Interchange.Close, _groups > 0 ? _groups : _messages, Value(_interchange, dialect.Interchange.Reference));
            _interchange = -1;
        }
    }

    private int Envelope(int node, EdiEnvelope envelope, bool required)
    {
        if (tape.TryGetMember(node, Encoding.UTF8.GetBytes(envelope.Open), out var found) && tape.Kind(found) == JsonKind.Object && (!required || Value(found, envelope.Reference).Length > 0))
        {
            return found;
        }

        if (required)
        {
            _problems.Add(new Problem("FMT-0006", $"The message has no {envelope.Open} with a reference ({envelope.Reference}). Set it in the mapping.", tape.Kind(node) == JsonKind.Object ? tape.Pointer(node) + "/" + envelope.Open : tape.Pointer(node)));
        }

        return -1;
    }

    private string Value(int node, string name) => tape.TryGetMember(node, Encoding.UTF8.GetBytes(name), out var value) ? tape.GetString(value) : "";
}
