using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Mapping.Inference.Recipes;

/// <summary>Chooses the canonical message that the samples speak for.</summary>
/// <param name="Recipe">How it is filled.</param>
/// <param name="Because">What spoke for it, and what for others.</param>
internal sealed record TargetChoice(Recipe Recipe, string Because)
{
    private const int Enough = 3;

    private static readonly Recipe[] All =
    [
        TestResultRecipe.Recipe, NonconformanceRecipe.Recipe, SupplierEventRecipe.Recipe, ProcessRecordRecipe.Recipe, MaterialMasterRecipe.Recipe, MaterialEventRecipe.Recipe,
    ];

    /// <summary>Gets the messages that can be proposed.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(recipe => recipe.To)];

    /// <summary>Chooses by what was asked for, else by evidence.</summary>
    /// <returns>The choice, or problem <c>INF-0006</c> (unknown message) or <c>INF-0007</c> (nothing speaks for one).</returns>
    public static Outcome<TargetChoice> Of(IReadOnlyList<ColumnFinding> findings, string? asked)
    {
        if (asked is not null)
        {
            var name = asked.StartsWith("canonical/", StringComparison.Ordinal) ? asked["canonical/".Length..] : asked;
            return Array.Find(All, recipe => recipe.To == name) is { } chosen
                ? Outcome<TargetChoice>.Of(new TargetChoice(chosen, "asked for"))
                : Outcome<TargetChoice>.Failed(new Problem("INF-0006", $"There is no canonical message '{asked}' to propose a mapping to. Take one of {string.Join(", ", Names)}.", RawValue: asked));
        }

        var ranked = All.Select(recipe => (Recipe: recipe, Evidence: recipe.Evidence(new Candidates(findings)).Where(one => one.Points > 0).ToList()))
            .Select(pair => (pair.Recipe, Points: pair.Evidence.Sum(one => one.Points), Because: string.Join(", ", pair.Evidence.Select(one => one.Because))))
            .OrderByDescending(pair => pair.Points).ToList();
        var (best, next) = (ranked[0], ranked[1]);
        return best.Points < Enough
            ? Outcome<TargetChoice>.Failed(new Problem("INF-0007", $"Too little in the samples says which canonical message they are. Say it with --to: {string.Join(", ", Names)}."))
            : Outcome<TargetChoice>.Of(new TargetChoice(best.Recipe, best.Because + (next.Points >= Enough && next.Points >= best.Points - 1 ? $"; almost as much speaks for {next.Recipe.To} ({next.Because})" : "")));
    }
}
