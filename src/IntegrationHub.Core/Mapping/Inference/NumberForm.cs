using System.Globalization;
using System.Text.RegularExpressions;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>How a column writes numbers.</summary>
/// <param name="Whole">No value has a fraction.</param>
/// <param name="Point">The decimal separator; a point where none was seen.</param>
/// <param name="Least">The smallest value.</param>
/// <param name="Most">The largest value.</param>
/// <param name="AllOne">Every value is one.</param>
/// <param name="Codes">The values are digits with leading zeros: numbers of things, not amounts.</param>
internal sealed partial record NumberForm(bool Whole, char Point, decimal Least, decimal Most, bool AllOne, bool Codes)
{
    /// <summary>Finds the form in which all texts are numbers; null where there is none or two would fit.</summary>
    public static NumberForm? Of(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0 || !texts.All(text => text.Length <= 28 && Digits().IsMatch(text)))
        {
            return null;
        }

        var (points, commas) = (texts.Any(text => text.Contains('.', StringComparison.Ordinal)), texts.Any(text => text.Contains(',', StringComparison.Ordinal)));
        if (points && commas)
        {
            return null;
        }

        var numbers = texts.Select(text => decimal.Parse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture)).ToList();
        return new NumberForm(!points && !commas, commas ? ',' : '.', numbers.Min(), numbers.Max(), numbers.TrueForAll(number => number == 1),
            texts.Any(text => text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1])));
    }

    [GeneratedRegex(@"^[+-]?[0-9]{1,22}([.,][0-9]{1,6})?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
