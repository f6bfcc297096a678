using IntegrationHub.Core.Canonical.Identifiers.Gs1;

namespace IntegrationHub.Core.Canonical.Identifiers.Epc;

/// <summary>
/// How an EPC scheme and its GS1 key translate into each other (EPC Tag Data Standard, section 7): company prefix and
/// reference move around the indicator or extension digit, and the check digit appears.
/// </summary>
/// <param name="Name">The scheme, for example <c>sgtin</c>.</param>
/// <param name="Ai">The AI of the key.</param>
/// <param name="Parts">How many parts, separated by full stops; the last may hold further full stops.</param>
/// <param name="KeyDigits">Digits of company prefix and reference together; 0 where the length varies.</param>
/// <param name="Prefix">What stands before the key's digits (the zero of a GRAI).</param>
/// <param name="LeadingDigit">Whether the reference begins with the indicator or extension digit, which leads the key.</param>
/// <param name="SerialAi">The AI of the last part; none where it is part of the key's own value or absent.</param>
/// <param name="SerialInKey">Whether the last part is appended to the key's value.</param>
internal sealed record EpcScheme(
    string Name, string Ai, int Parts, int KeyDigits, string Prefix = "", bool LeadingDigit = false, string? SerialAi = null, bool SerialInKey = false)
{
    /// <summary>The schemes that have a GS1 key. Others (gid, usdod, adi, bic, imovn) stand for themselves.</summary>
    public static readonly EpcScheme[] All =
    [
        new("sgtin", "01", 3, 13, LeadingDigit: true, SerialAi: "21"),
        new("lgtin", "01", 3, 13, LeadingDigit: true, SerialAi: "10"),
        new("upui", "01", 3, 13, LeadingDigit: true, SerialAi: "235"),
        new("itip", "8006", 5, 13, LeadingDigit: true, SerialAi: "21"),
        new("sscc", "00", 2, 17, LeadingDigit: true),
        new("sgln", "414", 3, 12, SerialAi: "254"),
        new("pgln", "417", 2, 12),
        new("grai", "8003", 3, 12, Prefix: "0", SerialInKey: true),
        new("giai", "8004", 2, 0),
        new("gsrn", "8018", 2, 17),
        new("gsrnp", "8017", 2, 17),
        new("gdti", "253", 3, 12, SerialInKey: true),
        new("sgcn", "255", 3, 12, SerialInKey: true),
        new("cpi", "8010", 3, 0, SerialAi: "8011"),
        new("ginc", "401", 2, 0),
        new("gsin", "402", 2, 16),
    ];

    public bool HasSerial => SerialAi is not null || SerialInKey;

    /// <summary>Digits of the reference for a company prefix of a given length; 0 where it varies.</summary>
    public int ReferenceDigits(int companyPrefixLength) => KeyDigits == 0 ? 0 : KeyDigits - companyPrefixLength;

    /// <summary>Turns the decoded parts into elements. The serial part is null in a pattern that leaves it open.</summary>
    public IReadOnlyList<Element> ToElements(string companyPrefix, string reference, string? piece, string? serial)
    {
        var body = LeadingDigit ? reference[..1] + companyPrefix + reference[1..] : companyPrefix + reference;
        var key = Prefix + body + (KeyDigits == 0 ? "" : CheckDigits.Mod10(body)) + piece + (SerialInKey ? serial : "");
        // An SGLN without extension writes 0 for it.
        return SerialAi is null || serial is null || (Name == "sgln" && serial == "0")
            ? [new Element(Ai, key)]
            : [new Element(Ai, key), new Element(SerialAi, serial)];
    }

    /// <summary>Takes a key's value apart again: reference, piece and total (ITIP), serial part inside the key.</summary>
    public (string CompanyPrefix, string Reference, string Piece, string Serial) Divide(string key, int companyPrefixLength)
    {
        var value = key[Prefix.Length..];
        if (KeyDigits == 0)
        {
            return (value[..companyPrefixLength], value[companyPrefixLength..], "", "");
        }

        var rest = value[(KeyDigits + 1)..];
        return LeadingDigit
            ? (value.Substring(1, companyPrefixLength), value[..1] + value[(1 + companyPrefixLength)..KeyDigits], rest, "")
            : (value[..companyPrefixLength], value[companyPrefixLength..KeyDigits], "", rest);
    }
}
