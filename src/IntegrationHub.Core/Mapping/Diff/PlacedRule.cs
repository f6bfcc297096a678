using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>A rule where it stands: in which loops, and which members of the canonical message it is about.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Loops">The loops around it, the outermost first.</param>
/// <param name="Target">The member of the output that it sets or fills, from the root.</param>
/// <param name="Member">The member of the canonical message, on whichever side that is; null where it reads none.</param>
/// <param name="Role">What that member is.</param>
/// <param name="Ordinal">Its position in the file.</param>
internal sealed record PlacedRule(MappingRule Rule, IReadOnlyList<MappingRule> Loops, string Target, string? Member, MemberRole Role, int Ordinal)
{
    /// <summary>Gets the ids of the loops around it.</summary>
    public string Parent => string.Join('/', Loops.Select(loop => loop.Id));

    /// <summary>Gets the material that the member belongs to: its path without the last name.</summary>
    public string? Material => Member?[..Math.Max(0, Member.LastIndexOf('/'))];

    /// <summary>Gets all that the rule says, but its id.</summary>
    public string Saying => string.Join('|', Parent, Target, RuleWords.Source(Rule), RuleWords.Chain(Rule), Rule.Lookup?.ToString(), ConditionText.Of(Rule.When),
        Rule.Required.ToString(), Rule.Default is { } value ? SemanticHash.ValueText(value) : "", Rule.KeepRaw?.Text, string.Join(',', Rule.Requirements));

    /// <summary>Places all rules of an output.</summary>
    public static IReadOnlyList<PlacedRule> All(MappingFile file, MappingOutput output)
    {
        var placed = new List<PlacedRule>();
        Place(placed, output.Rules, [], new RuleScope(file, output));
        return placed;
    }

    private static void Place(List<PlacedRule> placed, IReadOnlyList<MappingRule> rules, IReadOnlyList<MappingRule> loops, RuleScope scope)
    {
        foreach (var rule in rules)
        {
            var (member, role) = scope.MemberOf(rule);
            placed.Add(new PlacedRule(rule, loops, scope.Target(rule), member, role, placed.Count));
            if (rule.ForEach is not null)
            {
                Place(placed, rule.Rules, [.. loops, rule], scope.Inside(rule));
            }
        }
    }
}
