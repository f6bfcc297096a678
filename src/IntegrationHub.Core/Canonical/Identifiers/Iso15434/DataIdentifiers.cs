using System.Globalization;
using System.Text.RegularExpressions;

namespace IntegrationHub.Core.Canonical.Identifiers.Iso15434;

/// <summary>
/// What the data identifiers of ANS MH10.8.2 and the text element identifiers of format 12 contribute to a reading.
/// Identifiers that are not named here are kept in the list of AIs without further meaning.
/// </summary>
internal static partial class DataIdentifiers
{
    // Earlier wins. Numbers that the customer assigned come before the supplier's: the customer is who reads the label.
    private static readonly string[] Items = ["P", "1P", "30P", "25P", "8P", "PNO", "PNR"];
    private static readonly string[] Lots = ["T", "1T", "25T", "30T", "LOT", "LTN", "BII", "H"];
    private static readonly string[] Serials = ["S", "25S", "37S", "18S", "SER", "SEQ", "UCN", "UID"];
    private static readonly string[] Containers = ["J", "1J", "2J", "3J", "4J", "5J", "6J", "3S", "4S", "5S", "25B", "1B", "2B"];
    private static readonly string[] Issuers = ["18V", "12V", "17V", "V", "1V", "MFR", "SPL", "CAG", "DUN", "EUC"];

    // X12 355 units of data identifier 7Q and 3Q, as far as they have another Recommendation 20 code.
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["EA"] = "C62", ["PC"] = "C62", ["KG"] = "KGM", ["GR"] = "GRM", ["LB"] = "LBR", ["OZ"] = "ONZ", ["LT"] = "LTR",
        ["ML"] = "MLT", ["MR"] = "MTR", ["FT"] = "FOT", ["IN"] = "INH", ["YD"] = "YRD", ["GA"] = "GLL",
    };

    public static Reading Describe(Reading reading, IReadOnlyList<KeyValuePair<string, string>> fields, List<Problem> problems)
    {
        string? First(string[] names) => names.Select(name => Value(fields, name)).FirstOrDefault(value => value is not null);

        foreach (var (name, value) in fields.Where(field => !HasRightForm(field.Key, field.Value)))
        {
            problems.Add(new Problem("IDN-0607", $"{name} is a {(name is "Q" or "7Q" ? "number" : "date")} by ANS MH10.8.2; found '{value}'. Have the label corrected.", name, $"MH10.8.2 {name}", value));
        }

        var lot = First(Lots);
        if (lot is not null && lot == Value(fields, "H"))
        {
            problems.Add(new Problem("IDN-0608", "H was taken for the heat number, as metals labels use it; ANS MH10.8.2 keeps category H for people. If your partner follows the standard here, map H in the interface's mapping.", "H"));
        }

        var (quantity, unit) = Quantity(fields);
        return reading with
        {
            Item = reading.Item ?? First(Items),
            Lot = reading.Lot ?? lot,
            Serial = reading.Serial ?? First(Serials),
            Container = reading.Container ?? First(Containers),
            Quantity = reading.Quantity ?? quantity,
            Unit = reading.Quantity is null ? unit : reading.Unit,
            Issuer = First(Issuers) ?? AgencyAndCompany(Value(fields, "25S")),
        };
    }

    // Nothing when it occurs with different values: then none is the right one.
    private static string? Value(IReadOnlyList<KeyValuePair<string, string>> fields, string name)
    {
        var values = fields.Where(field => field.Key == name).Select(field => field.Value).Distinct(StringComparer.Ordinal).Take(2).ToArray();
        return values.Length == 1 ? values[0] : null;
    }

    private static (decimal? Quantity, string? Unit) Quantity(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        if (Value(fields, "Q") is { } plain && IsNumber(plain))
        {
            // Without 3Q the unit is agreed between the partners, so it is not ours to state.
            return (Number(plain), Value(fields, "3Q") is { } unit ? Units.GetValueOrDefault(unit, unit) : null);
        }

        return Value(fields, "7Q") is { Length: > 2 } measured && IsNumber(measured[..^2])
            ? (Number(measured[..^2]), Units.GetValueOrDefault(measured[^2..], measured[^2..]))
            : (null, null);
    }

    private static bool HasRightForm(string name, string value) => name switch
    {
        "Q" => IsNumber(value),
        "7Q" => value.Length > 2 && IsNumber(value[..^2]),
        "D" => value.Length == 6 && CheckDigits.IsDigits(value) && Gs1.DateAndTime.IsShortDate(value, dayMayBeZero: false),
        "10D" => value.Length == 4 && CheckDigits.IsDigits(value) && int.Parse(value[2..], CultureInfo.InvariantCulture) is >= 1 and <= 53,
        "14D" or "16D" => Gs1.DateAndTime.IsLongDate(value),
        _ => true,
    };

    // 25S is agency code, company number and serial number in one; only two agencies have a company number of fixed length.
    private static string? AgencyAndCompany(string? value) => value is null ? null : Agency().Match(value) is { Success: true } match ? match.Value : null;

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) && char.IsAsciiDigit(text[0]);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    // UN: Dun and Bradstreet, nine digits; D: NATO CAGE, five characters.
    [GeneratedRegex("^(UN[0-9]{9}|D[0-9A-Z]{5})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Agency();
}
