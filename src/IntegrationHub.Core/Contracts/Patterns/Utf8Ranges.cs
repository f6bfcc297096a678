namespace IntegrationHub.Core.Contracts;

/// <summary>Splits ranges of code points into sequences of byte ranges, so that a table over bytes can match UTF-8.</summary>
internal static class Utf8Ranges
{
    private static readonly int[] LengthEnds = [0x7F, 0x7FF, 0xFFFF, CodePoints.Last];

    public static IEnumerable<(byte Low, byte High)[]> Of(int first, int last)
    {
        foreach (int end in LengthEnds)
        {
            if (first <= end && first <= last)
            {
                foreach ((byte, byte)[] sequence in SameLength(first, Math.Min(last, end)))
                    yield return sequence;
                first = end + 1;
            }
        }
    }

    private static IEnumerable<(byte Low, byte High)[]> SameLength(int first, int last)
    {
        // Cut where a continuation byte would not run over its whole range.
        for (int bits = 6; bits <= 18 && last > 0x7F; bits += 6)
        {
            int mask = (1 << bits) - 1;
            if ((first & ~mask) == (last & ~mask))
                continue;
            if ((first & mask) != 0)
                return SameLength(first, first | mask).Concat(SameLength((first | mask) + 1, last));
            if ((last & mask) != mask)
                return SameLength(first, (last & ~mask) - 1).Concat(SameLength(last & ~mask, last));
        }

        Span<byte> low = stackalloc byte[4];
        Span<byte> high = stackalloc byte[4];
        int length = new System.Text.Rune(first).EncodeToUtf8(low);
        new System.Text.Rune(last).EncodeToUtf8(high);
        var sequence = new (byte, byte)[length];
        for (int i = 0; i < length; i++)
            sequence[i] = (low[i], high[i]);
        return [sequence];
    }
}
