using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Unit : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("unit", "Numbers",
        "Turns a source's unit into its UN/ECE Recommendation 20 code; pieces, also as EA, H87 and PCE, are C62. An unknown unit is refused; units of a house's own go into a code list.")
    {
        Arguments = [new("of", ArgumentType.Choice, "Whose spellings: common (Rec 20 codes and unmistakable symbols; the default), sap (internal codes, where ST is a piece), catena-x (unit:piece).", false, Units.Names)],
        Examples = [new("unit", "\"PCE\"", "\"C62\""), new("unit", "\"kg\"", "\"KGM\""), new("{ unit: sap }", "\"ST\"", "\"C62\""), new("{ unit: catena-x }", "\"unit:litre\"", "\"LTR\""), new("unit", "\"ST\"", "refused")],
    };

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var convention = arguments.Text("of") is { } of && Units.Names.Contains(of, StringComparer.Ordinal) ? of : "common";
        return OnText(text => Units.Code(text, convention) is { } code
            ? MapValue.OfText(code)
            : MapValue.Failed($"The unit '{text}' is not known by the convention '{convention}'. Correct it at the source, name another convention, or use a code list of units."));
    }
}
