using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.Edi;

/// <summary>A message (transaction set) while its segments come in.</summary>
internal sealed class EdiMessage
{
    private readonly EdiDialect _dialect;
    private readonly Record _interchange;
    private readonly Record? _group;
    private readonly Record _header;
    private readonly Record _body = new("", "", "");
    private readonly FormatLayout? _layout;
    private readonly RecordNesting? _nesting;
    private int _segments = 1;

    public EdiMessage(EdiDialect dialect, IReadOnlyList<FormatLayout> layouts, Record interchange, Record? group, Record header)
    {
        (_dialect, _interchange, _group, _header) = (dialect, interchange, group, header);
        var type = header[dialect.Type];
        var release = string.Join(':', dialect.Release.Select(field => field.StartsWith(header.Name, StringComparison.Ordinal) ? header[field] : group?[field] ?? ""));
        _layout = layouts.FirstOrDefault(layout => layout.Message == type && (layout.Releases.Count == 0 || layout.Releases.Contains(release, StringComparer.Ordinal)));
        if (_layout is null)
        {
            _body.SpoiltBy($"The interface takes no message {type} of release {release}; it takes {string.Join(", ", layouts.Select(one => $"{one.Message}{(one.Releases.Count == 0 ? "" : " " + string.Join("/", one.Releases))}"))}. Send it to the interface that it is for, or name a layout for it in the format.", header);
        }
        else
        {
            _nesting = new RecordNesting(_body, _layout.Structure);
        }
    }

    public void Add(Record segment)
    {
        _segments++;
        if (_body.Fault is null && _nesting!.Add(segment) is { } fault)
        {
            _body.SpoiltBy(fault, segment);
        }
    }

    public void Close(Record segment)
    {
        // A count that is wrong says more than the segment that went missing.
        if (EdiReader.Wrong(segment, _dialect.Message, _header, _segments + 1) is { } wrong)
        {
            _body.Fault = (wrong, segment.Place, segment.Raw);
        }
    }

    public void Write(TapeBuilder builder)
    {
        if (_body.Fault is not null)
        {
            _body.Write(builder, RecordGroupOf(""));
            return;
        }

        builder.StartObject();
        foreach (var envelope in new[] { _interchange, _group, _header }.OfType<Record>())
        {
            builder.Name(envelope.Name);
            envelope.Write(builder, RecordGroupOf(envelope.Name));
        }

        _body.WriteMembers(builder, _layout!.Structure);
        builder.EndObject();
    }

    private static RecordGroup RecordGroupOf(string name) => new(name, Many: false, []);
}
