namespace IntegrationHub.Core.Canonical.Identifiers;

/// <summary>Check digits and check characters of the GS1 General Specifications, section 7.9. All of them detect every change of a single character.</summary>
public static class CheckDigits
{
    private const string PairAlphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    // Weight n is applied to the n-th character from the right of the body.
    private static readonly int[] PairWeights =
        [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];

    // The weighted value of each digit 0 to 9, General Specifications 7.9.2 to 7.9.4.
    private static readonly int[] TwoMinus = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
    private static readonly int[] Three = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
    private static readonly int[] FivePlus = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9];
    private static readonly int[] FiveMinus = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];

    /// <summary>Computes the modulo-10 check digit (GTIN, SSCC, GLN, GSRN, GRAI, GDTI, GSIN) of the digits before it.</summary>
    /// <returns>A digit <c>0</c> to <c>9</c>.</returns>
    /// <exception cref="ArgumentException">There is no digit, or something other than digits.</exception>
    public static char Mod10(ReadOnlySpan<char> body)
    {
        Require(IsDigits(body), nameof(body), "one or more digits");
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            // The digit next to the check digit weighs 3, whatever the length.
            sum += (body[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>Tells whether the last digit is the modulo-10 check digit of those before it; false for fewer than two digits or other characters.</summary>
    public static bool IsMod10(ReadOnlySpan<char> digits) =>
        digits.Length >= 2 && IsDigits(digits) && digits[^1] == Mod10(digits[..^1]);

    /// <summary>Computes the check character pair of alphanumeric keys (GMN, AI 8013; Highly Individualised Device Registration Identifier, AI 8014).</summary>
    /// <param name="body">1 to 23 characters of GS1 character set 82.</param>
    /// <returns>Two characters.</returns>
    /// <exception cref="ArgumentException">The length or a character is out of range.</exception>
    public static string AlphanumericPair(ReadOnlySpan<char> body)
    {
        Require(body.Length is >= 1 and <= 23, nameof(body), "1 to 23 characters");
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var value = CharacterSets.Cset82.IndexOf(body[^(i + 1)], StringComparison.Ordinal);
            Require(value >= 0, nameof(body), "characters of GS1 character set 82");
            sum += value * PairWeights[i];
        }

        sum %= 1021;
        return string.Concat(PairAlphabet[sum >> 5], PairAlphabet[sum & 31]);
    }

    /// <summary>Tells whether the last two characters are the check pair of those before them; false for fewer than 3 or more than 25 characters.</summary>
    public static bool IsAlphanumericPair(ReadOnlySpan<char> text) =>
        text.Length is >= 3 and <= 25 && !text[..^2].ContainsAnyExcept(CharacterSets.Cset82)
        && text[^2..].SequenceEqual(AlphanumericPair(text[..^2]));

    /// <summary>Computes the price check digit of a variable-measure item number with a four- or five-digit price field.</summary>
    /// <exception cref="ArgumentException">There are not four or five digits.</exception>
    public static char PriceDigit(ReadOnlySpan<char> price)
    {
        Require(price.Length is 4 or 5 && IsDigits(price), nameof(price), "four or five digits");
        int At(ReadOnlySpan<char> digits, int index, int[] weight) => weight[digits[index] - '0'];
        if (price.Length == 4)
        {
            var four = At(price, 0, TwoMinus) + At(price, 1, TwoMinus) + At(price, 2, Three) + At(price, 3, FiveMinus);
            return (char)('0' + (four * 3 % 10));
        }

        var five = At(price, 0, FivePlus) + At(price, 1, TwoMinus) + At(price, 2, FiveMinus) + At(price, 3, FivePlus) + At(price, 4, TwoMinus);
        return (char)('0' + Array.IndexOf(FiveMinus, (10 - (five % 10)) % 10));
    }

    internal static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static void Require(bool condition, string name, string expected)
    {
        if (!condition)
        {
            throw new ArgumentException($"Pass {expected}.", name);
        }
    }
}
