using System.Collections.Concurrent;
using System.Globalization;

namespace IntegrationHub.Core.Contracts;

/// <summary>The classes that ECMA-262 names: <c>\d \w \s .</c> and general categories <c>\p{...}</c>.</summary>
internal static class CharacterClasses
{
    private static readonly ConcurrentDictionary<string, CodePoints?> Properties = new(StringComparer.Ordinal);

    public static CodePoints Digit { get; } = CodePoints.Of(('0', '9'));

    public static CodePoints Word { get; } = CodePoints.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    public static CodePoints Space { get; } = CodePoints.Of(
        ('\t', '\r'), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    public static CodePoints Any { get; } = CodePoints.Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)).Not();

    /// <summary>The code points of a general category, by short or long name; null where the property is not known.</summary>
    public static CodePoints? Property(string name) => Properties.GetOrAdd(name, static key => Find(key));

    private static CodePoints? Find(string name)
    {
        if (name.StartsWith("gc=", StringComparison.Ordinal) || name.StartsWith("General_Category=", StringComparison.Ordinal))
            name = name[(name.IndexOf('=', StringComparison.Ordinal) + 1)..];
        if (name == "ASCII")
            return CodePoints.Of((0, 0x7F));
        if (name == "Any")
            return CodePoints.Of((0, CodePoints.Last));
        string shortName = LongNames.GetValueOrDefault(name, name);
        HashSet<UnicodeCategory> wanted = [.. Categories.Where(c => c.Value == shortName || c.Value[..1] == shortName).Select(c => c.Key)];
        if (wanted.Count == 0)
            return null;
        var set = new CodePoints();
        int first = -1;
        for (int point = 0; point <= CodePoints.Last + 1; point++)
        {
            bool member = point <= CodePoints.Last && wanted.Contains(CharUnicodeInfo.GetUnicodeCategory(point));
            if (member && first < 0)
                first = point;
            if (!member && first >= 0)
            {
                set.Add(first, point - 1);
                first = -1;
            }
        }

        return set;
    }

    private static readonly Dictionary<UnicodeCategory, string> Categories = new()
    {
        [UnicodeCategory.UppercaseLetter] = "Lu", [UnicodeCategory.LowercaseLetter] = "Ll", [UnicodeCategory.TitlecaseLetter] = "Lt",
        [UnicodeCategory.ModifierLetter] = "Lm", [UnicodeCategory.OtherLetter] = "Lo", [UnicodeCategory.NonSpacingMark] = "Mn",
        [UnicodeCategory.SpacingCombiningMark] = "Mc", [UnicodeCategory.EnclosingMark] = "Me", [UnicodeCategory.DecimalDigitNumber] = "Nd",
        [UnicodeCategory.LetterNumber] = "Nl", [UnicodeCategory.OtherNumber] = "No", [UnicodeCategory.ConnectorPunctuation] = "Pc",
        [UnicodeCategory.DashPunctuation] = "Pd", [UnicodeCategory.OpenPunctuation] = "Ps", [UnicodeCategory.ClosePunctuation] = "Pe",
        [UnicodeCategory.InitialQuotePunctuation] = "Pi", [UnicodeCategory.FinalQuotePunctuation] = "Pf", [UnicodeCategory.OtherPunctuation] = "Po",
        [UnicodeCategory.MathSymbol] = "Sm", [UnicodeCategory.CurrencySymbol] = "Sc", [UnicodeCategory.ModifierSymbol] = "Sk",
        [UnicodeCategory.OtherSymbol] = "So", [UnicodeCategory.SpaceSeparator] = "Zs", [UnicodeCategory.LineSeparator] = "Zl",
        [UnicodeCategory.ParagraphSeparator] = "Zp", [UnicodeCategory.Control] = "Cc", [UnicodeCategory.Format] = "Cf",
        [UnicodeCategory.PrivateUse] = "Co", [UnicodeCategory.OtherNotAssigned] = "Cn",
    };

    private static readonly Dictionary<string, string> LongNames = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L", ["Uppercase_Letter"] = "Lu", ["Lowercase_Letter"] = "Ll", ["Titlecase_Letter"] = "Lt", ["Modifier_Letter"] = "Lm", ["Other_Letter"] = "Lo",
        ["Mark"] = "M", ["Combining_Mark"] = "M", ["Nonspacing_Mark"] = "Mn", ["Spacing_Mark"] = "Mc", ["Enclosing_Mark"] = "Me",
        ["Number"] = "N", ["Decimal_Number"] = "Nd", ["digit"] = "Nd", ["Letter_Number"] = "Nl", ["Other_Number"] = "No",
        ["Punctuation"] = "P", ["punct"] = "P", ["Connector_Punctuation"] = "Pc", ["Dash_Punctuation"] = "Pd", ["Open_Punctuation"] = "Ps", ["Close_Punctuation"] = "Pe",
        ["Initial_Punctuation"] = "Pi", ["Final_Punctuation"] = "Pf", ["Other_Punctuation"] = "Po",
        ["Symbol"] = "S", ["Math_Symbol"] = "Sm", ["Currency_Symbol"] = "Sc", ["Modifier_Symbol"] = "Sk", ["Other_Symbol"] = "So",
        ["Separator"] = "Z", ["Space_Separator"] = "Zs", ["Line_Separator"] = "Zl", ["Paragraph_Separator"] = "Zp",
        ["Other"] = "C", ["Control"] = "Cc", ["cntrl"] = "Cc", ["Format"] = "Cf", ["Private_Use"] = "Co", ["Unassigned"] = "Cn",
    };
}
