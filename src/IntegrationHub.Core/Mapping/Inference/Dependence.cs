namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Whether the values of one column go with one value of another each: a lot is of one item, an order may be of many.</summary>
/// <param name="Share">The share of repeated values that go with one value of the other column alone.</param>
/// <param name="Repeated">How many values occur more than once, so that it can be seen at all.</param>
internal readonly record struct Dependence(double Share, int Repeated)
{
    /// <summary>Rows beyond this are not looked at: what five repeated values did not contradict, the five thousandth would not prove.</summary>
    private const int MostRows = 4_000;

    /// <summary>Gets whether every repeated value goes with one value, and enough of them repeat.</summary>
    public bool Holds => Repeated >= 5 && Share >= 0.995;

    /// <summary>Gets whether it was seen not to hold.</summary>
    public bool Broken => Repeated >= 3 && Share < 0.9;

    /// <summary>Measures how the values of one column go with those of another, of the same rows or of what holds them.</summary>
    public static Dependence Of(Column values, Column others)
    {
        var seen = new Dictionary<string, (string Other, int Count, bool One)>(StringComparer.Ordinal);
        foreach (var (row, text) in values.Values.Take(MostRows))
        {
            if (others.For(values.Level, row) is { } other)
            {
                seen[text] = seen.TryGetValue(text, out var known) ? (known.Other, known.Count + 1, known.One && known.Other == other) : (other, 1, true);
            }
        }

        var repeated = seen.Values.Where(value => value.Count > 1).ToList();
        return new Dependence(repeated.Count == 0 ? 0 : (double)repeated.Count(value => value.One) / repeated.Count, repeated.Count);
    }
}
