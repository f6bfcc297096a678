namespace IntegrationHub.Core.Mapping.Formats.Edi;

/// <summary>What X12 and EDIFACT call the same things. Everything else of reading and writing is one.</summary>
/// <param name="Name">The name of the format.</param>
/// <param name="Interchange">The outermost envelope.</param>
/// <param name="Group">The functional group.</param>
/// <param name="GroupRequired">Whether there is always a group.</param>
/// <param name="Message">The message (transaction set).</param>
/// <param name="Type">Where the header of a message names its type.</param>
/// <param name="Release">Where the envelopes name the release of the message; several are joined by a colon.</param>
/// <param name="Usual">The separators to write with.</param>
internal sealed record EdiDialect(
    string Name, EdiEnvelope Interchange, EdiEnvelope Group, bool GroupRequired, EdiEnvelope Message, string Type, IReadOnlyList<string> Release, EdiSeparators Usual)
{
    /// <summary>Gets ANSI ASC X12: ISA, GS, ST.</summary>
    public static EdiDialect X12 { get; } = new(
        "x12", new("ISA", "IEA", "ISA13"), new("GS", "GE", "GS06"), GroupRequired: true, new("ST", "SE", "ST02"), "ST01", ["GS08"],
        new(Element: '*', Component: ':', Segment: '~', Repetition: null, ReleaseCharacter: null));

    /// <summary>Gets UN/EDIFACT (ISO 9735): UNB, perhaps UNG, UNH.</summary>
    public static EdiDialect Edifact { get; } = new(
        "edifact", new("UNB", "UNZ", "UNB05"), new("UNG", "UNE", "UNG05"), GroupRequired: false, new("UNH", "UNT", "UNH01"), "UNH02", ["UNH02-2", "UNH02-3"],
        new(Element: '+', Component: ':', Segment: '\'', Repetition: null, ReleaseCharacter: '?'));

    public bool IsX12 => ReferenceEquals(this, X12);
}

/// <summary>A pair of segments round others. The closing one states how many are within and repeats the reference.</summary>
/// <param name="Open">The opening segment.</param>
/// <param name="Close">The closing one: element 01 is the count, 02 the reference.</param>
/// <param name="Reference">The element of the opening segment that holds the reference.</param>
internal sealed record EdiEnvelope(string Open, string Close, string Reference);
