using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>Punycode, RFC 3492. IdnMapping is not used: it maps case and width first, and so accepts labels that RFC 5891 refuses.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;

    public static string Encode(string label)
    {
        int[] input = [.. label.EnumerateRunes().Select(r => r.Value)];
        var output = new StringBuilder();
        foreach (int c in input.Where(c => c < 128))
            output.Append((char)c);
        int handled = output.Length;
        int basic = handled;
        if (basic > 0)
            output.Append('-');
        int n = 128;
        int delta = 0;
        int bias = 72;
        while (handled < input.Length)
        {
            int next = input.Where(c => c >= n).Min();
            delta = checked(delta + ((next - n) * (handled + 1)));
            n = next;
            foreach (int c in input)
            {
                if (c < n)
                    delta = checked(delta + 1);
                if (c != n)
                    continue;
                int q = delta;
                for (int k = Base; ; k += Base)
                {
                    int t = Math.Clamp(k - bias, TMin, TMax);
                    if (q < t)
                        break;
                    output.Append(Digit(t + ((q - t) % (Base - t))));
                    q = (q - t) / (Base - t);
                }

                output.Append(Digit(q));
                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
            n++;
        }

        return output.ToString();
    }

    /// <summary>The label behind the code, or null where it is none.</summary>
    public static string? Decode(string code)
    {
        int delimiter = code.LastIndexOf('-');
        var output = code[..Math.Max(0, delimiter)].Select(c => (int)c).ToList();
        int n = 128;
        long i = 0;
        int bias = 72;
        for (int at = delimiter < 0 ? 0 : delimiter + 1; at < code.Length;)
        {
            long old = i;
            long weight = 1;
            for (int k = Base; ; k += Base)
            {
                if (at >= code.Length || Value(code[at++]) is not (>= 0 and int digit))
                    return null;
                i += digit * weight;
                int t = Math.Clamp(k - bias, TMin, TMax);
                if (digit < t)
                    break;
                weight *= Base - t;
                if (i > int.MaxValue || weight > int.MaxValue)
                    return null;
            }

            bias = Adapt((int)Math.Min(i - old, int.MaxValue), output.Count + 1, old == 0);
            n += (int)Math.Min(i / (output.Count + 1), 0x200000);
            i %= output.Count + 1;
            if (!Rune.IsValid(n))
                return null;
            output.Insert((int)i++, n);
        }

        return string.Concat(output.Select(c => new Rune(c).ToString()));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int Value(char c) => c switch { >= 'a' and <= 'z' => c - 'a', >= '0' and <= '9' => c - '0' + 26, _ => -1 };

    private static int Adapt(int delta, int points, bool first)
    {
        delta = first ? delta / 700 : delta / 2;
        delta += delta / points;
        int k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base)
            delta /= Base - TMin;
        return k + ((Base - TMin + 1) * delta / (delta + 38));
    }
}
