namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Puts proposed rules together.</summary>
internal static class ProposedRules
{
    /// <summary>Leaves out what has no source and gives every rule an id of its own.</summary>
    public static IReadOnlyList<RuleDraft> Of(IEnumerable<RuleDraft?> proposed)
    {
        var rules = proposed.OfType<RuleDraft>().ToList();
        var lists = CodeLists(rules);
        return [.. rules.Select(rule => WithLists(rule, lists))];
    }

    /// <summary>Gets the code lists; rules that look up the same kind of code share one.</summary>
    public static IReadOnlyList<CodeListDraft> CodeLists(IReadOnlyList<RuleDraft> rules) =>
    [
        .. rules.SelectMany(rule => rule.All).Select(rule => rule.Lookup).OfType<CodeListDraft>().GroupBy(list => list.Id, StringComparer.Ordinal)
            .Select(group => new CodeListDraft(group.Key, [.. group.SelectMany(list => list.Entries).DistinctBy(entry => entry.Key, StringComparer.Ordinal)],
                [.. group.SelectMany(list => list.Unknown).Distinct(StringComparer.Ordinal)],
                [.. group.SelectMany(list => list.Unseen).Distinct(StringComparer.Ordinal).Where(code => group.All(list => list.Unseen.Contains(code, StringComparer.Ordinal) || list.Entries.All(entry => entry.Key != code)))])),
    ];

    private static RuleDraft WithLists(RuleDraft rule, IReadOnlyList<CodeListDraft> lists) => rule with
    {
        Lookup = rule.Lookup is null ? null : lists.First(list => list.Id == rule.Lookup.Id),
        Rules = [.. rule.Rules.Select(inner => WithLists(inner, lists))],
    };
}
