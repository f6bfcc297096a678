using System.Globalization;

namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>
/// The checks that the syntax dictionary names for components of AI values. Each says what is wrong, as the end of a
/// sentence that starts with the value, or nothing. The character set and length are already right.
/// </summary>
internal static class ContentChecks
{
    // The shortest licensed GS1 company prefix; whether a longer one is licensed only GS1 knows.
    private const int ShortestCompanyPrefix = 4;

    private static readonly Dictionary<string, Func<string, string?>> ByName = new(StringComparer.Ordinal)
    {
        ["csum"] = part => CheckDigits.IsMod10(part) ? null : $"has a wrong check digit, computed {CheckDigits.Mod10(part.AsSpan(0, part.Length - 1))}",
        ["csumalpha"] = part => CheckDigits.IsAlphanumericPair(part) ? null : "has a wrong check character pair",
        ["gcppos1"] = part => CompanyPrefixAt(part, 0),
        ["gcppos2"] = part => CompanyPrefixAt(part, 1),
        ["zero"] = part => Unless(part.All(c => c == '0'), "must be zero"),
        ["nonzero"] = part => Unless(part.Any(c => c != '0'), "must not be zero"),
        ["nozeroprefix"] = part => Unless(part[0] != '0' || part.Length == 1, "must not begin with zero"),
        ["hasnondigit"] = part => Unless(part.Any(c => !char.IsAsciiDigit(c)), "must hold a character that is not a digit"),
        ["hyphen"] = part => Unless(part.All(c => c == '-'), "may only be a hyphen"),
        ["yesno"] = part => Unless(part is "0" or "1", "must be 0 (no) or 1 (yes)"),
        ["winding"] = part => Unless(part is "0" or "1" or "9", "is no winding direction (0, 1 or 9)"),
        ["iso5218"] = part => Unless(part is "0" or "1" or "2" or "9", "is no ISO 5218 code (0, 1, 2 or 9)"),
        ["importeridx"] = part => Unless(part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'), "is no importer index (letters, digits, hyphen, underscore)"),
        ["pieceoftotal"] = PieceOfTotal,
        ["posinseqslash"] = part => Unless(part[1] == '/' && part[0] is >= '1' and <= '9' && part[2] >= part[0] && part[2] <= '9', "must be a position, a slash and a total not below it, such as 1/2"),
        ["latitude"] = part => Unless(Number(part) <= 1_800_000_000, "is above 1800000000, the code of 90 degrees north"),
        ["longitude"] = part => Unless(Number(part) <= 3_600_000_000, "is above 3600000000, the code of 180 degrees east"),
        ["pcenc"] = part => Unless(IsPercentEncoded(part), "has a % that two hexadecimal digits do not follow"),
        ["iban"] = Iban,
        ["iso3166"] = part => Unless(CodeLists.CountryNumbers.Contains(part), "is no ISO 3166-1 numeric country code"),
        ["iso3166999"] = part => Unless(part == "999" || CodeLists.CountryNumbers.Contains(part), "is neither an ISO 3166-1 numeric country code nor 999"),
        ["iso3166alpha2"] = part => Unless(CodeLists.Countries.Contains(part), "is no ISO 3166-1 two-letter country code"),
        ["iso4217"] = part => Unless(CodeLists.CurrencyNumbers.Contains(part), "is no ISO 4217 numeric currency code"),
        ["mediatype"] = part => Unless(Number(part) is (>= 1 and <= 10) or >= 80, "is no AIDC media type (01 to 10, 80 to 99)"),
        ["packagetype"] = part => Unless(CodeLists.PackageTypes.Contains(part), "is no package type code of UN/ECE Recommendation 21 with the GS1 additions"),
        ["yymmdd"] = part => Unless(DateAndTime.IsShortDate(part, dayMayBeZero: false), "is no date YYMMDD"),
        ["yymmd0"] = part => Unless(DateAndTime.IsShortDate(part, dayMayBeZero: true), "is no date YYMMDD (day 00 means the whole month)"),
        ["yyyymmdd"] = part => Unless(DateAndTime.IsLongDate(part), "is no date YYYYMMDD"),
        ["hh"] = part => Unless(Number(part) <= 23, "is no hour 00 to 23"),
        ["mi"] = part => Unless(Number(part) <= 59, "is no minute 00 to 59"),
        ["ss"] = part => Unless(Number(part) <= 59, "is no second 00 to 59"),
        ["hhmi"] = part => Unless(Number(part[..2]) <= 23 && Number(part[2..]) <= 59, "is no time HHMM"),
        ["couponcode"] = part => Unless(Coupons.IsCoupon(part), "is no North American coupon code"),
        ["couponposoffer"] = part => Unless(Coupons.IsPositiveOffer(part), "is no North American positive offer file code"),
    };

    /// <summary>Gets the names of all checks, for the test that the table names no other.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Runs one check.</summary>
    public static string? Fault(string name, string part) => ByName[name](part);

    private static string? Unless(bool fine, string fault) => fine ? null : fault;

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string? CompanyPrefixAt(string part, int start) =>
        part.Length >= start + ShortestCompanyPrefix && CheckDigits.IsDigits(part.AsSpan(start, ShortestCompanyPrefix))
            ? null
            : $"does not hold a GS1 company prefix (at least {ShortestCompanyPrefix} digits from character {start + 1})";

    private static string? PieceOfTotal(string part)
    {
        var half = part.Length / 2;
        var (piece, total) = (Number(part[..half]), Number(part[half..]));
        return Unless(piece >= 1 && piece <= total, "must be a piece number and a total not below it, both from 01");
    }

    private static bool IsPercentEncoded(string part)
    {
        for (var i = part.IndexOf('%', StringComparison.Ordinal); i >= 0; i = part.IndexOf('%', i + 1))
        {
            if (i + 2 >= part.Length || !char.IsAsciiHexDigit(part[i + 1]) || !char.IsAsciiHexDigit(part[i + 2]))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Iban(string part)
    {
        // ISO 13616: country, two check digits, then the national number; modulo 97 over the rotated text must be 1.
        if (part.Length < 5 || !CodeLists.Countries.Contains(part[..2]) || !CheckDigits.IsDigits(part.AsSpan(2, 2))
            || part.Any(c => !char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c)))
        {
            return "is no IBAN (country code, two check digits, capital letters and digits)";
        }

        var remainder = (part[4..] + part[..4]).Aggregate(0, (rest, c) =>
            char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97);
        return Unless(remainder == 1, "has wrong IBAN check digits");
    }
}
