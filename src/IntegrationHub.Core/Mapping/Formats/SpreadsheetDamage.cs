using System.Globalization;
using System.Text.RegularExpressions;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>Recognises numbers of things (serials, lots, items) that a spreadsheet turned into numbers or dates, and says what they likely were.</summary>
internal static partial class SpreadsheetDamage
{
    /// <summary>Returns what happened, with the likely original and the remedy; null where the text looks whole.</summary>
    public static string? Find(string text)
    {
        if (Scientific().Match(text) is { Success: true } match)
        {
            var digits = match.Groups["d"].Value + match.Groups["f"].Value;
            var length = int.Parse(match.Groups["e"].Value, CultureInfo.InvariantCulture) + 1;
            return length <= 40
                ? $"it was a number of {length} digits that began with {digits[..Math.Min(digits.Length, length)]}; the rest is lost. Export the column as text."
                : "it was a long number; its digits are lost. Export the column as text.";
        }

        if (DayMonth().Match(text) is { Success: true } date)
        {
            return $"it likely was {date.Groups["m"].Value.ToUpperInvariant()}{date.Groups["d"].Value} or {date.Groups["d"].Value}{date.Groups["m"].Value.ToUpperInvariant()}. Export the column as text.";
        }

        return text is "#NAME?" or "#REF!" or "#VALUE!" or "#N/A" or "#DIV/0!" or "#NUM!" || text.Trim('#').Length == 0 && text.Length > 2
            ? "it is an error of the sheet, not a value. Correct the cell."
            : null;
    }

    [GeneratedRegex(@"^(?<d>[0-9])([.,](?<f>[0-9]+))?E\+(?<e>[0-9]{1,3})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})[-. ]{1,2}(?<m>Jan|Feb|Mar|Mrz|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)\.?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayMonth();
}
