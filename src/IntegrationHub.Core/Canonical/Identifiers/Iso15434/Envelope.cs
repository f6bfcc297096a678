using System.Text;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical.Identifiers.Gs1;

namespace IntegrationHub.Core.Canonical.Identifiers.Iso15434;

/// <summary>
/// ISO/IEC 15434 messages of high-capacity symbols: <c>[)&gt;</c> RS, then formats that each end with RS, then EOT. Format 05
/// holds GS1 AIs, 06 data identifiers, 12 text element identifiers, their fields separated by GS.
/// </summary>
internal static partial class Envelope
{
    public const string Header = "[)>";

    /// <summary>Reads a message. A missing trailer is reported as a problem beside the reading, everything else instead of it.</summary>
    public static (Reading? Reading, IReadOnlyList<Problem> Problems) Parse(string text)
    {
        var problems = new List<Problem>();
        if (text.Length <= Header.Length || text[Header.Length] != CharacterSets.Rs)
        {
            return (null, [new Problem("IDN-0601", "After [)> the record separator (U+001E) is missing, so the group separators are probably lost too and fields cannot be told apart. Configure the scanner to transmit control characters.", ElementString.Offset(Header.Length))]);
        }

        var end = text.EndsWith($"{CharacterSets.Rs}{CharacterSets.Eot}", StringComparison.Ordinal);
        if (!end)
        {
            problems.Add(new Problem("IDN-0602", "The message does not end with RS EOT (U+001E U+0004): it may be cut off. Compare it with the label, or scan again.", ElementString.Offset(text.Length)));
        }

        var elements = new List<Element>();
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var format in text[(Header.Length + 1)..].TrimEnd(CharacterSets.Eot, CharacterSets.Rs).Split(CharacterSets.Rs))
        {
            if (ReadFormat(format, elements, fields) is { } fault)
            {
                return (null, [.. problems, fault]);
            }
        }

        var own = fields.Where(field => !CheckDigits.IsDigits(field.Key)).ToArray();
        var reading = Gs1Reading.Of(ReadingKinds.Iso15434, elements) with { Ais = fields };
        problems.AddRange(ElementRules.Check(elements));
        return own.Length == 0
            ? (reading, problems)
            : (DataIdentifiers.Describe(reading, own, problems) with { Canonical = Write(fields) }, problems);
    }

    /// <summary>Writes a message; consecutive fields of one kind share a format.</summary>
    public static string Write(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var text = new StringBuilder(Header).Append(CharacterSets.Rs);
        var current = "";
        foreach (var (name, value) in fields)
        {
            var format = FormatOf(name);
            if (format != current)
            {
                text.Append(current.Length > 0 ? CharacterSets.Rs.ToString() : "").Append(format);
                current = format;
            }

            text.Append(CharacterSets.Gs).Append(name).Append(format == "12" ? " " : "").Append(value);
        }

        return text.Append(CharacterSets.Rs).Append(CharacterSets.Eot).ToString();
    }

    /// <summary>The format that a name belongs to: digits 05, three letters 12, a data identifier 06; empty for anything else.</summary>
    public static string FormatOf(string name) =>
        CheckDigits.IsDigits(name) ? "05" : TextName().IsMatch(name) ? "12" : Field().Match(name) is { Success: true } match && match.Length == name.Length && match.Groups["value"].Length == 0 ? "06" : "";

    private static Problem? ReadFormat(string text, List<Element> elements, List<KeyValuePair<string, string>> fields)
    {
        var format = text.Length >= 2 ? text[..2] : text;
        if (format is not ("05" or "06" or "12") || text.Length < 4 || text[2] != CharacterSets.Gs)
        {
            return new Problem("IDN-0603", $"Format '{CharacterSets.Visible(format)}' cannot be read; formats 05 (GS1 AIs), 06 (data identifiers) and 12 (text element identifiers) with fields after a group separator can. Have the sender use one of them.", Rule: "ISO/IEC 15434");
        }

        if (format == "05")
        {
            var parsed = ElementString.ParseRaw(text[2..]);
            if (!parsed.Succeeded)
            {
                return parsed.Problems[0];
            }

            elements.AddRange(parsed.Value);
            fields.AddRange(parsed.Value.Select(element => KeyValuePair.Create(element.Ai, element.Value)));
            return null;
        }

        foreach (var field in text[3..].Split(CharacterSets.Gs))
        {
            var match = format == "06" ? Field().Match(field) : TextField().Match(field);
            if (!match.Success || match.Groups["value"].Length == 0)
            {
                return new Problem("IDN-0604", format == "06"
                    ? $"'{CharacterSets.Visible(field)}' does not begin with a data identifier (up to three digits and a capital letter) and a value. A field may hold no group separator of its own: have the label corrected."
                    : $"'{CharacterSets.Visible(field)}' does not begin with a text element identifier (three capital letters, a space) and a value. Have the label corrected.", Rule: "ISO/IEC 15434", RawValue: field);
            }

            fields.Add(KeyValuePair.Create(match.Groups["name"].Value, match.Groups["value"].Value));
        }

        return null;
    }

    [GeneratedRegex(@"^(?<name>[0-9]{0,3}[A-Z])(?<value>[^\u0000-\u001F]*)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();

    [GeneratedRegex(@"^(?<name>[A-Z]{3}) (?<value>[^\u0000-\u001F]*)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TextField();

    [GeneratedRegex(@"^[A-Z]{3}\z", RegexOptions.NonBacktracking)]
    private static partial Regex TextName();
}
