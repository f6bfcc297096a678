using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Writes conditions in one form, so that two of the same meaning are the same text.</summary>
internal static class ConditionText
{
    public static string Of(Condition? condition) => condition switch
    {
        null => "always",
        Present present => $"{Place(present.Pointer)} is there",
        OneOf one => $"{Place(one.Pointer)} is {string.Join(" or ", one.Values.Select(SemanticHash.ValueText).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}",
        Matches matches => $"{Place(matches.Pointer)} matches {matches.Pattern}",
        All all => Joined(all.Conditions, " and "),
        Any any => Joined(any.Conditions, " or "),
        Not { Inner: Present present } => $"{Place(present.Pointer)} is not there",
        Not not => $"not ({Of(not.Inner)})",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "This kind of condition has no words. Add it."),
    };

    private static string Place(MappingPointer pointer) => pointer.Text.Length == 0 ? "the element" : pointer.Text;

    private static string Joined(IReadOnlyList<Condition> conditions, string with) => conditions.Count == 1 ? Of(conditions[0])
        : string.Join(with, conditions.Select(condition => $"({Of(condition)})").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
