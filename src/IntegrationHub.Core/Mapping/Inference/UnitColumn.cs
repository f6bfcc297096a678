using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Which column says the unit of a quantity.</summary>
internal static class UnitColumn
{
    /// <summary>Says whether every value is a unit in one of the spellings that the function <c>unit</c> knows.</summary>
    public static bool Fits(ColumnFacts facts) => facts.Count > 0 && Convention(facts) is not null;

    public static bool Hinted(ColumnFacts facts) => NameHints.Of(facts.Column.Path).HasFlag(Hint.Unit);

    /// <summary>Gets whose spellings they are; null where one of them is nobody's.</summary>
    public static string? Convention(ColumnFacts facts) =>
        Units.Names.FirstOrDefault(name => facts.Distinct <= 40 && facts.Values.All(value => Units.Code(value.Text, name) is not null));
}
