using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical.Identifiers.Epc;
using IntegrationHub.Core.Canonical.Identifiers.Gs1;
using IntegrationHub.Core.Canonical.Identifiers.Iso15434;

namespace IntegrationHub.Core.Canonical.Identifiers;

/// <summary>
/// Reads identifier texts of all kinds: GS1 element strings (bracketed or raw), scan data with AIM symbology identifiers,
/// GS1 Digital Link and EPC URIs, UUIDs, ISO/IEC 15434 envelopes and bare GTINs and SSCCs.
/// </summary>
/// <remarks>
/// Every reading that the text allows is returned. A 13-digit number may be a GTIN or a location number and an 18-digit one
/// an SSCC or a service relation; since the hub speaks of material, bare numbers are offered as GTIN and SSCC only.
/// </remarks>
public static partial class IdentifierReader
{
    /// <summary>Reads one text of at most 4,096 characters.</summary>
    /// <returns>All readings; none with the reasons when the text fits no kind. Bad text never throws.</returns>
    public static IdentifierReport Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = IdentifierText.Trimmed(text);
        if (IdentifierText.Refusal(trimmed) is { } refusal)
        {
            return new IdentifierReport(text, [], [refusal]);
        }

        var findings = new Findings();
        if (trimmed != text)
        {
            findings.Problems.Add(new Problem("IDN-0004", "White space around the text was left out. Switch off the scanner's suffix if it is not wanted."));
        }

        ReadKinds(trimmed, null, findings);
        if (findings.Readings.Count == 0 && IdentifierText.WithControls(trimmed) is { } controls)
        {
            var again = new Findings();
            ReadKinds(controls, null, again);
            if (again.Readings.Count > 0)
            {
                findings = again;
                findings.Problems.Add(new Problem("IDN-0005", "Control characters are spelled out in the text (such as <GS> or ^) and were taken for what they name. Configure the source to send U+001D itself."));
            }
        }

        return new IdentifierReport(text, findings.Readings, findings.Problems);
    }

    private static void ReadKinds(string text, string? symbology, Findings findings)
    {
        if (symbology is null && ScanData.HasIdentifier(text))
        {
            ReadScan(text, findings);
        }
        else if (text[0] == '(')
        {
            findings.Add(ReadingKinds.ElementString, ElementString.ParseBracketed(text), symbology);
        }
        else if (text.StartsWith(Envelope.Header, StringComparison.Ordinal))
        {
            var (reading, problems) = Envelope.Parse(text);
            findings.Problems.AddRange(problems);
            findings.Add(reading, symbology);
        }
        else if (text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            ReadLink(text, symbology, findings);
        }
        else if (text.StartsWith("urn:epc:", StringComparison.OrdinalIgnoreCase))
        {
            var outcome = EpcUri.Parse("urn:epc:" + text[8..]);
            findings.Problems.AddRange(outcome.Problems);
            findings.Add(outcome.Succeeded ? outcome.Value : null, symbology);
        }
        else if (text[0] == ElementString.Fnc1)
        {
            ReadRaw(text, symbology, findings);
        }
        else if (Uuid().IsMatch(text))
        {
            var canonical = "urn:uuid:" + text[^36..].ToLowerInvariant();
            findings.Add(new Reading { Kind = ReadingKinds.Uuid, Ais = [], Canonical = canonical }, symbology);
        }
        else
        {
            ReadUnmarked(text, symbology, findings);
        }
    }

    private static void ReadScan(string text, Findings findings)
    {
        var scan = ScanData.Process(text);
        if (scan.Succeeded && !scan.Value.IsGs1)
        {
            if (scan.Value.Content.Length == 0)
            {
                findings.Problems.Add(new Problem("IDN-0403", "The symbol holds no data. Scan again."));
                return;
            }

            ReadKinds(scan.Value.Content, scan.Value.Identifier, findings);
        }
        else if (scan.Succeeded || text.Length > 3)
        {
            findings.Problems.AddRange(scan.Problems);
            if (scan.Succeeded)
            {
                ReadRaw(scan.Value.Content, scan.Value.Identifier, findings, impliedFnc1: text[3..].StartsWith(ElementString.Fnc1) ? 0 : 1);
            }
            else if (scan.Problems[0].Code is not ("IDN-0401" or "IDN-0402"))
            {
                findings.AddUndivided(text[3..], text[..3]);
            }
        }
        else
        {
            findings.Problems.AddRange(scan.Problems);
        }
    }

    private static void ReadLink(string text, string? symbology, Findings findings)
    {
        var outcome = DigitalLink.Parse(text);
        findings.Add(ReadingKinds.DigitalLink, outcome, symbology);
        if (outcome.Succeeded && !DigitalLink.Parse(text, acceptShortGtin: false).Succeeded)
        {
            findings.Problems.Add(new Problem("IDN-0309", "The GTIN has fewer than the 14 digits that Digital Links need; zeros were put before it. Have the link corrected."));
        }
    }

    // impliedFnc1: how many leading FNC1 the reader put there itself; they do not show that separators survived.
    private static void ReadRaw(string text, string? symbology, Findings findings, int impliedFnc1 = 0)
    {
        var outcome = ElementString.ParseRaw(text);
        findings.Add(ReadingKinds.ElementString, outcome, symbology);
        if (!text[impliedFnc1..].Contains(ElementString.Fnc1, StringComparison.Ordinal))
        {
            findings.AddUndivided(text[impliedFnc1..], symbology);
        }
    }

    // Nothing in the text says what it is: only readings with a check digit are offered, since a plain number fits nearly any AI.
    private static void ReadUnmarked(string text, string? symbology, Findings findings)
    {
        if (CheckDigits.IsMod10(text) && text.Length is 8 or 12 or 13 or 14 or 18)
        {
            var element = text.Length == 18 ? new Element("00", text) : new Element("01", text.PadLeft(14, '0'));
            if (ElementValue.Check(element.Definition, element.Value, "") is null)
            {
                findings.Add(Gs1Reading.Of(ReadingKinds.Bare, [element]), symbology);
            }
        }

        var outcome = ElementString.ParseRaw(text);
        var convincing = outcome.Succeeded && outcome.Value.Any(element => element.Definition.SelfChecking);
        if (convincing)
        {
            findings.Add(ReadingKinds.ElementString, outcome, symbology);
        }

        if (ApplicationIdentifierTable.AtStartOf(text) is { SelfChecking: true } && !text.Contains(ElementString.Fnc1, StringComparison.Ordinal))
        {
            findings.AddUndivided(text, symbology);
        }

        if (findings.Readings.Count == 0)
        {
            // A text that begins like a GS1 key probably was one: say what broke it.
            findings.Problems.AddRange(ApplicationIdentifierTable.AtStartOf(text) is { SelfChecking: true } ? outcome.Problems : []);
            findings.Problems.Add(new Problem("IDN-0006", "The text is of no known kind: no element string, Digital Link, EPC URI, UUID, ISO/IEC 15434 envelope, nor a GTIN or SSCC with right check digit. "
                + (outcome.Succeeded ? $"If it is an element string, write it as {ElementString.WriteBracketed(outcome.Value)}. " : CheckDigits.IsDigits(text) && text.Length is 8 or 12 or 13 or 14 or 18 ? $"As a GTIN or SSCC its last digit would be {CheckDigits.Mod10(text.AsSpan(0, text.Length - 1))}. " : "")
                + "If it is a company's own number, name the item, lot or serial number with its system instead."));
        }
    }

    [GeneratedRegex(@"^(urn:uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Uuid();
}
