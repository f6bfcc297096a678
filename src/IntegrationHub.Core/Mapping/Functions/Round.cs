using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Round : MappingFunction
{
    internal static readonly string[] Modes = ["half-even", "half-up", "up", "down", "ceiling", "floor"];

    public override FunctionDeclaration Declaration { get; } = new("round", "Numbers", "Rounds with a named scale and mode: half-up and up go away from zero, down goes towards it.")
    {
        Arguments =
        [
            new("scale", ArgumentType.Integer, "Digits after the point, 0 to 12.", Required: true),
            new("mode", ArgumentType.Choice, "How to round.", true, Modes),
        ],
        Examples =
        [
            new("{ round: { scale: 1, mode: half-even } }", "\"2.25\"", "\"2.2\""),
            new("{ round: { scale: 1, mode: half-up } }", "\"-2.25\"", "\"-2.3\""),
            new("{ round: { scale: 0, mode: up } }", "2.1", "\"3\""),
        ],
    };

    public override FunctionTypes Types => FunctionTypes.Quantity;

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var scale = arguments.Integer("scale", 0, 12);
        var mode = arguments.Text("mode", "half-even");
        return OnDecimal(number => Quantity(To(number, scale, mode)));
    }

    internal static decimal To(decimal number, int scale, string mode) => decimal.Round(number, scale, mode switch
    {
        "half-up" => MidpointRounding.AwayFromZero,
        "up" => number < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity,
        "down" => MidpointRounding.ToZero,
        "ceiling" => MidpointRounding.ToPositiveInfinity,
        "floor" => MidpointRounding.ToNegativeInfinity,
        _ => MidpointRounding.ToEven,
    });
}
