using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.Edi;

/// <summary>
/// Reads interchanges into <c>{ messages: [ { ISA, GS, ST, ... } ] }</c>: every message carries its envelopes, since it goes its
/// way alone. A fault within a message spoils this message; an envelope that does not add up spoils the document, because a
/// message may be missing.
/// </summary>
internal sealed class EdiReader(EdiDialect dialect, IReadOnlyList<FormatLayout> layouts, FormatLimits limits)
{
    private readonly TapeBuilder _builder = new(4096);
    private Record? _interchange;
    private Record? _group;
    private EdiMessage? _message;
    private int _groups;
    private int _messages;
    private int _inGroup;
    private int _total;

    public Outcome<TokenTape> Read(string text)
    {
        using var builder = _builder;
        builder.StartObject();
        builder.Name("messages"u8);
        builder.StartArray();
        var segments = new EdiSegments(text, dialect, limits.Json.MaxValues);
        var last = "";
        while (segments.Next() is { } segment)
        {
            last = segment.Place;
            if (Take(segment) is { } problem)
            {
                return Outcome<TokenTape>.Failed(problem);
            }
        }

        if (segments.Fault is { } fault)
        {
            return Outcome<TokenTape>.Failed(new Problem("FMT-0008", fault.Message, fault.Place, dialect.Name));
        }

        if (_interchange is not null || last.Length == 0)
        {
            return Outcome<TokenTape>.Failed(new Problem("FMT-0008", last.Length == 0
                ? $"The document is empty. It begins with {dialect.Interchange.Open}."
                : $"The document ends without {dialect.Interchange.Close}. Fetch it again; it was cut off.", last.Length == 0 ? "character 1" : "after " + last, dialect.Name));
        }

        builder.EndArray();
        builder.EndObject();
        return builder.Build(limits.Json with { MaxBytes = Most, MaxValues = Math.Max(limits.Json.MaxValues, 20_000_000) });
    }

    // Envelopes stand in every message, so many small messages grow.
    private int Most => limits.Json.MaxBytes * 8;

    private Problem? Take(Record segment)
    {
        if (segment.Name == dialect.Interchange.Open)
        {
            return Open(segment, _interchange is null, () => (_interchange, _groups, _messages) = (segment, 0, 0));
        }

        if (segment.Name == dialect.Group.Open)
        {
            return Open(segment, _interchange is not null && _group is null && _message is null, () => (_group, _groups, _inGroup) = (segment, _groups + 1, 0));
        }

        if (segment.Name == dialect.Message.Open)
        {
            return Open(segment, _interchange is not null && _message is null && (_group is not null || !dialect.GroupRequired),
                () => (_message, _messages, _inGroup) = (new EdiMessage(dialect, layouts, _interchange!, _group, segment), _messages + 1, _inGroup + 1));
        }

        return segment.Name == dialect.Message.Close ? CloseMessage(segment)
            : segment.Name == dialect.Group.Close ? Close(segment, dialect.Group, _message is null ? _group : null, _inGroup, () => _group = null)
            : segment.Name == dialect.Interchange.Close ? Close(segment, dialect.Interchange, _message is null && _group is null ? _interchange : null, _groups > 0 ? _groups : _messages, () => _interchange = null)
            : _message is null ? Misplaced(segment)
            : Add(segment);
    }

    private Problem? Add(Record segment)
    {
        _message!.Add(segment);
        return null;
    }

    private Problem? Open(Record segment, bool may, Action open)
    {
        if (!may)
        {
            return Misplaced(segment);
        }

        open();
        return null;
    }

    private Problem? CloseMessage(Record segment)
    {
        if (_message is null)
        {
            return Misplaced(segment);
        }

        _message.Close(segment);
        _message.Write(_builder);
        _message = null;
        return ++_total > limits.MaxRows || _builder.Length > Most
            ? new Problem("FMT-0004", $"The document has more than {limits.MaxRows} messages or is too large as a tree. Split it at its source, or raise the limit of the interface.", segment.Place)
            : null;
    }

    private Problem? Close(Record segment, EdiEnvelope envelope, Record? opened, int count, Action close)
    {
        if (opened is null)
        {
            return Misplaced(segment);
        }

        close();
        return Wrong(segment, envelope, opened, count) is { } wrong ? new Problem("FMT-0010", wrong, segment.Place, envelope.Close, segment.Raw) : null;
    }

    /// <summary>Says in what a closing segment does not agree with what it closes.</summary>
    public static string? Wrong(Record segment, EdiEnvelope envelope, Record opened, int count)
    {
        var (says, reference) = (segment[envelope.Close + "01"], segment[envelope.Close + "02"]);
        return !int.TryParse(says, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number != count
            ? $"{envelope.Close} states {(says.Length == 0 ? "no count" : says)}, and there are {count}: some were lost or doubled on the way. Fetch the document again, or have it sent again."
            : reference != opened[envelope.Reference]
                ? $"{envelope.Close} closes '{reference}', open is '{opened[envelope.Reference]}' ({envelope.Reference}): parts of two were mixed, or one was cut off. Fetch the document again, or have it sent again."
                : null;
    }

    private Problem Misplaced(Record segment) =>
        new("FMT-0008", $"{segment.Name} cannot stand here: {(_message is not null ? $"{dialect.Message.Open} is not closed by {dialect.Message.Close}"
            : _group is not null ? $"within {dialect.Group.Open} stand only messages, {dialect.Message.Open} to {dialect.Message.Close}"
            : _interchange is not null ? $"within {dialect.Interchange.Open} stand {dialect.Group.Open} to {dialect.Group.Close}{(dialect.GroupRequired ? "" : $" or {dialect.Message.Open} to {dialect.Message.Close}")}"
            : $"no {dialect.Interchange.Open} is open")}. Fetch the document again, or have it corrected at its source.", segment.Place, dialect.Name, segment.Raw);
}
