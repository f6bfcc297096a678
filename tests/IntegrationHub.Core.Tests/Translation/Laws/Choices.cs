namespace IntegrationHub.Core.Tests.Translation.Laws;

/// <summary>A generated case as the numbers that its choices are read from. Fewer and smaller numbers make a simpler case, so that a failure shrinks.</summary>
internal sealed class Choices(int[] numbers)
{
    private int _at;

    /// <summary>Gives a number from 0 up to, not including, the bound; 0 once the numbers are used up.</summary>
    public int Next(int bound) => _at < numbers.Length ? numbers[_at++] % bound : 0;

    /// <summary>Gives a number of a range, both ends included.</summary>
    public int Next(int low, int high) => low + Next(high - low + 1);

    /// <summary>Gives one of the values.</summary>
    public T Of<T>(params ReadOnlySpan<T> values) => values[Next(values.Length)];

    /// <summary>Gives yes or no; no is the simpler case.</summary>
    public bool Maybe() => Next(2) == 1;

    /// <summary>Gives some of the values, at least one where there is one, in their order.</summary>
    public List<T> Some<T>(IReadOnlyList<T> values)
    {
        var some = values.Where(_ => Maybe()).ToList();
        return some.Count == 0 && values.Count > 0 ? [values[Next(values.Count)]] : some;
    }
}
