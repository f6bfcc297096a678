namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>The columns that can be seen from the rows of one level: its own, and those of what holds it.</summary>
internal sealed class LevelView
{
    private readonly IReadOnlyList<ColumnFacts> _all;

    public LevelView(IEnumerable<ColumnFacts> all, Level level)
    {
        _all = [.. all.Where(facts => Holds(facts.Column.Level, level))];
        Identifiers = [.. _all.Where(facts => facts is { Time: null, AreNumbersOfThings: true, Distinct: >= 2, Count: >= ColumnFacts.Enough } && facts.Number is not { Whole: false })
            .OrderByDescending(facts => NameHints.Of(facts.Column.Path).HasFlag(Hint.Item))];
        Units = [.. _all.Where(facts => UnitColumn.Fits(facts) && (UnitColumn.Hinted(facts) || facts.Shortest > 1))];
        Quantity = QuantityColumn.Best(_all, this);
        Time = _all.Where(facts => facts is { Time: not null, Distinct: > 1, Count: >= ColumnFacts.Enough }).MaxBy(facts => facts.Distinct);
    }

    /// <summary>Gets the columns of numbers of things.</summary>
    public IReadOnlyList<ColumnFacts> Identifiers { get; }

    public IReadOnlyList<ColumnFacts> Units { get; }

    /// <summary>Gets the column that is most likely the quantity of a row; null where none is.</summary>
    public ColumnFacts? Quantity { get; }

    /// <summary>Gets the column by which repetition over time is measured.</summary>
    public ColumnFacts? Time { get; }

    /// <summary>Gets the columns with words for people.</summary>
    public IEnumerable<ColumnFacts> Texts => _all.Where(facts => facts is { ProseShare: >= 0.3, Distinct: > 1 });

    /// <summary>Measures the share of the rows of a column whose quantity is one; null without a quantity column of the same rows.</summary>
    public double? OneShare(ColumnFacts facts)
    {
        if (Quantity is null || Quantity.Column.Level != facts.Column.Level || Quantity == facts)
        {
            return null;
        }

        var quantities = facts.Column.Values.Select(value => Quantity.Column.At(value.Row)).OfType<string>().ToList();
        return quantities.Count < ColumnFacts.Enough ? null
            : (double)quantities.Count(text => NumberForm.Of([text]) is { AllOne: true }) / quantities.Count;
    }

    /// <summary>Measures for how much of all time the rows of one value last, on average; null where too few values repeat.</summary>
    public double? SpanShare(ColumnFacts facts)
    {
        if (Time?.Time is not { } form || (form.Last - form.First).Ticks == 0)
        {
            return null;
        }

        var spans = facts.Column.Values.Select(value => (value.Text, At: Time.Column.For(facts.Column.Level, value.Row))).Where(pair => pair.At is not null)
            .Select(pair => (pair.Text, At: form.Read(pair.At!)!.Value)).GroupBy(pair => pair.Text, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => (double)(group.Max(pair => pair.At) - group.Min(pair => pair.At)).Ticks).ToList();
        return spans.Count < 5 ? null : spans.Average() / (form.Last - form.First).Ticks;
    }

    private static bool Holds(Level outer, Level level)
    {
        for (var at = level; at is not null; at = at.Outer)
        {
            if (at == outer)
            {
                return true;
            }
        }

        return false;
    }
}
