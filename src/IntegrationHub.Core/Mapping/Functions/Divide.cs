using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Divide : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("divide", "Numbers", "Divides by a constant and rounds with a named scale and mode.")
    {
        Arguments =
        [
            new("by", ArgumentType.Decimal, "The divisor, not zero.", Required: true),
            new("scale", ArgumentType.Integer, "Digits after the point, 0 to 12.", Required: true),
            new("mode", ArgumentType.Choice, "How to round.", true, Round.Modes),
        ],
        Examples = [new("{ divide: { by: 3, scale: 2, mode: half-even } }", "10", "\"3.33\"")],
    };

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var by = arguments.Decimal("by", 1);
        if (by == 0)
        {
            arguments.Fault("The divisor is zero. Name another.", "0");
            by = 1;
        }

        var scale = arguments.Integer("scale", 0, 12);
        var mode = arguments.Text("mode", "half-even");
        return OnDecimal(number => Quantity(Round.To(number / by, scale, mode)));
    }
}
