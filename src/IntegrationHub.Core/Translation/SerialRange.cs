using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>Serial numbers from a first to a last one, both included; in a reference, the identifiers <c>serial-first</c> and <c>serial-last</c>.</summary>
/// <param name="First">The first number.</param>
/// <param name="Last">The last number; as long as the first, and like it in all but its last digits.</param>
public sealed record SerialRange(string First, string Last)
{
    /// <summary>The largest range that is taken.</summary>
    public const int Largest = 100_000;

    /// <summary>The scheme of the first number.</summary>
    public const string FirstScheme = "serial-first";

    /// <summary>The scheme of the last number.</summary>
    public const string LastScheme = "serial-last";

    // A long holds every number of 18 digits.
    private const int MaxDigits = 18;

    /// <summary>Reads the range that a reference names; null where it names none.</summary>
    public static SerialRange? Of(MaterialReference material)
    {
        if (material.Serial is not null || material.Identifiers is not { Count: >= 2 } identifiers)
        {
            return null;
        }

        var (first, last) = ((string?)null, (string?)null);
        foreach (var identifier in identifiers)
        {
            first = identifier.Scheme == FirstScheme ? identifier.Value : first;
            last = identifier.Scheme == LastScheme ? identifier.Value : last;
        }

        return first is not null && last is not null ? new SerialRange(first, last) : null;
    }

    /// <summary>Gives every number.</summary>
    /// <returns>The numbers in order, or problem <c>TRA-0009</c>: nothing is guessed between .</returns>
    public Outcome<IReadOnlyList<string>> Serials()
    {
        var (stem, from) = Parts(First);
        var (otherStem, until) = Parts(Last);
        if (First == Last && First.Length > 0)
        {
            return Outcome<IReadOnlyList<string>>.Of([First]);
        }

        if (stem != otherStem || from.Length != until.Length || from.Length is 0 or > MaxDigits)
        {
            return Failed("First and last must be equally long and agree in all but their last digits. List the numbers, or correct the range at its source.");
        }

        var (low, high) = (long.Parse(from, CultureInfo.InvariantCulture), long.Parse(until, CultureInfo.InvariantCulture));
        if (high < low || high - low >= Largest)
        {
            return Failed($"A range runs upwards over at most {Largest} numbers. Correct it at its source.");
        }

        var format = "D" + from.Length.ToString(CultureInfo.InvariantCulture);
        var serials = new string[(int)(high - low) + 1];
        for (var i = 0; i < serials.Length; i++)
        {
            serials[i] = stem + (low + i).ToString(format, CultureInfo.InvariantCulture);
        }

        return Outcome<IReadOnlyList<string>>.Of(serials);
    }

    /// <summary>Says whether a number comes directly after another one.</summary>
    internal static bool Follows(string before, string after)
    {
        var (stem, digits) = Parts(before);
        return before.Length == after.Length && digits.Length is > 0 and <= MaxDigits && Parts(after) is var (otherStem, others) && stem == otherStem
            && long.Parse(others, CultureInfo.InvariantCulture) - long.Parse(digits, CultureInfo.InvariantCulture) == 1;
    }

    private static (string Stem, string Digits) Parts(string serial)
    {
        var at = serial.Length;
        while (at > 0 && char.IsAsciiDigit(serial[at - 1]))
        {
            at--;
        }

        return (serial[..at], serial[at..]);
    }

    private Outcome<IReadOnlyList<string>> Failed(string remedy) =>
        Outcome<IReadOnlyList<string>>.Failed(new Problem("TRA-0009", $"'{First}' to '{Last}' is no range. {remedy}", RawValue: $"{First}..{Last}"));
}
