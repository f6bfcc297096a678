using System.Globalization;
using System.Numerics;

namespace IntegrationHub.Core.Genealogy.PointOfUse;

/// <summary>Reads for which units, or from which day until which, a use in a bill of material holds.</summary>
/// <remarks>Parts are separated by commas: a serial number, or two joined by <c>..</c> of which one may be left out (<c>PU26-0100..PU26-0199</c>, <c>SN500..</c>); days in ISO 8601 likewise.</remarks>
public static class UnitEffectivity
{
    /// <summary>Says whether a use holds.</summary>
    /// <param name="text">The effectivity in the words of the source; null and empty hold always.</param>
    /// <param name="serial">The serial number of the unit; null where it is not known.</param>
    /// <param name="day">The day of the use.</param>
    /// <returns>Whether it holds; null where that cannot be read or the unit is not known: then a person must say.</returns>
    public static bool? Covers(string? text, string? serial, DateOnly day)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        bool? all = false;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var one = Covers(part, serial, day, part.IndexOf("..", StringComparison.Ordinal));
            if (one == true)
            {
                return true;
            }

            all = one is null ? null : all;
        }

        return all;
    }

    private static bool? Covers(string part, string? serial, DateOnly day, int dots)
    {
        var (from, to) = dots < 0 ? (part, part) : (part[..dots].Trim(), part[(dots + 2)..].Trim());
        if ((from.Length == 0 || IsDay(from, out _)) && (to.Length == 0 || IsDay(to, out _)) && from.Length + to.Length > 0)
        {
            return (!IsDay(from, out var first) || first <= day) && (!IsDay(to, out var last) || day <= last);
        }

        if (serial is null)
        {
            return null;
        }

        // Serial numbers are in one order only where they differ in nothing but the number at their end.
        return dots < 0 ? part == serial
            : Number(serial) is not { } asked || (from.Length > 0 && Number(from)?.Stem != asked.Stem) || (to.Length > 0 && Number(to)?.Stem != asked.Stem) ? Unrelated(from, to)
            : (from.Length == 0 || Number(from)!.Value.Value <= asked.Value) && (to.Length == 0 || asked.Value <= Number(to)!.Value.Value);
    }

    // A range of another series holds for none of this one; one without numbers cannot be read.
    private static bool? Unrelated(string from, string to) =>
        (from.Length == 0 || Number(from) is not null) && (to.Length == 0 || Number(to) is not null) && from.Length + to.Length > 0 ? false : null;

    private static bool IsDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Reads what a number counts: the digits at its end, within what stands before them; null where it ends in none.</summary>
    internal static (string Stem, BigInteger Value)? Number(string text)
    {
        var digits = text.Length;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1]))
        {
            digits--;
        }

        return digits == text.Length ? null : (text[..digits], BigInteger.Parse(text[digits..], NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
