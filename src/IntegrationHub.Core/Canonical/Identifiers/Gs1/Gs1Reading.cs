using System.Globalization;

namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>Brings GS1 elements into the common shape.</summary>
internal static class Gs1Reading
{
    // Trade measures by the first three digits of the AI, in UN/ECE Recommendation 20 codes; the fourth digit is the number
    // of decimals. Widths and heights say nothing about how much there is, and 357n leaves open which ounce is meant.
    private static readonly Dictionary<string, string> MeasureUnits = new(StringComparer.Ordinal)
    {
        ["310"] = "KGM", ["311"] = "MTR", ["314"] = "MTK", ["315"] = "LTR", ["316"] = "MTQ", ["320"] = "LBR", ["321"] = "INH",
        ["322"] = "FOT", ["323"] = "YRD", ["350"] = "INK", ["351"] = "FTK", ["352"] = "YDK", ["356"] = "APZ",
        ["360"] = "QTL", ["361"] = "GLL", ["364"] = "INQ", ["365"] = "FTQ", ["366"] = "YDQ",
    };

    public static Reading Of(string kind, IReadOnlyList<Element> elements, string? issuer = null, string? symbology = null)
    {
        string? Value(string ai) => Gs1Identity.Value(elements, ai);
        string? Head(string ai, int length) => Value(ai)?[..length];
        string? Tail(string ai, int length) => Value(ai) is { } value && value.Length > length ? value[length..] : null;

        var (quantity, unit) = Quantity(elements);
        return new Reading
        {
            Kind = kind,
            Item = Value("01") ?? Value("02") ?? Value("03") ?? Head("8006", 14) ?? Head("8026", 14) ?? Value("8010")
                ?? Head("8003", 14) ?? Head("253", 13) ?? Head("255", 13) ?? Value("8013"),
            Lot = Value("10"),
            Serial = Value("21") ?? Value("235") ?? Value("8011") ?? Value("8004") ?? Tail("8003", 14) ?? Tail("253", 13) ?? Tail("255", 13),
            Container = Value("00"),
            Quantity = quantity,
            Unit = unit,
            Ais = [.. elements.Select(element => KeyValuePair.Create(element.Ai, element.Value))],
            Canonical = Gs1Identity.Canonical(elements),
            Issuer = issuer,
            Symbology = symbology,
        };
    }

    private static (decimal? Quantity, string? Unit) Quantity(IReadOnlyList<Element> elements)
    {
        if ((Gs1Identity.Value(elements, "37") ?? Gs1Identity.Value(elements, "30")) is { } count)
        {
            return (Number(count, 0), "C62");
        }

        var measures = elements.Where(element => element.Ai.Length == 4 && MeasureUnits.ContainsKey(element.Ai[..3])).Distinct().Take(2).ToArray();
        return measures is [var only]
            ? (Number(only.Value, only.Ai[3] - '0'), MeasureUnits[only.Ai[..3]])
            : (null, null);
    }

    // Through text, so that the scale of the decimal is that of the label and nothing is rounded.
    private static decimal Number(string digits, int decimals) =>
        decimal.Parse(decimals == 0 ? digits : digits.Insert(digits.Length - decimals, "."), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
