using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class QuantityText : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("quantity", "Numbers",
        "Reads a number, or text with a decimal point, and gives text in shortest decimal form, as canonical messages write quantities.")
    {
        Examples =
        [
            new("quantity", "1.500", "\"1.5\""),
            new("quantity", "\"0003\"", "\"3\""),
            new("quantity", "1e3", "\"1000\""),
            new("quantity", "\"1,5\"", "refused"),
            new("quantity", "0.1234567890123", "refused"),
        ],
    };

    public override FunctionTypes Types => FunctionTypes.Quantity;

    public override BoundFunction Bind(FunctionArguments arguments) => OnDecimal(Quantity);
}
