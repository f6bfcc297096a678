using System.Globalization;

namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>Dates inside AI values.</summary>
internal static class DateAndTime
{
    /// <summary>Tells whether six digits are a date of year, month and day.</summary>
    /// <remarks>The century does not matter here: within the window of GenSpecs 7.12 (2076 at most) every year divisible by four is a leap year.</remarks>
    public static bool IsShortDate(string text, bool dayMayBeZero)
    {
        var (year, month, day) = (Number(text[..2]), Number(text[2..4]), Number(text[4..6]));
        return month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(2000 + year, month) && (day > 0 || dayMayBeZero);
    }

    /// <summary>Tells whether eight digits are a date of year, month and day.</summary>
    public static bool IsLongDate(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
