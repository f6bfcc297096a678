namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Finds what each column of the samples is, by measurement, and says how it knows. What was not measured is undecided.</summary>
internal static class RoleFinder
{
    private const Hint Numbers = Hint.Serial | Hint.Lot | Hint.Item;

    /// <summary>Judges all columns, in their order.</summary>
    public static IReadOnlyList<ColumnFinding> Find(Shape shape)
    {
        var all = shape.Columns().Select(ColumnFacts.Of).ToList();
        var views = all.Select(facts => facts.Column.Level).Distinct().ToDictionary(level => level, level => new LevelView(all, level));
        return [.. all.Select(facts => Judge(facts, views[facts.Column.Level]))];
    }

    private static ColumnFinding Judge(ColumnFacts facts, LevelView view)
    {
        var hint = NameHints.Of(facts.Column.Path);
        var (role, certainty, evidence) = Decide(facts, view, hint);
        return new ColumnFinding(facts.Column.Path, role, certainty, evidence) { Facts = facts, Hint = hint };
    }

    private static (ColumnRole, Certainty, IReadOnlyList<string>) Decide(ColumnFacts facts, LevelView view, Hint hint)
    {
        if (facts.Count == 0)
        {
            return (ColumnRole.Empty, Certainty.High, [$"no value in {facts.Column.Seen}"]);
        }

        if (facts.Time is { } time)
        {
            return Time(facts, time);
        }

        if (UnitColumn.Convention(facts) is { } convention && (UnitColumn.Hinted(facts) || (view.Quantity is not null && facts.Shortest > 1)))
        {
            return (ColumnRole.Unit, UnitColumn.Hinted(facts) && facts.Count >= ColumnFacts.Enough ? Certainty.High : Certainty.Low,
                [$"every value is a unit ({convention})", UnitColumn.Hinted(facts) ? "the name fits" : "beside a quantity"]);
        }

        if (facts.Count < ColumnFacts.Enough)
        {
            return (ColumnRole.Undecided, Certainty.None, [$"only {Values(facts.Count)}, at least {ColumnFacts.Enough} are needed", .. hint == Hint.None ? Array.Empty<string>() : [$"its name says {hint.ToString().ToLowerInvariant().Replace(", ", " or ", StringComparison.Ordinal).Replace("order", "document", StringComparison.Ordinal)}"]]);
        }

        return view.Quantity == facts ? Quantity(facts, view) : IsCounter(facts, hint) ? Counter(facts, hint)
            : facts.AreGs1 ? Identifier(facts, view, hint)
            : Simple(facts, hint) ?? (facts.AreNumbersOfThings ? Identifier(facts, view, hint) : Rest(facts));
    }

    private static (ColumnRole, Certainty, IReadOnlyList<string>) Time(ColumnFacts facts, TimeForm time)
    {
        var sure = time.Also is null && time.As != TimeForm.Epoch && (facts.Count >= ColumnFacts.Enough || !facts.Values[0].Text.All(char.IsAsciiDigit));
        return (ColumnRole.Time, sure ? Certainty.High : Certainty.Low,
            [$"{(facts.Count == 1 ? "the value is a time" : $"all {facts.Count} values are times")} ({time.As})", .. time.Also is { } also ? [$"they read as {also} too"] : Array.Empty<string>()]);
    }

    private static (ColumnRole, Certainty, IReadOnlyList<string>) Quantity(ColumnFacts facts, LevelView view)
    {
        var (certainty, evidence) = QuantityColumn.Judge(facts, view);
        return (ColumnRole.Quantity, certainty, evidence);
    }

    private static bool IsCounter(ColumnFacts facts, Hint hint) =>
        !hint.HasFlag(Hint.Serial) && (facts.StepShare >= 0.9 || (facts.StepShare >= 0.4 && facts.Number is { Whole: true, Least: 0 or 1 or 10 } && facts.Number.Most <= facts.Count * 10));

    private static (ColumnRole, Certainty, IReadOnlyList<string>) Counter(ColumnFacts facts, Hint hint) =>
        (ColumnRole.Counter, hint.HasFlag(Hint.Counter) || (facts.Number is not null && (hint & Numbers) == 0) ? Certainty.High : Certainty.Low,
            [$"{ColumnFacts.Percent(facts.StepShare)} of the values are one step above the row before"]);

    private static (ColumnRole, Certainty, IReadOnlyList<string>)? Simple(ColumnFacts facts, Hint hint)
    {
        if (facts.Distinct == 1)
        {
            return (ColumnRole.Constant, Certainty.High, [$"always the same in {Values(facts.Count)}"]);
        }

        if (facts.FlagShare >= 1 && facts.Distinct == 2)
        {
            return (ColumnRole.Flag, Certainty.High, [$"two values: {string.Join(", ", facts.Values.Select(value => value.Text))}"]);
        }

        if (facts.ProseShare >= 0.3)
        {
            return (ColumnRole.Text, Certainty.High, [$"white space in {ColumnFacts.Percent(facts.ProseShare)} of the values"]);
        }

        return facts.Number is { Codes: false } number && (hint & (Numbers | Hint.Order)) == 0 && (!number.Whole || number.Least < 0 || number.Most < 1000)
            ? (ColumnRole.Number, Certainty.Low, [$"numbers from {number.Least} to {number.Most}; nothing says of what"]) : null;
    }

    private static (ColumnRole, Certainty, IReadOnlyList<string>) Identifier(ColumnFacts facts, LevelView view, Hint hint)
    {
        if (hint.HasFlag(Hint.Order) && (hint & (Hint.Serial | Hint.Lot)) == 0 && !facts.AreGs1)
        {
            return (ColumnRole.Document, Certainty.High, [$"{facts.Distinct} values in {facts.Count} rows", "the name is that of an order or document"]);
        }

        IdentifierEvidence[] all = [IdentifierEvidence.Serial(facts, view, hint), IdentifierEvidence.Lot(facts, view, hint), IdentifierEvidence.Item(facts, view, hint)];
        var ranked = all.OrderByDescending(evidence => evidence.Points).ToList();
        var (best, next) = (ranked[0], ranked[1]);
        var certainty = best.Certainty(facts);
        IReadOnlyList<string> evidence = next.Points >= 4 && next.Points >= best.Points - 1 ? [.. best.Because, $"as much speaks for {next.Role.ToString().ToLowerInvariant()}"] : best.Because;
        return certainty != Certainty.None ? (best.Role, next.Points == best.Points ? Certainty.Low : certainty, evidence)
            : facts.Distinct <= 12 && facts.UniqueShare < 0.3 && (hint & Numbers) == 0 ? (ColumnRole.Code, Certainty.Low, [$"{facts.Distinct} values in {facts.Count} rows"])
            : (ColumnRole.Undecided, Certainty.None, [.. best.Because, "too little speaks for serial, lot or item"]);
    }

    private static (ColumnRole, Certainty, IReadOnlyList<string>) Rest(ColumnFacts facts) =>
        facts.Distinct <= 20 && facts.UniqueShare < 0.3 ? (ColumnRole.Code, Certainty.High, [$"{facts.Distinct} words in {facts.Count} rows"])
        : facts.Number is not null ? (ColumnRole.Number, Certainty.Low, ["numbers; nothing says of what"])
        : (ColumnRole.Text, Certainty.Low, [$"{facts.Distinct} different words in {facts.Count} rows"]);

    private static string Values(int count) => count == 1 ? "1 value" : $"{count} values";
}
