using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Divide : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("divide", "Numbers", "Divides by a constant or by a member of the message and rounds with a named scale and mode. A divisor of zero is refused.")
    {
        Arguments =
        [
            new("by", ArgumentType.DecimalOrPointer, "The divisor, not zero, or a pointer to it.", Required: true),
            new("scale", ArgumentType.Integer, "Digits after the point, 0 to 12.", Required: true),
            new("mode", ArgumentType.Choice, "How to round.", true, Round.Modes),
        ],
        Examples = [new("{ divide: { by: 3, scale: 2, mode: half-even } }", "10", "\"3.33\""), new("{ divide: { by: /per, scale: 2, mode: half-even } }", "5", "\"0.05\"", "{\"per\":100}"), new("{ divide: { by: /per, scale: 2, mode: half-even } }", "5", "refused", "{\"per\":0}")],
    };

    public override FunctionTypes Types => FunctionTypes.Quantity;

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        if (!arguments.IsPointer("by") && arguments.Decimal("by", 1) == 0)
        {
            arguments.Fault("The divisor is zero. Name another.", "0");
        }

        var scale = arguments.Integer("scale", 0, 12);
        var mode = arguments.Text("mode", "half-even");
        return OnDecimals(arguments, "by", (number, by) => by == 0
            ? MapValue.Failed("The divisor is zero. Correct it at the source.")
            : Quantity(Round.To(number / by, scale, mode)));
    }
}
