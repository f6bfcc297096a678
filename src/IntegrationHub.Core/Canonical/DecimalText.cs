using System.Globalization;

namespace IntegrationHub.Core.Canonical;

/// <summary>Exact decimals as text. The range is that of the storage: 16 digits before and 12 after the point.</summary>
public static class DecimalText
{
    private const decimal Limit = 10_000_000_000_000_000m;
    private const decimal Grain = 0.000_000_000_001m;

    /// <summary>Writes a decimal in shortest form: no exponent, no trailing zero, no leading plus.</summary>
    public static string Shortest(decimal value) =>
        value == 0 ? "0" : (value.Scale == 0 ? value : value / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads decimal text; digits beyond the storable range are a problem, never rounded away.</summary>
    /// <returns>The value, or problem <c>CAN-0002</c> with the place and the raw text.</returns>
    public static Outcome<decimal> Parse(string? text, string? place = null)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) && Fits(value) && Digits(text!) <= 28
            ? Outcome<decimal>.Of(value)
            : Outcome<decimal>.Failed(new Problem("CAN-0002",
                "A quantity has at most 16 digits before and 12 after the decimal point, with '.' as separator. Correct the value at its source.",
                place, RawValue: text));
    }

    /// <summary>Says whether both databases can hold the value exactly.</summary>
    public static bool Fits(decimal value) => Math.Abs(value) < Limit && (value.Scale <= 12 || value % Grain == 0);

    private static int Digits(string text)
    {
        var count = 0;
        foreach (var c in text.AsSpan().TrimStart("-+0"))
        {
            count += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return count;
    }
}
