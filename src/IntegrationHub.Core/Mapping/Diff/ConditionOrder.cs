using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Whether one condition implies another: what can be shown by its form. What cannot be shown is not claimed.</summary>
internal static class ConditionOrder
{
    /// <summary>Says whether the second holds wherever the first one does; null always holds.</summary>
    public static bool Implies(Condition? first, Condition? second)
    {
        if (second is null || ConditionText.Of(first) == ConditionText.Of(second))
        {
            return true;
        }

        return (first, second) switch
        {
            (Any any, _) => any.Conditions.All(each => Implies(each, second)),
            (_, All all) => all.Conditions.All(each => Implies(first, each)),
            (All all, _) when all.Conditions.Any(each => Implies(each, second)) => true,
            (_, Any any) => any.Conditions.Any(each => Implies(first, each)),
            (Not a, Not b) => Implies(b.Inner, a.Inner),
            (OneOf a, OneOf b) => a.Pointer.Text == b.Pointer.Text && Values(a).IsSubsetOf(Values(b)),
            // A value that equals something that is not null is there.
            (OneOf a, Present b) => a.Pointer.Text == b.Pointer.Text && a.Values.All(value => value.Kind != YamlKind.Null),
            (Matches a, Present b) => a.Pointer.Text == b.Pointer.Text,
            (Present a, Present b) => b.Pointer.Up == a.Pointer.Up && a.Pointer.Text.StartsWith(b.Pointer.Text + "/", StringComparison.Ordinal),
            _ => false,
        };
    }

    private static HashSet<string> Values(OneOf condition) => condition.Values.Select(SemanticHash.ValueText).ToHashSet(StringComparer.Ordinal);
}
