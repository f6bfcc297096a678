using System.Globalization;

namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>A field at a fixed place. What it holds is text in the tree; with <see cref="Decimals"/> it is a number with an implied point.</summary>
/// <param name="Name">The name.</param>
/// <param name="At">Where it begins, from 0.</param>
/// <param name="Length">How many characters it has.</param>
internal sealed record LayoutField(string Name, int At, int Length)
{
    public char Pad { get; init; } = ' ';

    public bool Right { get; init; }

    /// <summary>Gets how many of the digits stand after the point that is not written; null: the field is text.</summary>
    public int? Decimals { get; init; }

    public bool TrailingSign { get; init; }

    /// <summary>Reads the field of a record; what is missing at the end counts as blanks.</summary>
    public (string Value, string? Fault) Read(string record)
    {
        var raw = At >= record.Length ? "" : record.Substring(At, Math.Min(Length, record.Length - At));
        return Decimals is { } decimals ? Number(raw, decimals) : (Right ? raw.TrimStart(Pad) : raw.TrimEnd(Pad), null);
    }

    /// <summary>Writes a value to its full length.</summary>
    public (string Text, string? Fault) Write(string value)
    {
        var (text, sign) = (value, "");
        if (Decimals is { } decimals && value.Length > 0)
        {
            if (!decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || decimal.Round(number, decimals) != number)
            {
                return ("", $"'{value}' is no number with at most {decimals} digits after the point.");
            }

            text = decimal.Abs(number).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal);
            sign = number < 0 ? "-" : TrailingSign ? " " : "";
            text = text.PadLeft(Length - sign.Length, Pad);
        }

        if (text.Length + sign.Length > Length)
        {
            return ("", $"'{value}' is longer than the {Length} characters of the field.");
        }

        if (text.AsSpan().IndexOfAny("\r\n\u0085\u001A") >= 0)
        {
            return ("", "The text has a line break or an end-of-file sign, which would end the record.");
        }

        // Whoever reads a file that begins with U+FEFF takes it for the mark of the encoding, and the text would lose it.
        if (text.StartsWith('\uFEFF'))
        {
            return ("", "The text begins with a byte order mark (U+FEFF), which readers drop at the start of a file.");
        }

        text = TrailingSign ? text + sign : sign + text;
        // A number that is not there is blank: a filled field would be zero.
        return (Right && text.Length > 0 ? text.PadLeft(Length, Pad) : text.PadRight(Length, Decimals is null && !Right ? Pad : ' '), null);
    }

    private (string Value, string? Fault) Number(string raw, int decimals)
    {
        var text = raw.Trim(' ');
        if (text.Length == 0)
        {
            return ("", null);
        }

        var negative = text[0] == '-' || text[^1] == '-';
        var digits = text[0] is '-' or '+' ? text[1..] : text[^1] is '-' or '+' ? text[..^1] : text;
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return ("", $"'{raw}' is no number of digits alone (the point is implied).");
        }

        digits = digits.TrimStart('0').PadLeft(decimals + 1, '0');
        return ((negative ? "-" : "") + digits[..^decimals] + (decimals > 0 ? "." + digits[^decimals..] : ""), null);
    }
}
