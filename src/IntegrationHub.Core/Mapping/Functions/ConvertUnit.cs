using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class ConvertUnit : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("convert", "Numbers",
        "Converts a quantity to another unit of the same dimension, exactly. A result that needs rounding is refused unless scale and mode are named; across dimensions (kilograms to pieces) it is always refused: take 'convertItem' there.")
    {
        Arguments =
        [
            new("to", ArgumentType.Text, "The Rec 20 code of the result.", Required: true),
            new("from", ArgumentType.TextOrPointer, "The unit of the quantity: a pointer, or a unit.", Required: true),
            new("of", ArgumentType.Choice, "Whose spelling 'from' is; see unit.", false, Units.Names),
            new("scale", ArgumentType.Integer, "Digits after the point, 0 to 12."),
            new("mode", ArgumentType.Choice, "How to round; needs scale.", false, Round.Modes),
        ],
        Examples =
        [
            new("{ convert: { from: g, to: KGM } }", "250", "\"0.25\""),
            new("{ convert: { from: kg, to: C62 } }", "1", "refused"),
            new("{ convert: { from: GRM, to: LBR } }", "1", "refused"),
            new("{ convert: { from: GRM, to: LBR, scale: 4, mode: half-even } }", "1", "\"0.0022\""),
        ],
    };

    public override FunctionTypes Types => FunctionTypes.Quantity;

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var (to, from) = (arguments.Text("to", ""), arguments.Text("from", ""));
        var pointer = arguments.IsPointer("from") ? arguments.Pointer("from") : null;
        var convention = arguments.Text("of") is { } of && Units.Names.Contains(of, StringComparer.Ordinal) ? of : "common";
        var mode = arguments.Text("mode");
        int? scale = mode is null ? null : arguments.Integer("scale", 0, 12);
        if (!Units.IsKnown(to))
        {
            arguments.Fault("'to' is no Rec 20 code that is known here. Take one such as KGM or C62.", to);
        }

        return (value, state) =>
        {
            if (!state.TryDecimal(value, out var number))
            {
                return MapValue.Failed($"A quantity is expected, found '{state.Show(value)}'. Correct it at the source, or read it with 'decimal'.");
            }

            var unit = pointer is null ? from : Text(state, pointer);
            return unit is not null && Units.Code(unit, convention) is { } code && Units.Factor(code, to) is { } factor
                ? Result(number, factor, scale, mode)
                : MapValue.Failed($"Nothing leads from the unit '{unit}' to {to}. Correct the unit at the source, or convert with an item's own factor.");
        };
    }

    internal static string? Text(RunState state, MappingPointer pointer) =>
        state.TryText(MapValue.OfNode(state.Find(pointer)), out var text) ? text : null;

    internal static MapValue Result(decimal number, (decimal By, decimal Through) factor, int? scale, string? mode)
    {
        var product = number * factor.By;
        var result = product / factor.Through;
        if (scale is { } digits)
        {
            return Quantity(Round.To(result, digits, mode!));
        }

        return DecimalText.Fits(result) && result * factor.Through == product
            ? Quantity(result)
            : MapValue.Failed($"{DecimalText.Shortest(number)} has no exact value in the other unit. Name scale and mode.");
    }
}
