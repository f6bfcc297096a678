using System.Globalization;
using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// Writes a parsed pattern for .NET's engine. Everything is spelled out, so no difference between the dialects is left:
/// <c>$</c> is the very end, classes are ranges, code points beyond U+FFFF are pairs.
/// </summary>
internal static class DotNetPattern
{
    public static string Write(PatternNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(PatternNode node, StringBuilder text)
    {
        switch (node)
        {
            case PatternNode.AtStart:
                text.Append("\\A");
                break;
            case PatternNode.AtEnd:
                text.Append("\\z");
                break;
            case PatternNode.Set set:
                Set(set.Points, text);
                break;
            case PatternNode.Sequence sequence:
                foreach (PatternNode part in sequence.Parts)
                    Write(part, text);
                break;
            case PatternNode.Choice choice:
                text.Append("(?:");
                for (int i = 0; i < choice.Branches.Count; i++)
                {
                    if (i > 0)
                        text.Append('|');
                    Write(choice.Branches[i], text);
                }

                text.Append(')');
                break;
            case PatternNode.Repeat repeat:
                text.Append("(?:");
                Write(repeat.Body, text);
                text.Append(CultureInfo.InvariantCulture, $"){{{repeat.Least},");
                if (repeat.Most >= 0)
                    text.Append(repeat.Most.ToString(CultureInfo.InvariantCulture));
                text.Append('}');
                break;
        }
    }

    private static void Set(CodePoints points, StringBuilder text)
    {
        var near = new StringBuilder();
        var far = new List<string>();
        foreach ((int first, int last) in points.Ranges)
        {
            if (first <= 0xFFFF)
                near.Append(Unit(first)).Append('-').Append(Unit(Math.Min(last, 0xFFFF)));
            if (last > 0xFFFF)
                Pairs(Math.Max(first, 0x10000) - 0x10000, last - 0x10000, far);
        }

        if (near.Length == 0 && far.Count == 0)
        {
            // An empty class matches nothing.
            text.Append("[^\\u0000-\\uFFFF]");
            return;
        }

        if (near.Length > 0)
            far.Add("[" + near + "]");
        text.Append("(?:").AppendJoin('|', far).Append(')');
    }

    private static void Pairs(int first, int last, List<string> alternatives)
    {
        int high = first >> 10;
        int lastHigh = last >> 10;
        if (high == lastHigh)
        {
            alternatives.Add(Pair(high, high, first & 0x3FF, last & 0x3FF));
            return;
        }

        if ((first & 0x3FF) != 0)
            alternatives.Add(Pair(high, high++, first & 0x3FF, 0x3FF));
        int fullTo = (last & 0x3FF) == 0x3FF ? lastHigh : lastHigh - 1;
        if (high <= fullTo)
            alternatives.Add(Pair(high, fullTo, 0, 0x3FF));
        if (fullTo < lastHigh)
            alternatives.Add(Pair(lastHigh, lastHigh, 0, last & 0x3FF));
    }

    private static string Pair(int high, int lastHigh, int low, int lastLow) =>
        $"[{Unit(0xD800 + high)}-{Unit(0xD800 + lastHigh)}][{Unit(0xDC00 + low)}-{Unit(0xDC00 + lastLow)}]";

    private static string Unit(int unit) => "\\u" + unit.ToString("X4", CultureInfo.InvariantCulture);
}
