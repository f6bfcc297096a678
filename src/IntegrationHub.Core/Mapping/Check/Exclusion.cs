using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Proves from their form alone that two conditions never hold together.</summary>
internal static class Exclusion
{
    /// <summary>Tells whether no message can fulfil both; false where it cannot be told.</summary>
    public static bool IsProven(Condition a, Condition b) => Exclude(Plain(a), Plain(b));

    /// <summary>Writes a condition so that equal ones have equal text.</summary>
    public static string Text(Condition condition) => condition switch
    {
        Present present => $"present {present.Pointer}",
        OneOf oneOf => $"{oneOf.Pointer} in {string.Join(' ', oneOf.Values.Select(Value).Order(StringComparer.Ordinal))}",
        Matches matches => $"{matches.Pointer} matches {matches.Pattern}",
        All all => $"all({string.Join(", ", all.Conditions.Select(Text).Order(StringComparer.Ordinal))})",
        Any any => $"any({string.Join(", ", any.Conditions.Select(Text).Order(StringComparer.Ordinal))})",
        Not not => $"not({Text(not.Inner)})",
        _ => throw new InvalidOperationException($"{condition.GetType().Name} has no text here: add it."),
    };

    // Negations are moved inwards, so that only single comparisons are negated.
    private static Condition Plain(Condition condition) => condition switch
    {
        All all => new All([.. all.Conditions.Select(Plain)]),
        Any any => new Any([.. any.Conditions.Select(Plain)]),
        Not { Inner: Not inner } => Plain(inner.Inner),
        Not { Inner: All all } => new Any([.. all.Conditions.Select(one => Plain(new Not(one)))]),
        Not { Inner: Any any } => new All([.. any.Conditions.Select(one => Plain(new Not(one)))]),
        _ => condition,
    };

    private static bool Exclude(Condition a, Condition b) => (a, b) switch
    {
        (Any any, _) => any.Conditions.All(one => Exclude(one, b)),
        (_, Any any) => any.Conditions.All(one => Exclude(a, one)),
        (All all, _) => all.Conditions.Any(one => Exclude(one, b)),
        (_, All all) => all.Conditions.Any(one => Exclude(a, one)),
        _ => a.Pointers.First().Text == b.Pointers.First().Text && (Contradict(a, b) || Contradict(b, a)),
    };

    private static bool Contradict(Condition a, Condition b) => (a, b) switch
    {
        // What is absent equals nothing and matches nothing.
        (Present or OneOf or Matches, Not { Inner: Present }) => true,
        (OneOf one, OneOf other) => !one.Values.Select(Value).Intersect(other.Values.Select(Value), StringComparer.Ordinal).Any(),
        (OneOf one, Not { Inner: OneOf other }) => !one.Values.Select(Value).Except(other.Values.Select(Value), StringComparer.Ordinal).Any(),
        (OneOf one, Matches matches) => one.Values.All(value => value.IsScalar && !matches.Pattern.IsMatch(value.Source)),
        (OneOf one, Not { Inner: Matches matches }) => one.Values.All(value => value.IsScalar && matches.Pattern.IsMatch(value.Source)),
        (Matches one, Not { Inner: Matches other }) => one.Pattern.Source == other.Pattern.Source,
        _ => false,
    };

    private static string Value(YamlNode value) => $"{value.Kind}:{(value.IsScalar ? value.Text : System.Text.Encoding.UTF8.GetString(value.ToJson()))}";
}
