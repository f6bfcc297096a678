namespace IntegrationHub.Core.Mapping.Inference.Recipes;

/// <summary>What a recipe works with.</summary>
/// <param name="Columns">The columns, each to be taken once.</param>
/// <param name="System">The name of the system, which code lists begin with.</param>
/// <param name="Zone">The time zone of local times, or null.</param>
internal sealed record RecipeInput(Candidates Columns, string System, string? Zone)
{
    public RuleWriter Root => new(System, Zone);

    /// <summary>Gets the lists of the messages, as the paths of their elements; lists in lists are left to a person.</summary>
    public IReadOnlyList<string> Lists => [.. Columns.All.Select(finding => finding.Facts.Column.Level.Path).Where(path => path.Count(c => c == '*') == 1).Distinct(StringComparer.Ordinal)];

    public RuleWriter In(string level) => new(System, Zone, level);
}

/// <summary>How one canonical message is filled from columns.</summary>
/// <param name="To">The message, for example <c>test-result</c>.</param>
/// <param name="Kind">The kind of system that usually sends it.</param>
/// <param name="Evidence">Weighs what speaks for it: points and why.</param>
/// <param name="Rules">Proposes rules; entries without a source are left out.</param>
internal sealed record Recipe(string To, string Kind, Func<Candidates, IEnumerable<(int Points, string? Because)>> Evidence, Func<RecipeInput, IEnumerable<RuleDraft?>> Rules);
