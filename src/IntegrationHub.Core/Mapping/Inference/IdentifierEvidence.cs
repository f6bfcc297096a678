namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Weighs what was measured of a column of numbers of things: is it a serial number, a lot, an item, or none of these.</summary>
internal sealed class IdentifierEvidence
{
    private readonly List<string> _because = [];
    private readonly Hint _hint;
    private int _points;
    private bool _corroborated;
    private bool _measured;

    private IdentifierEvidence(ColumnRole role, Hint hint) => (Role, _hint) = (role, hint);

    public ColumnRole Role { get; }

    public int Points => _points;

    public IReadOnlyList<string> Because => _because;

    // Sure is only what its name or a GS1 key says, what at least one measurement besides uniqueness shows, and what no counter could be.
    public Certainty Certainty(ColumnFacts facts) =>
        _points >= 5 && _corroborated && _measured && facts.Count >= 20 && facts.StepShare < 0.5 && (_hint & Against(Role)) == 0 ? Inference.Certainty.High
        : _points >= 4 ? Inference.Certainty.Low : Inference.Certainty.None;

    public static IdentifierEvidence Serial(ColumnFacts facts, LevelView view, Hint hint)
    {
        var found = new IdentifierEvidence(ColumnRole.Serial, hint);
        var one = view.OneShare(facts);
        found.Add(facts.UniqueShare >= 0.99 ? 2 : facts.UniqueShare > 0.15 && one >= 0.99 ? 1 : 0, $"{facts.Distinct} of {facts.Count} values are distinct");
        found.Measure(one is null ? 0 : one >= 0.99 ? 2 : -6, one is null ? "no quantity column to measure by" : $"quantity one in {ColumnFacts.Percent(one.Value)} of the rows");
        var coarser = view.Identifiers.FirstOrDefault(other => other != facts && other.Distinct < facts.Distinct * 0.7 && (facts.UniqueShare >= 0.99 ? Dependence.Of(other.Column, facts.Column).Broken : Dependence.Of(facts.Column, other.Column).Holds));
        found.Measure(coarser is null ? 0 : 1, coarser is null ? null : $"each goes with one {NameHints.NameOf(coarser.Column.Path)}");
        found.Gs1(facts.Gs1.Serial, "GS1 or EPC serial numbers");
        return found.Close(facts, Hint.Serial);
    }

    public static IdentifierEvidence Lot(ColumnFacts facts, LevelView view, Hint hint)
    {
        var found = new IdentifierEvidence(ColumnRole.Lot, hint);
        var one = view.OneShare(facts);
        found.Add(facts.Distinct >= 3 && facts.UniqueShare <= 0.7 ? 1 : 0, $"{facts.Distinct} values in {facts.Count} rows");
        found.Add(one is null ? 0 : one < 0.5 ? 1 : one >= 0.99 ? -1 : 0, one is null ? null : $"quantity other than one in {ColumnFacts.Percent(1 - one.Value)} of the rows");
        // A column that is named like an item may have nearly as many values as there are lots.
        var coarser = view.Identifiers.Where(other => other != facts && other.Distinct < facts.Distinct * (NameHints.Of(other.Column.Path).HasFlag(Hint.Item) ? 1 : 0.7)).ToList();
        var kept = coarser.Find(other => Dependence.Of(facts.Column, other.Column).Holds);
        var item = coarser.Find(other => NameHints.Of(other.Column.Path).HasFlag(Hint.Item));
        var broken = item is not null && Dependence.Of(facts.Column, item.Column).Broken ? item : null;
        found.Measure(broken is not null ? -6 : kept is not null ? 2 : 0, broken is not null ? $"goes with several {NameHints.NameOf(broken.Column.Path)}"
            : kept is not null ? $"each goes with one {NameHints.NameOf(kept.Column.Path)}" : null);
        var span = view.SpanShare(facts);
        found.Add(span is null ? 0 : span <= 0.3 ? 1 : -1, span is null ? null : $"its rows last {ColumnFacts.Percent(span.Value)} of all time on average");
        found.Gs1(facts.Gs1.Lot, "GS1 lots");
        return found.Close(facts, Hint.Lot);
    }

    public static IdentifierEvidence Item(ColumnFacts facts, LevelView view, Hint hint)
    {
        var found = new IdentifierEvidence(ColumnRole.Item, hint);
        var finer = view.Identifiers.FirstOrDefault(other => other != facts && facts.Distinct < other.Distinct * 0.7
            && (other.UniqueShare >= 0.99 ? facts.UniqueShare <= 0.7 : Dependence.Of(other.Column, facts.Column).Holds));
        found.Add(facts.UniqueShare <= 0.5 ? 1 : 0, $"{facts.Distinct} values in {facts.Count} rows");
        found.Measure(finer is null ? 0 : 1, finer is null ? null : $"one for each {NameHints.NameOf(finer.Column.Path)}");
        var said = view.Texts.Concat(view.Units).FirstOrDefault(other => other != facts && Dependence.Of(facts.Column, other.Column).Holds);
        found.Measure(said is null ? 0 : 1, said is null ? null : $"each goes with one {NameHints.NameOf(said.Column.Path)}");
        var span = view.SpanShare(facts);
        found.Measure(span >= 0.5 ? 1 : 0, span is null ? null : $"its rows last {ColumnFacts.Percent(span.Value)} of all time on average");
        found.Measure(facts.UniqueShare >= 0.99 && view.Quantity is null && view.Texts.Any() ? 1 : 0, facts.UniqueShare >= 0.99 && view.Quantity is null && view.Texts.Any() ? "unique, beside a text and no quantity: a list of items" : null);
        found.Gs1(facts.Gs1.Gtin, "GTINs with right check digit");
        return found.Close(facts, Hint.Item);
    }

    // An order number may be unique, or of one item, and everything else that a lot is; only its name or its key tells it apart.
    private static Hint Against(ColumnRole role) => (Hint.Serial | Hint.Lot | Hint.Item | Hint.Order | Hint.Counter | Hint.Time) & ~(role switch
    {
        ColumnRole.Serial => Hint.Serial,
        ColumnRole.Lot => Hint.Lot,
        _ => Hint.Item,
    });

    private IdentifierEvidence Close(ColumnFacts facts, Hint name)
    {
        Add(1, null);
        var named = _hint.HasFlag(name);
        _corroborated |= named;
        Add(named ? 2 : (_hint & Against(Role)) != 0 ? -2 : 0, named ? "the name fits" : (_hint & Against(Role)) != 0 ? "the name says something else" : "nothing in the name");
        if (facts.StepShare >= 0.5)
        {
            Add(-1, $"{ColumnFacts.Percent(facts.StepShare)} are one step above the row before: it may count rows");
        }

        return this;
    }

    private void Gs1(double share, string what)
    {
        if (share >= 0.95)
        {
            _corroborated = true;
            Measure(4, $"{ColumnFacts.Percent(share)} are {what}");
        }
    }

    private void Measure(int points, string? because)
    {
        _measured |= points > 0;
        Add(points, because);
    }

    private void Add(int points, string? because)
    {
        _points += points;
        if (because is not null)
        {
            _because.Add(because);
        }
    }
}
