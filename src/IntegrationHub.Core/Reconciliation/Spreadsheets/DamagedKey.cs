using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>Item numbers that a spreadsheet turned into something else. They are refused with what they may have been, never repaired.</summary>
internal static partial class DamagedKey
{
    // Without + there is no rounded number, without . / - and space no date.
    private static readonly SearchValues<byte> PlainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_#:,;()*"u8);

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>Says at a glance that a text is an item number in order: <see cref="Check"/> finds nothing in it. Most are; of the others it says nothing.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= 255 && !text.ContainsAnyExcept(PlainCharacters);

    /// <summary>Says why a key cannot be used, or null.</summary>
    public static (string Reason, IReadOnlyList<string> Originals)? Check(string key, CellKind kind)
    {
        if (key.Length > 255)
        {
            return ("An item number has 1 to 255 characters. Check that this is the key column.", []);
        }

        if (key.AsSpan().ContainsAnyInRange('\0', '\u001F'))
        {
            return ("The item number holds control characters. Correct the cell.", []);
        }

        // A lone surrogate, or what an earlier tool put in the place of bytes that it could not read.
        if (key.Contains('\uFFFD', StringComparison.Ordinal) || !IsWellFormed(key))
        {
            return ("The item number holds a character that was lost in an earlier conversion. Export again as UTF-8.", []);
        }

        if (kind == CellKind.Date || LooksLikeDate(key))
        {
            return ("A spreadsheet has turned this item number into a date. Restore it from the source and format the column as text.", FromDate(key));
        }

        if (Scientific().IsMatch(key))
        {
            return ("A spreadsheet has rounded this item number; its last digits are lost. Restore it from the source and format the column as text.", FromScientific(key));
        }

        return kind == CellKind.Number && key.Length > 15 && key.All(char.IsAsciiDigit)
            ? ("A number of more than 15 digits has lost its last ones in a spreadsheet. Format the column as text and export again.", [])
            : null;
    }

    /// <summary>Says whether a text has the form into which spreadsheets turn codes such as MAR1 and 1-3.</summary>
    public static bool LooksLikeDate(string key) => key.Length is >= 5 and <= 11 && Date().IsMatch(key);

    /// <summary>Writes a number as a spreadsheet would round it, for finding what a rounded one may have been.</summary>
    /// <param name="digits">A number of digits only.</param>
    /// <param name="places">Places after the point.</param>
    public static string Rounded(string digits, int places) =>
        double.Parse(digits, CultureInfo.InvariantCulture).ToString("0." + new string('0', places) + "E+00", CultureInfo.InvariantCulture);

    /// <summary>Gets the places after the point of a rounded number, or null where it is none.</summary>
    public static int? Places(string key) =>
        Scientific().IsMatch(key) ? Math.Max(0, key.IndexOf('E', StringComparison.OrdinalIgnoreCase) - 2) : null;

    private static bool IsWellFormed(string key)
    {
        for (var i = 0; i < key.Length; i++)
        {
            if (char.IsSurrogate(key[i]) && !(i + 1 < key.Length && char.IsSurrogatePair(key[i], key[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static string[] FromScientific(string key) =>
        decimal.TryParse(key.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? [number.ToString("0", CultureInfo.InvariantCulture)]
            : [];

    private static string[] FromDate(string key)
    {
        var parts = key.Split('-', '.', '/');
        var month = Array.FindIndex(Months, m => parts.Any(p => p.StartsWith(m[..2], StringComparison.OrdinalIgnoreCase) && p.StartsWith(m, StringComparison.OrdinalIgnoreCase)));
        if (parts.Length == 3 && parts[0].Length == 4 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var m1) && m1 is >= 1 and <= 12)
        {
            return Codes(m1, parts[2].TrimStart('0'));
        }

        if (month >= 0)
        {
            return Codes(month + 1, parts.First(p => p.All(char.IsAsciiDigit)).TrimStart('0'));
        }

        return parts.Length >= 2 ? [$"{parts[0].TrimStart('0')}-{parts[1].TrimStart('0')}", $"{parts[0].TrimStart('0')}/{parts[1].TrimStart('0')}"] : [];
    }

    private static string[] Codes(int month, string day) =>
        [$"{Months[month - 1]}{day}", $"{day}{Months[month - 1]}", $"{day}-{month}", $"{month}-{day}", $"{month}/{day}", $"{day}/{month}"];

    [GeneratedRegex(@"\A[0-9]([.,][0-9]+)?E\+[0-9]{2,3}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"\A([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./]([0-9]{2}|[0-9]{4})|[0-9]{1,2}[-. ](jan|feb|mar|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)([-. ][0-9]{2,4})?|(jan|feb|mar|mrz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[-. ][0-9]{2})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Date();
}
