using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace IntegrationHub.Core.Versioning;

/// <summary>Types plain scalars by the core schema of YAML 1.2.2, section 10.3.2. <c>yes</c>, <c>no</c> and <c>on</c> are text.</summary>
internal static partial class YamlScalar
{
    /// <summary>Types a plain scalar.</summary>
    /// <param name="plain">The scalar as written.</param>
    /// <param name="text">The value: for a number, JSON number text of the same value.</param>
    /// <param name="fault">Why it is refused, ending with the remedy; null where it is not.</param>
    public static YamlKind Resolve(string plain, out string text, out string? fault)
    {
        (text, fault) = (plain, null);
        switch (plain)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                text = "null";
                return YamlKind.Null;
            case "true" or "True" or "TRUE":
                text = "true";
                return YamlKind.Boolean;
            case "false" or "False" or "FALSE":
                text = "false";
                return YamlKind.Boolean;
        }

        if (Radix().IsMatch(plain))
        {
            text = RadixValue(plain).ToString(CultureInfo.InvariantCulture);
            return YamlKind.Number;
        }

        if (Special().IsMatch(plain))
        {
            fault = $"'{plain}' has no JSON form. Put it in quotes if it is text.";
            return YamlKind.Text;
        }

        if (!Number().IsMatch(plain))
        {
            return YamlKind.Text;
        }

        var digits = plain.TrimStart('+', '-');
        if (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]))
        {
            // 0010 is eight in YAML 1.1, ten in 1.2, and a plant code to the person who typed it.
            fault = $"'{plain}' would lose its leading zeros. Put it in quotes if it is a code; write it without the zeros if it is a number.";
        }

        text = Json(plain);
        return YamlKind.Number;
    }

    private static BigInteger RadixValue(string plain)
    {
        if (plain[1] == 'x')
        {
            return BigInteger.Parse("0" + plain[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        var value = BigInteger.Zero;
        foreach (var c in plain.AsSpan(2))
        {
            value = (value * 8) + (c - '0');
        }

        return value;
    }

    private static string Json(string plain)
    {
        var text = plain.TrimStart('+');
        var sign = text.StartsWith('-') ? "-" : "";
        text = text[sign.Length..];
        text = text.StartsWith('.') ? "0" + text : text;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && (point + 1 == text.Length || !char.IsAsciiDigit(text[point + 1])))
        {
            text = text.Remove(point, 1);
        }

        return sign + text;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(0o[0-7]+|0x[0-9a-fA-F]+)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Radix();

    [GeneratedRegex(@"^([-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
