namespace IntegrationHub.Core.Reconciliation;

/// <summary>Item numbers as systems write them. Two that differ only in form are a proposed alias, never one number.</summary>
public static class ItemNumber
{
    /// <summary>Makes the form under which differently written numbers meet: upper case, no white space, no leading zeros.</summary>
    public static string MatchKey(string number)
    {
        Span<char> buffer = number.Length <= 256 ? stackalloc char[256] : new char[number.Length];
        return new string(buffer[..MatchKey(number, buffer)]);
    }

    /// <summary>Writes the match key of a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="into">At least as long as the number.</param>
    /// <returns>How many characters were written.</returns>
    public static int MatchKey(ReadOnlySpan<char> number, Span<char> into)
    {
        var length = 0;
        foreach (var c in number)
        {
            if (!IsBlank(c) && !(c == '0' && length == 0))
            {
                into[length++] = char.ToUpperInvariant(c);
            }
        }

        // A number of nothing but zeros is still a number.
        if (length == 0 && number.Length > 0)
        {
            into[length++] = '0';
        }

        return length;
    }

    /// <summary>Says in words how two numbers with one <see cref="MatchKey"/> differ: the evidence of a proposed alias.</summary>
    public static IReadOnlyList<string> Differences(string left, string right)
    {
        var found = new List<string>(3);
        var (a, b) = (WithoutBlanks(left), WithoutBlanks(right));
        if (a.Length != left.Length || b.Length != right.Length)
        {
            found.Add("white space");
        }

        if (LeadingZeros(a) != LeadingZeros(b))
        {
            found.Add("leading zeros");
        }

        if (!string.Equals(a.TrimStart('0'), b.TrimStart('0'), StringComparison.Ordinal))
        {
            found.Add("letter case");
        }

        return found;
    }

    private static int LeadingZeros(string text) => text.Length - text.TrimStart('0').Length;

    private static string WithoutBlanks(string text) => text.Any(IsBlank) ? string.Concat(text.Where(c => !IsBlank(c))) : text;

    // Zero-width space and byte order mark are not white space to .NET, and are what a copied cell brings along.
    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';
}
