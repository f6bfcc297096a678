using System.Globalization;
using System.Numerics;
using System.Text;

namespace IntegrationHub.Core.Versioning;

/// <summary>Pieces of RFC 8785 (JSON Canonicalization Scheme), with numbers as exact decimal text instead of IEEE 754 doubles.</summary>
internal static class CanonicalForm
{
    /// <summary>Appends a string with the escapes of RFC 8785 section 3.2.2.2.</summary>
    public static void AppendText(StringBuilder target, string text)
    {
        target.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => target.Append("\\\""),
                '\\' => target.Append("\\\\"),
                '\b' => target.Append("\\b"),
                '\t' => target.Append("\\t"),
                '\n' => target.Append("\\n"),
                '\f' => target.Append("\\f"),
                '\r' => target.Append("\\r"),
                < ' ' => target.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => target.Append(c),
            };
        }

        target.Append('"');
    }

    /// <summary>Appends an object whose members are already written, sorted by UTF-16 code unit.</summary>
    public static void AppendObject(StringBuilder target, List<(string Name, string Value)> members)
    {
        members.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        target.Append('{');
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                target.Append(',');
            }

            AppendText(target, members[i].Name);
            target.Append(':').Append(members[i].Value);
        }

        target.Append('}');
    }

    /// <summary>Writes JSON number text in one form per value: 1.50, 1.5 and 15e-1 are the same number.</summary>
    public static string Number(string json)
    {
        var negative = json.StartsWith('-');
        var cut = json.AsSpan(negative ? 1 : 0);
        var e = cut.IndexOfAny('e', 'E');
        var exponent = e < 0 ? BigInteger.Zero : BigInteger.Parse(cut[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = (e < 0 ? cut : cut[..e]).ToString();
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }

        var digits = mantissa.TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
        {
            return "0";
        }

        exponent += digits.Length - significant.Length;
        return (negative ? "-" : "") + Plain(significant, exponent);
    }

    private static string Plain(string digits, BigInteger exponent) => exponent switch
    {
        _ when exponent > 40 || exponent < -80 => $"{digits}e{exponent.ToString(CultureInfo.InvariantCulture)}",
        _ when exponent >= 0 => digits + new string('0', (int)exponent),
        _ when -exponent < digits.Length => digits.Insert(digits.Length + (int)exponent, "."),
        _ => "0." + new string('0', (int)-exponent - digits.Length) + digits,
    };
}
