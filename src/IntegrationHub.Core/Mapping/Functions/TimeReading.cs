using IntegrationHub.Core.Canonical.Time;
using NodaTime;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>What a source's time means on the time line: an instant, or an interval, or a refusal with its remedy.</summary>
internal readonly record struct TimeReading(Instant From, Instant To, SourceTime Source, string? Fault)
{
    /// <summary>Gets whether it is one instant.</summary>
    public bool IsInstant => Fault is null && From == To;

    /// <summary>The arguments that the time functions share.</summary>
    public static IReadOnlyList<ArgumentDeclaration> Arguments { get; } =
    [
        new("as", ArgumentType.Text, "iso-8601, sap-odata (/Date(ms+minutes)/), sap-date (yyyyMMdd), sap-timestamp (yyyyMMddHHmmss), or a pattern such as dd.MM.yyyy HH:mm.", Required: true),
        new("zone", ArgumentType.Text, "The IANA time zone of sources that send local time, for example Europe/Berlin; an offset in the text wins."),
    ];

    /// <summary>Binds the shared arguments to a reader.</summary>
    public static Func<string, TimeReading> Bind(FunctionArguments arguments)
    {
        var read = SourceTime.Reader(arguments.Text("as", "iso-8601"), out var fault);
        if (fault is not null)
        {
            arguments.Fault(fault, arguments.Text("as"));
        }

        var name = arguments.Text("zone");
        var zone = name is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
        if (name is not null && zone is null)
        {
            arguments.Fault("The zone is no IANA time zone. Write one such as Europe/Berlin or UTC.", name);
        }

        return text => read?.Invoke(text) is { } source
            ? Place(source, zone, text)
            : Refused(default, $"'{text}' is no time in the form {arguments.Text("as")}. Correct it at the source, or correct 'as'.");
    }

    private static TimeReading Place(SourceTime source, DateTimeZone? zone, string text)
    {
        if (source.Offset is { } offset)
        {
            var instant = source.Local.WithOffset(offset).ToInstant();
            return new TimeReading(instant, instant, source, null);
        }

        if (zone is null)
        {
            return Refused(source, $"'{text}' has no offset, so it is no point on the time line. Name the 'zone' of the source.");
        }

        if (source.Precision == TimePrecision.Day)
        {
            var day = source.Local.Date;
            return new TimeReading(zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant(), source, null);
        }

        var mapped = zone.MapLocal(source.Local);
        return mapped.Count switch
        {
            1 => new TimeReading(mapped.Single().ToInstant(), mapped.Single().ToInstant(), source, null),
            2 => new TimeReading(mapped.First().ToInstant(), mapped.Last().ToInstant() + Grain(source.Precision), source, null),
            _ => Refused(source, $"'{text}' was skipped in {zone.Id} when clocks went forward. Correct the clock or the zone of the source."),
        };
    }

    private static Duration Grain(TimePrecision precision) => precision switch
    {
        TimePrecision.Minute => Duration.FromMinutes(1),
        TimePrecision.Second => Duration.FromSeconds(1),
        _ => Duration.FromTicks(TimeSpan.TicksPerMicrosecond),
    };

    private static TimeReading Refused(SourceTime source, string fault) => new(default, default, source, fault);

    /// <summary>Writes an instant as canonical messages do.</summary>
    public static string Text(Instant instant) => HubInstant.Text(HubInstant.ToMicroseconds(instant.ToDateTimeOffset()));
}
