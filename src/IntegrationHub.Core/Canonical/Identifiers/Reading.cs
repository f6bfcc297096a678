namespace IntegrationHub.Core.Canonical.Identifiers;

/// <summary>
/// One way to understand an identifier text. Every kind (element string, Digital Link, EPC URI, ISO/IEC 15434 envelope)
/// ends in this one shape, so that the same unit read from a label, a URI or an EPCIS event compares equal by
/// <see cref="Canonical"/>.
/// </summary>
public sealed record Reading
{
    /// <summary>Gets what the text was taken for: one of <see cref="ReadingKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// Gets the trade item, part or asset type: a GTIN always as 14 digits; from an ISO/IEC 15434 envelope the customer's
    /// number (P) before the supplier's (1P); absent when the text names none.
    /// </summary>
    public string? Item { get; init; }

    /// <summary>Gets the lot, batch or heat; absent when the text names none.</summary>
    public string? Lot { get; init; }

    /// <summary>Gets the serial number of one unit (for an individual asset, GS1 AI 8004, the whole asset number).</summary>
    public string? Serial { get; init; }

    /// <summary>Gets the container or logistic unit: an SSCC as 18 digits, or a licence plate.</summary>
    public string? Container { get; init; }

    /// <summary>Gets how much the text states, in <see cref="Unit"/>; absent when nothing or more than one measure is stated.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Gets the UN/ECE Recommendation 20 code of <see cref="Quantity"/> (<c>C62</c> for pieces), or the text's own unit when it is none we know.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets every AI (or data identifier) with its value, in the order received.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Ais { get; init; }

    /// <summary>
    /// Gets the one spelling of what is identified. For GS1 keys this is the Digital Link form
    /// (<c>https://id.gs1.org/01/09506000134352/21/12345</c>), the most specific one (serial before lot before item)
    /// and without attributes; for other envelopes the envelope written anew; for a UUID the lower-case URN.
    /// </summary>
    public required string Canonical { get; init; }

    /// <summary>Gets who issued the identifier: a GS1 company prefix (only EPC URIs show its length), a supplier code, a CAGE or an agency code with company number.</summary>
    public string? Issuer { get; init; }

    /// <summary>Gets the AIM symbology identifier that came with the scan, for example <c>]d2</c>.</summary>
    public string? Symbology { get; init; }

    /// <summary>Compares by content, lists included.</summary>
    public bool Equals(Reading? other) =>
        other is not null && Kind == other.Kind && Item == other.Item && Lot == other.Lot && Serial == other.Serial
        && Container == other.Container && Quantity == other.Quantity && Unit == other.Unit && Canonical == other.Canonical
        && Issuer == other.Issuer && Symbology == other.Symbology && Ais.SequenceEqual(other.Ais);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, Canonical, Ais.Count);
}

/// <summary>The kinds of text that <see cref="IdentifierReader"/> knows; part of the command line's output, so they stay stable.</summary>
public static class ReadingKinds
{
    /// <summary>GS1 element string, bracketed or raw (GS1 General Specifications, section 3).</summary>
    public const string ElementString = "gs1-element-string";

    /// <summary>Uncompressed GS1 Digital Link URI.</summary>
    public const string DigitalLink = "gs1-digital-link";

    /// <summary>EPC pure identity URI, <c>urn:epc:id:</c> (Tag Data Standard, section 6).</summary>
    public const string EpcUri = "epc-uri";

    /// <summary>EPC class URI, <c>urn:epc:class:</c>.</summary>
    public const string EpcClassUri = "epc-class-uri";

    /// <summary>EPC pattern URI, <c>urn:epc:idpat:</c>: a class of objects.</summary>
    public const string EpcPattern = "epc-pattern";

    /// <summary>EPC tag URI, <c>urn:epc:tag:</c>: an identity with the encoding of its tag.</summary>
    public const string EpcTagUri = "epc-tag-uri";

    /// <summary>ISO/IEC 15434 envelope of format 05, 06 or 12.</summary>
    public const string Iso15434 = "iso-15434";

    /// <summary>UUID, bare or as <c>urn:uuid:</c>.</summary>
    public const string Uuid = "uuid";

    /// <summary>Digits alone with the right check digit: a candidate, since any number may have it by chance.</summary>
    public const string Bare = "bare";
}

/// <summary>All that can be said about one text. Several readings are all true to the text; nothing picks one.</summary>
/// <param name="Text">The text as received.</param>
/// <param name="Readings">Every reading; empty when the text fits no kind.</param>
/// <param name="Problems">Why there is no reading, or what is doubtful about the readings.</param>
public sealed record IdentifierReport(string Text, IReadOnlyList<Reading> Readings, IReadOnlyList<Problem> Problems);
