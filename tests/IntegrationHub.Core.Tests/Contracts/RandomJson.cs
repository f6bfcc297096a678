using System.Globalization;
using System.Text;

namespace IntegrationHub.Core.Tests.Contracts;

/// <summary>Writes random JSON documents from a seeded source.</summary>
internal static class RandomJson
{
    private static readonly string[] Strings = ["", "a", "serial", "Größe", "😀", "a\\nb", "\\u00e9\\\"", "\\ud83d\\ude00", "0123456789abcdef\\\\", "tab\\t/\\/"];
    private static readonly string[] Numbers = ["0", "-0", "1", "-17", "1.0", "10e2", "0.1", "1E-3", "123456789012345678901234567890", "2147483648"];

    public static string Document(Random random)
    {
        var text = new StringBuilder();
        Value(random, text, 0);
        return text.ToString();
    }

    private static void Value(Random random, StringBuilder text, int depth)
    {
        Space(random, text);
        int kind = random.Next(depth > 5 ? 5 : 8);
        if (kind < 5)
        {
            text.Append(kind switch
            {
                0 => "null",
                1 => "true",
                2 => "false",
                3 => Numbers[random.Next(Numbers.Length)],
                _ => "\"" + Strings[random.Next(Strings.Length)] + "\"",
            });
        }
        else
        {
            bool isObject = kind < 7;
            text.Append(isObject ? '{' : '[');
            int count = random.Next(random.Next(10) == 0 ? 80 : 5);
            for (int i = 0; i < count; i++)
            {
                if (i > 0)
                    text.Append(',');
                Space(random, text);
                if (isObject)
                    text.Append('"').Append(Strings[random.Next(Strings.Length)]).Append(i.ToString(CultureInfo.InvariantCulture)).Append("\":");
                Value(random, text, count > 10 ? 9 : depth + 1);
            }

            text.Append(isObject ? '}' : ']');
        }

        Space(random, text);
    }

    private static void Space(Random random, StringBuilder text)
    {
        if (random.Next(4) == 0)
            text.Append(" \n\t\r"[random.Next(4)]);
    }
}
