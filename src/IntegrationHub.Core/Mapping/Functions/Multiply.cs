using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Multiply : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("multiply", "Numbers", "Multiplies by a constant or by a member of the message, exactly; a result beyond the storable digits is refused.")
    {
        Arguments = [new("by", ArgumentType.DecimalOrPointer, "The factor, or a pointer to it.", Required: true)],
        Examples = [new("{ multiply: 1000 }", "\"0.25\"", "\"250\""), new("{ multiply: 0.1 }", "3", "\"0.3\""), new("{ multiply: /perBox }", "3", "\"36\"", "{\"perBox\":12}")],
    };

    public override FunctionTypes Types => FunctionTypes.Quantity;

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        return OnDecimals(arguments, "by", Exact);
    }

    internal static MapValue Exact(decimal number, decimal by)
    {
        try
        {
            var product = number * by;
            // System.Decimal rounds silently beyond 28 digits; the way back shows it.
            return by == 0 || (DecimalText.Fits(product) && product / by == number) ? Quantity(product) : Lost(number, by);
        }
        catch (OverflowException)
        {
            return Lost(number, by);
        }
    }

    private static MapValue Lost(decimal number, decimal by) =>
        MapValue.Failed($"{DecimalText.Shortest(number)} times {DecimalText.Shortest(by)} has more digits than can be stored. Round before, with a named scale.");
}
