using IntegrationHub.Core.Canonical.Identifiers.Gs1;

namespace IntegrationHub.Core.Canonical.Identifiers.Epc;

/// <summary>EPC URIs (EPC Tag Data Standard, sections 6 to 8; EPCIS class URIs): pure identities, classes, patterns and tags.</summary>
internal static class EpcUri
{
    // Kinds of URN under urn:epc: with the reading they give.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["id"] = ReadingKinds.EpcUri, ["class"] = ReadingKinds.EpcClassUri,
        ["idpat"] = ReadingKinds.EpcPattern, ["tag"] = ReadingKinds.EpcTagUri,
    };

    public static Outcome<Reading> Parse(string text)
    {
        var fields = text.Split(':', 5);
        if (fields.Length != 5 || !Kinds.TryGetValue(fields[2], out var kind))
        {
            return Failed("IDN-0501", "Expected urn:epc:id:, urn:epc:class:, urn:epc:idpat: or urn:epc:tag:, then a scheme and its parts, such as urn:epc:id:sgtin:4012345.011111.9876. Correct the URI at its source.");
        }

        var (name, body) = (fields[3], fields[4]);
        if (kind == ReadingKinds.EpcTagUri)
        {
            // sgtin-96:3.0614141.112345.400: the coding and the filter value belong to the tag, not to the identity.
            name = name.Split('-')[0];
            var filter = body.IndexOf('.', StringComparison.Ordinal);
            if (name != "gid" && filter != 1)
            {
                return Failed("IDN-0502", "A tag URI begins with one filter digit. Correct the URI at its source.");
            }

            body = name == "gid" ? body : body[2..];
        }

        var scheme = Array.Find(EpcScheme.All, scheme => scheme.Name == name);
        if ((name == "lgtin") != (kind == ReadingKinds.EpcClassUri) && (scheme is not null || kind == ReadingKinds.EpcClassUri))
        {
            return Failed("IDN-0503", "Lots are classes: urn:epc:class:lgtin:..., and no other scheme is. Correct the URI at its source.");
        }

        return scheme is null ? OwnScheme.Parse(kind, name, body) : Parse(scheme, kind, body);
    }

    private static Outcome<Reading> Parse(EpcScheme scheme, string kind, string body)
    {
        var parts = body.Split('.', scheme.Parts);
        if (parts.Length != scheme.Parts)
        {
            return Failed("IDN-0504", $"{scheme.Name} has {scheme.Parts} parts separated by full stops; found {parts.Length}. Correct the URI at its source.");
        }

        var open = kind == ReadingKinds.EpcPattern ? parts.Reverse().TakeWhile(part => part == "*").Count() : 0;
        var decoded = parts.Select(part => part.AsSpan().ContainsAny("\"&/<>?# ") ? null : PercentText.Decode(part)).ToArray();
        if (Array.IndexOf(decoded, null) is >= 0 and var bad)
        {
            return Failed("IDN-0505", $"Part {bad + 1}, '{parts[bad]}', holds a character that must be percent-encoded, such as %2F for a slash. Correct the URI at its source.");
        }

        var prefix = decoded[0]!;
        if (open < scheme.Parts && (prefix.Length is < 6 or > 12 || !CheckDigits.IsDigits(prefix)))
        {
            return Failed("IDN-0506", $"The GS1 company prefix has 6 to 12 digits; found '{prefix}'. Correct the URI at its source.");
        }

        if (open > 1 || (open == 1 && !scheme.HasSerial))
        {
            return Outcome<Reading>.Of(new Reading
            {
                Kind = kind, Ais = [], Canonical = $"urn:epc:idpat:{scheme.Name}:{body}", Issuer = prefix == "*" ? null : prefix,
            });
        }

        var reference = decoded[1]!;
        if (scheme.KeyDigits > 0 && (reference.Length != scheme.ReferenceDigits(prefix.Length) || reference.AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            return Failed("IDN-0507", $"After a company prefix of {prefix.Length} digits the reference of {scheme.Name} has {scheme.ReferenceDigits(prefix.Length)} digits; found '{reference}'. Check the length of the company prefix.");
        }

        var serial = open == 1 || !scheme.HasSerial ? null : decoded[^1];
        var elements = scheme.ToElements(prefix, reference, scheme.Parts == 5 ? decoded[2] + decoded[3] : null, serial);
        var problems = elements.Select(element => ElementValue.Check(element.Definition, element.Value, $"({element.Ai})")).OfType<Problem>().ToArray();
        return problems.Length > 0
            ? Outcome<Reading>.Failed(problems)
            : Outcome<Reading>.Of(Gs1Reading.Of(kind, elements, prefix));
    }

    private static Outcome<Reading> Failed(string code, string message) => Outcome<Reading>.Failed(new Problem(code, message));
}
