using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class ReadInstant : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("instant", "Time",
        "Reads one point in time and gives it as UTC text, ISO 8601, to the microsecond. A date alone, and a local time that clocks showed twice, are intervals: take 'time' for these.")
    {
        Arguments = TimeReading.Arguments,
        Examples =
        [
            new("{ instant: iso-8601 }", "\"2026-03-02T07:14:00+01:00\"", "\"2026-03-02T06:14:00Z\""),
            new("{ instant: sap-odata }", "\"/Date(1772434800000+0060)/\"", "\"2026-03-02T07:00:00Z\""),
            new("{ instant: { as: sap-odata, zone: UTC } }", "\"/Date(1772434800123)/\"", "\"2026-03-02T07:00:00.123Z\""),
            new("{ instant: { as: \"dd.MM.yyyy HH:mm\", zone: Europe/Berlin } }", "\"02.03.2026 07:14\"", "\"2026-03-02T06:14:00Z\""),
            new("{ instant: iso-8601 }", "\"2026-03-02T07:14:00\"", "refused"),
            new("{ instant: { as: sap-date, zone: Europe/Berlin } }", "\"20260302\"", "refused"),
            new("{ instant: { as: iso-8601, zone: Europe/Berlin } }", "\"2026-10-25T02:30:00\"", "refused"),
            new("{ instant: { as: iso-8601, zone: Europe/Berlin } }", "\"2026-03-29T02:30:00\"", "refused"),
        ],
    };

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var read = TimeReading.Bind(arguments);
        return OnText(text => read(text) switch
        {
            { Fault: { } fault } => MapValue.Failed(fault),
            { IsInstant: true } reading => MapValue.OfText(TimeReading.Text(reading.From)),
            var reading => MapValue.Failed($"'{text}' is an interval ({TimeReading.Text(reading.From)} to {TimeReading.Text(reading.To)}), not an instant. Use the function 'time' and a target that takes intervals."),
        });
    }
}
