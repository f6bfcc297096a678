using System.Text.RegularExpressions;

namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>Uncompressed GS1 Digital Link URIs (GS1 Digital Link standard: URI syntax), on any domain and stem.</summary>
public static partial class DigitalLink
{
    // Convenience names that older versions of the standard allowed instead of numbers.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["gtin"] = "01", ["itip"] = "8006", ["gmn"] = "8013", ["cpid"] = "8010", ["gln"] = "414", ["payTo"] = "415",
        ["glnProd"] = "416", ["party"] = "417", ["gsrnp"] = "8017", ["gsrn"] = "8018", ["gcn"] = "255", ["sscc"] = "00",
        ["gdti"] = "253", ["ginc"] = "401", ["gsin"] = "402", ["grai"] = "8003", ["giai"] = "8004",
        ["cpv"] = "22", ["lot"] = "10", ["ser"] = "21", ["cpsn"] = "8011", ["glnx"] = "254", ["refno"] = "8020", ["srin"] = "8019",
    };

    /// <summary>Reads a Digital Link URI: key and qualifiers from the path, attributes from the query; other query parameters and the fragment are ignored.</summary>
    /// <param name="text">The URI.</param>
    /// <param name="acceptShortGtin">Whether a GTIN of 8, 12 or 13 digits is filled up with zeros; the standard asks for 14, older links have fewer.</param>
    /// <returns>The elements (path first), or the first problem.</returns>
    public static Outcome<IReadOnlyList<Element>> Parse(string text, bool acceptShortGtin = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Uri().Match(text) is not { Success: true } match)
        {
            return Failed("IDN-0301", "This is no GS1 Digital Link: expected http or https, a domain and a path of characters allowed in URIs. Percent-encode other characters.", null);
        }

        var elements = new List<Element>();
        if (ReadPath(match.Groups["path"].Value, acceptShortGtin, elements) is { } inPath)
        {
            return Outcome<IReadOnlyList<Element>>.Failed(inPath);
        }

        var inPathAis = elements.Select(element => element.Ai).ToArray();
        if (!IsKeySequence(inPathAis))
        {
            return Failed("IDN-0303", $"/{string.Join('/', inPathAis)} is no sequence of a GS1 key with its qualifiers. Order qualifiers as in /01/.../22/.../10/.../21/....", "path");
        }

        foreach (var parameter in match.Groups["query"].Value.Split('&', ';'))
        {
            if (ReadParameter(parameter, acceptShortGtin, inPathAis, elements) is { } problem)
            {
                return Outcome<IReadOnlyList<Element>>.Failed(problem);
            }
        }

        return Outcome<IReadOnlyList<Element>>.Of(elements);
    }

    private static Problem? ReadPath(string path, bool acceptShortGtin, List<Element> elements)
    {
        var segments = path.Split('/');
        // The key is the rightmost one: whatever looks like an AI further left belongs to the stem.
        for (var start = segments.Length - 2; start >= 0; start -= 2)
        {
            if (AiOf(segments[start]) is not { } definition)
            {
                break;
            }

            if (definition.IsLinkKey)
            {
                for (var i = start; i < segments.Length; i += 2)
                {
                    if (Add(AiOf(segments[i])!, PercentText.Decode(segments[i + 1]), acceptShortGtin, elements) is { } problem)
                    {
                        return problem;
                    }
                }

                return null;
            }
        }

        return new Problem("IDN-0302", "The path ends in no GS1 key such as /01/09506000134352. If this is an ordinary web address, use the identifier that its page shows; compressed links must be resolved first.", "path");
    }

    private static Problem? ReadParameter(string parameter, bool acceptShortGtin, string[] pathAis, List<Element> elements)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : parameter[..equals];
        if (!CheckDigits.IsDigits(name))
        {
            return null; // linkType=, utm_source= and others: not ours
        }

        if (ApplicationIdentifierTable.Find(name) is not { } definition)
        {
            return new Problem("IDN-0304", $"The query parameter {name} is no known GS1 AI. Names made of digits only are kept for AIs: rename it.", "query");
        }

        if (elements.Exists(element => element.Ai == name))
        {
            return new Problem("IDN-0305", $"AI ({name}) occurs twice. State it once.", "query");
        }

        if (!definition.LinkAttribute)
        {
            return new Problem("IDN-0306", $"AI ({name}) {definition.Title} may not stand in the query. Move it into the path behind its key.", "query");
        }

        for (var at = 1; at <= pathAis.Length; at++)
        {
            if (IsKeySequence([.. pathAis[..at], name, .. pathAis[at..]]))
            {
                return new Problem("IDN-0307", $"AI ({name}) {definition.Title} qualifies the key. Move it from the query into the path.", "query");
            }
        }

        // In a query a plus sign is a space (form encoding), in a path it is itself.
        return Add(definition, PercentText.Decode(parameter[(equals + 1)..].Replace('+', ' ')), acceptShortGtin, elements);
    }

    private static Problem? Add(ApplicationIdentifier definition, string? value, bool acceptShortGtin, List<Element> elements)
    {
        if (value is null)
        {
            return new Problem("IDN-0308", $"The value of AI ({definition.Ai}) has a broken percent encoding. Write % followed by two hexadecimal digits.", definition.Ai);
        }

        if (acceptShortGtin && definition.Ai == "01" && value.Length is 8 or 12 or 13)
        {
            value = value.PadLeft(14, '0');
        }

        elements.Add(new Element(definition.Ai, value));
        return ElementValue.Check(definition, value, definition.Ai);
    }

    /// <summary>Tells whether AIs are a key followed by some of its qualifiers in their order.</summary>
    internal static bool IsKeySequence(IReadOnlyList<string> ais) =>
        ApplicationIdentifierTable.Find(ais[0])!.LinkQualifiers.Any(qualifiers =>
        {
            var next = 0;
            return ais.Skip(1).All(ai => (next = Array.IndexOf(qualifiers, ai, next) + 1) > 0);
        });

    private static ApplicationIdentifier? AiOf(string segment) =>
        ApplicationIdentifierTable.Find(Aliases.GetValueOrDefault(segment, segment));

    private static Outcome<IReadOnlyList<Element>> Failed(string code, string message, string? place) =>
        Outcome<IReadOnlyList<Element>>.Failed(new Problem(code, message, place));

    // Scheme all lower or all upper case: a scheme in mixed case is somebody's typing, not a symbol.
    [GeneratedRegex(@"^(https?|HTTPS?)://([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?(?<path>/[A-Za-z0-9\-._~!$&'()*+,;=:@%/]*)(\?(?<query>[A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*))?(#[A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Uri();
}
