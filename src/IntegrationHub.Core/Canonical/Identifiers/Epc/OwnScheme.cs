namespace IntegrationHub.Core.Canonical.Identifiers.Epc;

/// <summary>EPC schemes that have no GS1 key behind them; their URI is their only spelling.</summary>
internal static class OwnScheme
{
    public static Outcome<Reading> Parse(string kind, string name, string body)
    {
        var parts = name switch
        {
            "gid" or "adi" => 3,
            "usdod" => 2,
            "bic" or "imovn" => 1,
            _ => 0,
        };
        if (parts == 0)
        {
            return Outcome<Reading>.Failed(new Problem("IDN-0508", $"'{name}' is no EPC scheme that we know. Correct the URI at its source, or map this identifier by a rule of its own."));
        }

        var values = body.Split('.', parts);
        if (values.Length != parts || values.Any(value => PercentText.Decode(value) is null || (value.Length == 0 && name != "adi")))
        {
            return Outcome<Reading>.Failed(new Problem("IDN-0504", $"{name} has {parts} parts separated by full stops; found {values.Length}. Correct the URI at its source."));
        }

        var decoded = values.Select(value => PercentText.Decode(value)!).ToArray();
        var pattern = kind == ReadingKinds.EpcPattern;
        return Outcome<Reading>.Of(new Reading
        {
            Kind = kind,
            Item = name is "gid" ? $"{decoded[0]}.{decoded[1]}" : name is "adi" && decoded[1].Length > 0 ? decoded[1] : null,
            Serial = name is "bic" or "imovn" || (pattern && decoded[^1] == "*") ? null : decoded[^1],
            Container = name is "bic" ? decoded[0] : null,
            Issuer = parts > 1 ? decoded[0] : null,
            Ais = [],
            Canonical = $"urn:epc:{(pattern ? "idpat" : "id")}:{name}:{string.Join('.', decoded.Select(PercentText.EncodeEpc))}",
        });
    }
}
