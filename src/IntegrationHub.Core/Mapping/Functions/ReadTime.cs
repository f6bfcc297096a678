using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Mapping.Run;
using NodaTime.Text;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class ReadTime : MappingFunction
{
    private static readonly OffsetPattern OffsetText = OffsetPattern.CreateWithInvariantCulture("+HH:mm");

    public override FunctionDeclaration Declaration { get; } = new("time", "Time",
        "Reads a time into the canonical form: an instant, or from and to (exclusive) for a date alone and for a local time that clocks showed twice; with source text, offset, zone and precision.")
    {
        Arguments = TimeReading.Arguments,
        Examples =
        [
            new("{ time: iso-8601 }", "\"2026-03-02T07:14:00+01:00\"",
                "{\"instant\":\"2026-03-02T06:14:00Z\",\"text\":\"2026-03-02T07:14:00+01:00\",\"offset\":\"+01:00\",\"precision\":\"second\"}"),
            new("{ time: { as: sap-date, zone: Europe/Berlin } }", "\"20260302\"",
                "{\"from\":\"2026-03-01T23:00:00Z\",\"to\":\"2026-03-02T23:00:00Z\",\"text\":\"20260302\",\"zone\":\"Europe/Berlin\",\"precision\":\"day\"}"),
            new("{ time: { as: iso-8601, zone: Europe/Berlin } }", "\"2026-10-25T02:30\"",
                "{\"from\":\"2026-10-25T00:30:00Z\",\"to\":\"2026-10-25T01:31:00Z\",\"text\":\"2026-10-25T02:30\",\"zone\":\"Europe/Berlin\",\"precision\":\"minute\"}"),
            new("{ time: iso-8601 }", "\"2026-03-02\"", "refused"),
        ],
    };

    public override FunctionTypes Types => FunctionTypes.TextTo("object");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var read = TimeReading.Bind(arguments);
        var zone = arguments.Text("zone");
        return OnText(text =>
        {
            var reading = read(text);
            return reading.Fault is null ? Write(reading, text, zone) : MapValue.Failed(reading.Fault);
        });
    }

    private static MapValue Write(in TimeReading reading, string text, string? zone)
    {
        var members = new List<KeyValuePair<string, MapValue>>(6);
        void Add(string name, string value) => members.Add(KeyValuePair.Create(name, MapValue.OfText(value)));
        if (reading.IsInstant)
        {
            Add("instant", TimeReading.Text(reading.From));
        }
        else
        {
            Add("from", TimeReading.Text(reading.From));
            Add("to", TimeReading.Text(reading.To));
        }

        Add("text", text);
        if (reading.Source.Offset is { } offset)
        {
            Add("offset", OffsetText.Format(offset));
        }
        else if (zone is not null)
        {
            Add("zone", zone);
        }

        Add("precision", reading.Source.Precision switch
        {
            TimePrecision.Day => "day",
            TimePrecision.Minute => "minute",
            TimePrecision.Second => "second",
            _ => "subsecond",
        });
        return MapValue.OfObject(members);
    }
}
