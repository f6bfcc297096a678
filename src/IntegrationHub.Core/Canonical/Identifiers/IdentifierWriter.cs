using IntegrationHub.Core.Canonical.Identifiers.Epc;
using IntegrationHub.Core.Canonical.Identifiers.Gs1;
using IntegrationHub.Core.Canonical.Identifiers.Iso15434;

namespace IntegrationHub.Core.Canonical.Identifiers;

/// <summary>
/// Writes identifiers from AIs (or data identifiers) with their values, as <see cref="Reading.Ais"/> holds them. What is
/// written reads back to the same reading. Values are checked first; a bad one is a problem, never written.
/// </summary>
public static class IdentifierWriter
{
    /// <summary>Writes a bracketed GS1 element string, <c>(01)09506000134352(10)ABC</c>.</summary>
    public static Outcome<string> BracketedElementString(IReadOnlyList<KeyValuePair<string, string>> ais) =>
        WithElements(ais, elements => Outcome<string>.Of(ElementString.WriteBracketed(elements)));

    /// <summary>Writes a raw GS1 element string with U+001D for FNC1, at its start and where a separator is needed.</summary>
    public static Outcome<string> RawElementString(IReadOnlyList<KeyValuePair<string, string>> ais) =>
        WithElements(ais, elements => Outcome<string>.Of(ElementString.WriteRaw(elements)));

    /// <summary>Writes a GS1 Digital Link URI: key and qualifiers in the path, all else in the query.</summary>
    /// <param name="ais">AIs with a GS1 key among them.</param>
    /// <param name="stem">Scheme, domain and any path before the key, without a slash at the end.</param>
    public static Outcome<string> DigitalLink(IReadOnlyList<KeyValuePair<string, string>> ais, string stem = Gs1Identity.Resolver) =>
        WithElements(ais, elements => LinkWriter.Write(elements, stem));

    /// <summary>Writes an EPC URI: <c>urn:epc:id:</c> for an instance, <c>urn:epc:class:lgtin:</c> for a lot, <c>urn:epc:idpat:</c> for a class.</summary>
    /// <param name="ais">AIs with a GS1 key among them; attributes are left out.</param>
    /// <param name="companyPrefixLength">Digits of the GS1 company prefix, 6 to 12. It cannot be told from the key: only the issuer knows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 6 or above 12.</exception>
    public static Outcome<string> EpcUri(IReadOnlyList<KeyValuePair<string, string>> ais, int companyPrefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(companyPrefixLength, 6);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(companyPrefixLength, 12);
        return WithElements(ais, elements => EpcWriter.Write(elements, companyPrefixLength));
    }

    /// <summary>Writes an ISO/IEC 15434 message: AIs as format 05, data identifiers as 06, text element identifiers as 12.</summary>
    public static Outcome<string> Iso15434(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0)
        {
            return Outcome<string>.Failed(new Problem("IDN-0801", "There is nothing to write. Pass at least one identifier with its value."));
        }

        foreach (var (name, value) in fields)
        {
            if (Envelope.FormatOf(name).Length == 0 || value.Length == 0 || value.Any(char.IsControl))
            {
                return Outcome<string>.Failed(new Problem("IDN-0803", $"'{name}' with value '{CharacterSets.Visible(value)}' cannot stand in an ISO/IEC 15434 message. Pass an AI, a data identifier or a text element identifier and a value without control characters.", name));
            }
        }

        var ais = fields.Where(field => Envelope.FormatOf(field.Key) == "05").ToArray();
        return ais.Length == 0
            ? Outcome<string>.Of(Envelope.Write(fields))
            : WithElements(ais, _ => Outcome<string>.Of(Envelope.Write(fields)));
    }

    private static Outcome<string> WithElements(IReadOnlyList<KeyValuePair<string, string>> ais, Func<IReadOnlyList<Element>, Outcome<string>> write)
    {
        ArgumentNullException.ThrowIfNull(ais);
        if (ais.Count == 0)
        {
            return Outcome<string>.Failed(new Problem("IDN-0801", "There is nothing to write. Pass at least one AI with its value."));
        }

        var problems = ais.Select(pair => ApplicationIdentifierTable.Find(pair.Key) is { } definition
            ? ElementValue.Check(definition, pair.Value, $"({pair.Key})")
            : new Problem("IDN-0802", $"'{pair.Key}' is no known GS1 AI. Data identifiers can be written as an ISO/IEC 15434 message.", pair.Key)).OfType<Problem>().ToArray();
        return problems.Length > 0
            ? Outcome<string>.Failed(problems)
            : write([.. ais.Select(pair => new Element(pair.Key, pair.Value))]);
    }
}
