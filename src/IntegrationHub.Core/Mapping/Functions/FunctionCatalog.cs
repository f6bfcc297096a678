using System.Collections.Frozen;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>All functions that rules can name. A new function is one file and one line here.</summary>
public static class FunctionCatalog
{
    private static readonly MappingFunction[] All =
    [
        new Trim(), new NotBlank(), new Upper(), new Lower(), new Pad(), new StripLeadingZeros(), new Substring(), new Split(), new Join(), new Replace(), new AsText(),
        new QuantityText(), new ReadDecimal(), new Multiply(), new Divide(), new Round(), new NumberValue(), new Unit(), new ConvertUnit(), new ConvertItem(),
        new ReadInstant(), new ReadTime(), new WriteTime(),
        new First(), new Filter(), new Distinct(), new Sort(), new Group(), new Count(), new Sum(),
        new Identify(), new WriteIdentifier(), new CheckDigit(), new ExpandSerials(), new SerialRanges(), new EpcisEventId(), new Uuid(),
        new Site(), new Plant(),
    ];

    private static readonly FrozenDictionary<string, MappingFunction> ByName = All.ToFrozenDictionary(f => f.Declaration.Name, StringComparer.Ordinal);

    /// <summary>Gets the declarations in the order of the reference page.</summary>
    public static IReadOnlyList<FunctionDeclaration> Declarations { get; } = [.. All.Select(f => f.Declaration)];

    internal static MappingFunction? Find(string name) => ByName.GetValueOrDefault(name);
}
