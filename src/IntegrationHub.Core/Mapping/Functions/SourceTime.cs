using System.Globalization;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical.Time;
using NodaTime;
using NodaTime.Text;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>A time as a source wrote it: local, perhaps with an offset, and how precise it was.</summary>
internal readonly partial record struct SourceTime(LocalDateTime Local, TimePrecision Precision, Offset? Offset)
{
    /// <summary>Chooses the reader for a named format or a pattern; null with a fault where it is neither.</summary>
    public static Func<string, SourceTime?>? Reader(string format, out string? fault)
    {
        fault = null;
        switch (format)
        {
            case "iso-8601":
                return Iso;
            case "sap-odata":
                return SapOData;
            case "sap-date":
                return static text => text is "00000000" ? null : Pattern(LocalDateTimePattern.CreateWithInvariantCulture("yyyyMMdd"), TimePrecision.Day, text);
            case "sap-timestamp":
                return static text => Pattern(LocalDateTimePattern.CreateWithInvariantCulture("yyyyMMddHHmmss"), TimePrecision.Second, text);
        }

        try
        {
            var pattern = LocalDateTimePattern.CreateWithInvariantCulture(format);
            var precision = PrecisionOf(format);
            return text => Pattern(pattern, precision, text);
        }
        catch (InvalidPatternException e)
        {
            fault = $"'{format}' is neither iso-8601, sap-odata, sap-date, sap-timestamp nor a pattern such as dd.MM.yyyy HH:mm ({e.Message}). Correct it.";
            return null;
        }
    }

    private static SourceTime? Pattern(LocalDateTimePattern pattern, TimePrecision precision, string text) =>
        pattern.Parse(text) is { Success: true, Value: var local } ? new SourceTime(local, precision, null) : null;

    // Month and minute differ by case only in patterns; a pattern with hours is at least as precise as a minute.
    internal static TimePrecision PrecisionOf(string pattern) =>
        pattern.Contains('f', StringComparison.OrdinalIgnoreCase) ? TimePrecision.Subsecond
        : pattern.Contains('s', StringComparison.Ordinal) ? TimePrecision.Second
        : pattern.Contains('H', StringComparison.OrdinalIgnoreCase) ? TimePrecision.Minute
        : TimePrecision.Day;

    private static SourceTime? Iso(string text)
    {
        var match = IsoForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        int Part(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var precision = !match.Groups["h"].Success ? TimePrecision.Day
            : !match.Groups["s"].Success ? TimePrecision.Minute
            : !match.Groups["f"].Success ? TimePrecision.Second : TimePrecision.Subsecond;
        try
        {
            // ISO 8601 writes midnight at the end of a day as 24:00; only then is hour 24 taken.
            var endOfDay = Part("h") == 24 && Part("n") == 0 && Part("s") == 0;
            var local = new LocalDateTime(Part("y"), Part("m"), Part("d"), endOfDay ? 0 : Part("h"), Part("n"), Part("s"));
            local = local.PlusNanoseconds(match.Groups["f"].Success ? long.Parse(match.Groups["f"].Value.PadRight(9, '0')[..9], CultureInfo.InvariantCulture) : 0);
            return new SourceTime(endOfDay ? local.PlusDays(1) : local, precision, OffsetOf(match.Groups["o"].Value));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null; // 2026-02-30
        }
    }

    // OData 2.0, section 4: milliseconds since 1970, and an offset in minutes. Without the offset it is local time of no named zone.
    private static SourceTime? SapOData(string text)
    {
        var match = ODataForm().Match(text);
        if (!match.Success || !long.TryParse(match.Groups["ms"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds is < -62135596800000 or > 253402300799999)
        {
            return null;
        }

        var instant = Instant.FromUnixTimeMilliseconds(milliseconds);
        var precision = milliseconds % 1000 == 0 ? TimePrecision.Second : TimePrecision.Subsecond;
        if (!match.Groups["o"].Success)
        {
            return new SourceTime(instant.InUtc().LocalDateTime, precision, null);
        }

        var minutes = int.Parse(match.Groups["o"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (Math.Abs(minutes) > 18 * 60)
        {
            return null;
        }

        var offset = NodaTime.Offset.FromSeconds(minutes * 60);
        return new SourceTime(instant.WithOffset(offset).LocalDateTime, precision, offset);
    }

    private static Offset? OffsetOf(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (text is "Z" or "z")
        {
            return NodaTime.Offset.Zero;
        }

        var digits = text[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var (hours, minutes) = (int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture));
        return hours > 18 || minutes > 59
            ? throw new ArgumentOutOfRangeException(nameof(text))
            : NodaTime.Offset.FromSeconds((text[0] == '-' ? -1 : 1) * ((hours * 3600) + (minutes * 60)));
    }

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})([T ](?<h>[0-9]{2}):(?<n>[0-9]{2})(:(?<s>[0-9]{2})([.,](?<f>[0-9]{1,12}))?)?(?<o>[Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?)?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex IsoForm();

    [GeneratedRegex(@"^/Date\((?<ms>-?[0-9]{1,15})(?<o>[+-][0-9]{1,4})?\)/\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ODataForm();
}
