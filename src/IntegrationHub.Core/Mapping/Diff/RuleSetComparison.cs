using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Finds which rules of an output came, went, changed and moved.</summary>
internal sealed class RuleSetComparison
{
    private readonly IReadOnlyList<PlacedRule> _before;
    private readonly IReadOnlyList<PlacedRule> _after;
    private readonly List<(PlacedRule Old, PlacedRule New)> _pairs = [];
    private readonly MaterialEffects _effects;
    private readonly RuleDifferences _differences;

    public RuleSetComparison(MappingFile before, MappingOutput old, MappingFile after, MappingOutput @new, ContractShape? source, Func<VersionedId, CodeList?>? codeLists)
    {
        (_before, _after) = (PlacedRule.All(before, old), PlacedRule.All(after, @new));
        _effects = new MaterialEffects(_before, _after, source);
        _differences = new RuleDifferences(_effects, codeLists);
        // A rule is known by its id; without it by what it says; and what sets the same target is the same rule under another name.
        Pair(rule => rule.Rule.Id);
        Pair(rule => rule.Saying);
        Pair(rule => $"{rule.Parent}|{rule.Target}");
    }

    public IEnumerable<ItemChange> Changes()
    {
        var (gone, come) = (_before.Except(_pairs.Select(pair => pair.Old)).ToList(), _after.Except(_pairs.Select(pair => pair.New)).ToList());
        var changes = Topmost(gone).Select(rule => (rule.Ordinal, Change: Gone(rule)))
            .Concat(Topmost(come).Select(rule => (rule.Ordinal, Change: Come(rule))))
            .Concat(_pairs.SelectMany(pair => Changed(pair).Select(change => (pair.New.Ordinal, Change: change))))
            .Concat(RuleOrder.Moved(_pairs).Select(move => (move.Ordinal, move.Change)));
        return changes.OrderBy(pair => pair.Ordinal).Select(pair => pair.Change);
    }

    private void Pair(Func<PlacedRule, string> key)
    {
        var free = _after.Except(_pairs.Select(pair => pair.New)).ToLookup(key, StringComparer.Ordinal);
        foreach (var old in _before.Except(_pairs.Select(pair => pair.Old)).ToList())
        {
            // Several rules may set one target under exclusive conditions; then nobody can say which became which.
            if (free[key(old)].Where(rule => !_pairs.Exists(pair => pair.New == rule)).ToList() is [var only])
            {
                _pairs.Add((old, only));
            }
        }
    }

    // Of a loop that comes or goes its rules are not told one by one.
    private static IEnumerable<PlacedRule> Topmost(List<PlacedRule> rules) =>
        rules.Where(rule => !rules.Exists(loop => loop != rule && rule.Loops.Contains(loop.Rule)));

    private ItemChange Gone(PlacedRule rule)
    {
        var verdict = _effects.Of(rule, Effect.Loss);
        return new(ChangeKind.Removed, rule.Rule.Id, verdict.Class, $"rule '{rule.Rule.Id}' is gone; it {RuleWords.Whole(rule)}", verdict.Why, rule.Rule.Place, null);
    }

    private ItemChange Come(PlacedRule rule)
    {
        var verdict = _effects.Of(rule, Effect.Gain);
        return new(ChangeKind.Added, rule.Rule.Id, verdict.Class, $"rule '{rule.Rule.Id}' is new; it {RuleWords.Whole(rule)}", verdict.Why, null, rule.Rule.Place);
    }

    private IEnumerable<ItemChange> Changed((PlacedRule Old, PlacedRule New) pair) => _differences.Between(pair.Old, pair.New).Select(difference =>
        new ItemChange(ChangeKind.Changed, pair.Old.Rule.Id, difference.Verdict.Class, $"rule '{pair.Old.Rule.Id}' {difference.Text}", difference.Verdict.Why, pair.Old.Rule.Place, pair.New.Rule.Place));
}
