using System.Globalization;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Mapping.Run;
using NodaTime;
using NodaTime.Text;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class WriteTime : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("writeTime", "Time",
        "Writes a time in the form of a target. With a zone an instant is written as the clocks there show it; without one the source's own clock stays. A time is never made up: a date alone does not become midnight, and a local time without offset is not moved to a zone.")
    {
        Arguments =
        [
            new("as", ArgumentType.Text, "sap-date (yyyyMMdd), sap-timestamp (yyyyMMddHHmmss), sap-odata (/Date(ms+0000)/), iso-8601 (with offset), or a pattern such as yyyy-MM-dd.", Required: true),
            new("zone", ArgumentType.Text, "The IANA time zone of the target's clock, for example Europe/Berlin."),
            new("from", ArgumentType.Text, "The form of the source, as for 'time'. The default is iso-8601."),
        ],
        Examples =
        [
            new("{ writeTime: { as: sap-date, zone: Europe/Berlin } }", "\"2026-03-01T23:30:00Z\"", "\"20260302\""),
            new("{ writeTime: sap-date }", "\"2026-03-02T00:30:00+01:00\"", "\"20260302\""),
            new("{ writeTime: \"dd.MM.yyyy\" }", "\"2026-03-02\"", "\"02.03.2026\""),
            new("{ writeTime: { from: sap-date, as: yyyy-MM-dd } }", "\"20260302\"", "\"2026-03-02\""),
            new("{ writeTime: sap-odata }", "\"2026-03-02T07:00:00Z\"", "\"/Date(1772434800000+0000)/\""),
            new("{ writeTime: { as: iso-8601, zone: Europe/Berlin } }", "\"2026-03-02T06:14:00Z\"", "\"2026-03-02T07:14:00+01:00\""),
            new("{ writeTime: sap-timestamp }", "\"2026-03-02\"", "refused"),
            new("{ writeTime: { as: sap-date, zone: Europe/Berlin } }", "\"2026-03-02T06:14:00\"", "refused"),
        ],
    };

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var form = arguments.Text("as", "iso-8601");
        var name = arguments.Text("zone");
        var zone = name is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
        if (name is not null && zone is null)
        {
            arguments.Fault("The zone is no IANA time zone. Write one such as Europe/Berlin or UTC.", name);
        }

        var pattern = Pattern(form, arguments);
        var source = arguments.Text("from", "iso-8601");
        var read = SourceTime.Reader(source, out var fault);
        if (fault is not null)
        {
            arguments.Fault(fault, source);
        }

        var needsTime = SourceTime.PrecisionOf(pattern?.PatternText ?? "HH") > TimePrecision.Day;
        return OnText(text =>
            read?.Invoke(text) is not { } time ? MapValue.Failed($"'{text}' is no time in the form {source}. Correct it at the source, or correct 'from'.")
            : time.Precision == TimePrecision.Day && needsTime ? MapValue.Failed($"'{text}' is a day, and the form {form} wants a time of day. Take a form without one.")
            : time.Offset is null && time.Precision != TimePrecision.Day && (zone is not null || pattern is null) ? MapValue.Failed($"'{text}' has no offset, so it is no point on the time line. Take a member with an offset, or leave out 'zone'.")
            : MapValue.OfText(Write(time, zone, pattern, form)));
    }

    private static LocalDateTimePattern? Pattern(string form, FunctionArguments arguments)
    {
        try
        {
            return form switch
            {
                "iso-8601" or "sap-odata" => null,
                "sap-date" => LocalDateTimePattern.CreateWithInvariantCulture("yyyyMMdd"),
                "sap-timestamp" => LocalDateTimePattern.CreateWithInvariantCulture("yyyyMMddHHmmss"),
                _ => LocalDateTimePattern.CreateWithInvariantCulture(form),
            };
        }
        catch (InvalidPatternException e)
        {
            arguments.Fault($"'{form}' is neither sap-date, sap-timestamp, sap-odata, iso-8601 nor a pattern such as yyyy-MM-dd ({e.Message}). Correct it.", form);
            return null;
        }
    }

    private static string Write(SourceTime time, DateTimeZone? zone, LocalDateTimePattern? pattern, string form)
    {
        if (time.Offset is not { } offset)
        {
            return pattern!.Format(time.Local);
        }

        var own = time.Local.WithOffset(offset);
        var there = zone is null ? own : own.ToInstant().InZone(zone).ToOffsetDateTime();
        return pattern?.Format(there.LocalDateTime)
            ?? (form == "sap-odata"
                ? $"/Date({own.ToInstant().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}+0000)/"
                : OffsetDateTimePattern.Rfc3339.Format(there));
    }
}
