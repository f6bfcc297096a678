using IntegrationHub.Core.Canonical.Identifiers.Gs1;

namespace IntegrationHub.Core.Canonical.Identifiers.Epc;

/// <summary>Writes EPC URIs from elements.</summary>
internal static class EpcWriter
{
    public static Outcome<string> Write(IReadOnlyList<Element> elements, int companyPrefixLength)
    {
        if (Gs1Identity.Of(elements) is not { } identity || SchemeOf(identity) is not { } scheme)
        {
            return Outcome<string>.Failed(new Problem("IDN-0806", "These AIs have no EPC URI (Tag Data Standard, section 7). Write a Digital Link instead."));
        }

        var key = identity[0].Value;
        if (scheme.KeyDigits == 0 && (key.Length <= companyPrefixLength || !CheckDigits.IsDigits(key.AsSpan(0, companyPrefixLength))))
        {
            return Outcome<string>.Failed(new Problem("IDN-0807", $"({identity[0].Ai}){key} does not begin with a company prefix of {companyPrefixLength} digits. Check the length."));
        }

        var (prefix, reference, piece, inKey) = scheme.Divide(key, companyPrefixLength);
        var serial = identity.Count > 1 ? identity[1].Value : inKey.Length > 0 ? inKey : scheme.Name == "sgln" ? "0" : "*";
        var kind = scheme.Name == "lgtin" ? "class" : scheme.HasSerial && serial == "*" && !Instance(identity, inKey) ? "idpat" : "id";
        var parts = new List<string> { prefix, PercentText.EncodeEpc(reference) };
        if (piece.Length > 0)
        {
            parts.AddRange([piece[..2], piece[2..]]);
        }

        if (scheme.HasSerial)
        {
            parts.Add(kind == "idpat" ? "*" : PercentText.EncodeEpc(serial));
        }

        return Outcome<string>.Of($"urn:epc:{kind}:{scheme.Name}:{string.Join('.', parts)}");
    }

    // A serial number may itself be an asterisk.
    private static bool Instance(IReadOnlyList<Element> identity, string inKey) => identity.Count > 1 || inKey.Length > 0;

    // The scheme whose serial part is the qualifier; for a class any scheme of the key's AI will do, sgtin comes first.
    private static EpcScheme? SchemeOf(IReadOnlyList<Element> identity) =>
        Array.Find(EpcScheme.All, scheme => scheme.Ai == identity[0].Ai && (identity.Count == 1 || scheme.SerialAi == identity[1].Ai));
}
