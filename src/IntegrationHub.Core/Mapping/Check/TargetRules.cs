using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Finds which rules set a place of an output.</summary>
public static class TargetRules
{
    /// <summary>Finds the rules that set a place, or the nearest place above or below that any rule sets.</summary>
    /// <param name="plan">The mapping.</param>
    /// <param name="output">The output by name.</param>
    /// <param name="pointer">A pointer into the output.</param>
    public static IReadOnlyList<MappingRule> At(MappingPlan plan, string output, string pointer)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Outputs.FirstOrDefault(one => one.Output.Name == output) is not { } found || !JsonPointers.TryParse(pointer, out var tokens))
        {
            return [];
        }

        List<PlanNode> places = [found.Root];
        IReadOnlyList<MappingRule> nearest = [];
        foreach (var token in tokens)
        {
            nearest = Own(places) is { Count: > 0 } own ? own : nearest;
            places = [.. places.SelectMany(place => Step(place, token))];
        }

        return Own(places) is { Count: > 0 } here ? here : places.SelectMany(Below).Distinct().ToList() is { Count: > 0 } below ? below : nearest;
    }

    private static List<MappingRule> Own(List<PlanNode> places) => [.. places.SelectMany(place => place.Rules).Select(rule => rule.Rule).Distinct()];

    // Which element of a list a loop made cannot be told from its index: all loops into the list may have.
    private static IEnumerable<PlanNode> Step(PlanNode place, string token) =>
        place.Members.Where(member => member.Name == token)
            .Concat(place.Elements.Where(element => element.Name == token))
            .Concat(JsonPointers.ArrayIndex(token) >= 0 ? place.Loops.Select(loop => loop.Body) : []);

    private static IEnumerable<MappingRule> Below(PlanNode place) => place.Rules.Select(rule => rule.Rule)
        .Concat(place.Loops.SelectMany(loop => Below(loop.Body).Prepend(loop.Rule)))
        .Concat(place.Members.Concat(place.Elements).SelectMany(Below));
}
