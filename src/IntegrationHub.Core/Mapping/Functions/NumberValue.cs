using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class NumberValue : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("number", "Numbers", "Gives a JSON number, for contracts that want one. Canonical quantities are text: take 'quantity' there.")
    {
        Examples = [new("number", "\"1.50\"", "1.5"), new("number", "\"x\"", "refused")],
    };

    public override FunctionTypes Types => new(["number", "integer", "string"], ["number", "integer"]);

    public override BoundFunction Bind(FunctionArguments arguments) => OnDecimal(static number => MapValue.OfNumber(DecimalText.Shortest(number)));
}
