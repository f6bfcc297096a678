namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Which column says how much.</summary>
internal static class QuantityColumn
{
    private const Hint Other = Hint.Serial | Hint.Lot | Hint.Item | Hint.Order | Hint.Counter | Hint.Value | Hint.Low | Hint.High | Hint.Station | Hint.Operation | Hint.Movement | Hint.Time;

    /// <summary>Finds the best column; null where two are equally good, or none is good.</summary>
    public static ColumnFacts? Best(IReadOnlyList<ColumnFacts> all, LevelView view)
    {
        var ranked = all.Select(facts => (Facts: facts, Points: Points(facts, view))).Where(pair => pair.Points >= 2).OrderByDescending(pair => pair.Points).ToList();
        return ranked.Count == 0 || (ranked.Count > 1 && ranked[0].Points == ranked[1].Points) ? null : ranked[0].Facts;
    }

    /// <summary>Says what speaks for a column.</summary>
    public static (Certainty Certainty, List<string> Evidence) Judge(ColumnFacts facts, LevelView view)
    {
        var evidence = new List<string> { facts.Number!.AllOne ? "every value is one" : $"numbers from {facts.Number.Least} to {facts.Number.Most}" };
        if (view.Units.Count > 0)
        {
            evidence.Add($"beside the units of {NameHints.NameOf(view.Units[0].Column.Path)}");
        }

        var named = NameHints.Of(facts.Column.Path).HasFlag(Hint.Quantity);
        evidence.Add(named ? "the name fits" : "nothing in the name");
        return (named && facts.Count >= ColumnFacts.Enough ? Certainty.High : Certainty.Low, evidence);
    }

    private static int Points(ColumnFacts facts, LevelView view)
    {
        var hint = NameHints.Of(facts.Column.Path);
        if (facts is not { Number: { Codes: false } number, Time: null } || facts.StepShare >= 0.5 || (hint & Other) != 0 || number.Least < 0)
        {
            return 0;
        }

        return (hint.HasFlag(Hint.Quantity) ? 3 : 0) + (view.Units.Count > 0 ? 1 : 0) + (facts.UniqueShare < 0.9 ? 1 : 0);
    }
}
