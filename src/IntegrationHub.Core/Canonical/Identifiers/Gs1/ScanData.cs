namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>What a scanner transmitted, without its symbology identifier.</summary>
/// <param name="Identifier">The AIM symbology identifier, for example <c>]d2</c>.</param>
/// <param name="Symbology">The name of the symbology.</param>
/// <param name="IsGs1">Whether the symbol says that it holds a GS1 element string.</param>
/// <param name="Content">The message; of a GS1 symbol the raw element string that begins with FNC1 (U+001D).</param>
public sealed record ScanContent(string Identifier, string Symbology, bool IsGs1, string Content);

/// <summary>Scan data with AIM symbology identifiers (ISO/IEC 15424: <c>]</c>, a letter for the symbology, a modifier).</summary>
public static class ScanData
{
    // The letters of ISO/IEC 15424. The number in EAN/UPC and ITF is known to be a GTIN by its symbology.
    private static readonly Dictionary<char, string> Symbologies = new()
    {
        ['A'] = "Code 39", ['B'] = "Telepen", ['C'] = "Code 128", ['D'] = "Code One", ['E'] = "EAN/UPC", ['F'] = "Codabar",
        ['G'] = "Code 93", ['H'] = "Code 11", ['I'] = "Interleaved 2 of 5", ['K'] = "Code 16K", ['L'] = "PDF417",
        ['M'] = "MSI", ['N'] = "Anker", ['O'] = "Codablock", ['P'] = "Plessey", ['Q'] = "QR Code", ['R'] = "Straight 2 of 5",
        ['S'] = "Straight 2 of 5", ['T'] = "Code 49", ['U'] = "MaxiCode", ['X'] = "Other", ['Z'] = "No bar code",
        ['d'] = "Data Matrix", ['e'] = "GS1 DataBar", ['h'] = "Han Xin Code", ['J'] = "DotCode", ['j'] = "JAB Code",
        ['o'] = "OCR", ['r'] = "Rectangular Micro QR", ['z'] = "Aztec Code",
    };

    private static readonly HashSet<string> Gs1Identifiers =
        new(["]C1", "]d2", "]d5", "]e0", "]e1", "]e2", "]Q3", "]Q5", "]J1", "]z1"], StringComparer.Ordinal);

    /// <summary>Tells whether a text has the form of scan data with a symbology identifier.</summary>
    public static bool HasIdentifier(string text) => text.Length > 0 && text[0] == ']';

    /// <summary>Takes the symbology identifier off and checks what the symbology guarantees: AIs and their separators, or a GTIN with check digit.</summary>
    /// <returns>The message, or the first problem.</returns>
    public static Outcome<ScanContent> Process(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 3 || text[0] != ']' || !Symbologies.TryGetValue(text[1], out var symbology) || !char.IsAsciiLetterOrDigit(text[2]))
        {
            return Failed("IDN-0401", "Scan data begins with ']', a known symbology letter and a modifier, such as ]d2. Configure the scanner to transmit AIM identifiers, or send the bare message.");
        }

        var identifier = text[..3];
        var message = text[3..];
        if (Gs1Identifiers.Contains(identifier))
        {
            // A leading FNC1 is implied by the identifier; some scanners send it all the same.
            var raw = message.StartsWith(ElementString.Fnc1) ? message : ElementString.Fnc1 + message;
            var elements = ElementString.ParseRaw(raw);
            return elements.Succeeded
                ? Outcome<ScanContent>.Of(new ScanContent(identifier, symbology, true, raw))
                : Outcome<ScanContent>.Failed(elements.Problems);
        }

        return GtinFault(identifier, message) is { } fault
            ? Outcome<ScanContent>.Failed(fault)
            : Outcome<ScanContent>.Of(new ScanContent(identifier, symbology, false, message));
    }

    // Lengths that the symbology fixes: EAN-13 and UPC are sent as 13 digits, EAN-8 as 8.
    private static Problem? GtinFault(string identifier, string message)
    {
        var length = identifier switch { "]E0" => 13, "]E4" => 8, _ => 0 };
        return length == 0 || (message.Length == length && CheckDigits.IsMod10(message))
            ? null
            : new Problem("IDN-0402", $"A scan {identifier} holds {length} digits with a right check digit; found '{CharacterSets.Visible(message)}'. Scan again.", RawValue: message);
    }

    private static Outcome<ScanContent> Failed(string code, string message) => Outcome<ScanContent>.Failed(new Problem(code, message));
}
