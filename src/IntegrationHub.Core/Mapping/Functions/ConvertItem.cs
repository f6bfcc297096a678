using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using NodaTime;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class ConvertItem : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("convertItem", "Numbers",
        "Converts a quantity to another unit, also across dimensions, by an item's own factor as it was valid on a day. The factors are a code list: item to a list of { from, to, factor, validFrom, validTo }, where 1 'from' is 'factor' 'to' and the day of validTo is no longer in it. No factor on that day, or two, and the message is refused; so is a result that needs rounding, unless scale and mode are named.")
    {
        Arguments =
        [
            new("to", ArgumentType.Text, "The Rec 20 code of the result.", Required: true),
            new("from", ArgumentType.TextOrPointer, "The unit of the quantity: a pointer, or a unit.", Required: true),
            new("item", ArgumentType.Pointer, "Where the item's number is.", Required: true),
            new("on", ArgumentType.Pointer, "Where the day is: ISO 8601, of which the date as written counts.", Required: true),
            new("factors", ArgumentType.CodeList, "The code list with its version.", Required: true),
            new("of", ArgumentType.Choice, "Whose spelling 'from' is; see unit.", false, Units.Names),
            new("scale", ArgumentType.Integer, "Digits after the point, 0 to 12."),
            new("mode", ArgumentType.Choice, "How to round; needs scale.", false, Round.Modes),
        ],
        Examples =
        [
            new("{ convertItem: { from: KGM, to: C62, item: /item, on: /day, factors: item-factors@1.0.0 } }", "2.5", "\"10\"", "{\"item\":\"4711\",\"day\":\"2026-03-02\"}"),
            new("{ convertItem: { from: KGM, to: C62, item: /item, on: /day, factors: item-factors@1.0.0 } }", "2.5", "\"12.5\"", "{\"item\":\"4711\",\"day\":\"2026-07-01\"}"),
            new("{ convertItem: { from: C62, to: KGM, item: /item, on: /day, factors: item-factors@1.0.0 } }", "10", "\"2.5\"", "{\"item\":\"4711\",\"day\":\"2026-03-02T22:00:00Z\"}"),
            new("{ convertItem: { from: KGM, to: C62, item: /item, on: /day, factors: item-factors@1.0.0 } }", "2.5", "refused", "{\"item\":\"4711\",\"day\":\"2025-12-31\"}"),
            new("{ convertItem: { from: KGM, to: C62, item: /item, on: /day, factors: item-factors@1.0.0 } }", "2.5", "refused", "{\"item\":\"0815\",\"day\":\"2026-03-02\"}"),
        ],
    };

    public override FunctionTypes Types => FunctionTypes.Quantity;

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var (to, from) = (arguments.Text("to", ""), arguments.Text("from", ""));
        var unitAt = arguments.IsPointer("from") ? arguments.Pointer("from") : null;
        var (itemAt, onAt) = (arguments.Pointer("item"), arguments.Pointer("on"));
        var convention = arguments.Text("of") is { } of && Units.Names.Contains(of, StringComparer.Ordinal) ? of : "common";
        var mode = arguments.Text("mode");
        int? scale = mode is null ? null : arguments.Integer("scale", 0, 12);
        var factors = ItemFactors.Read(arguments.CodeList("factors"), arguments);
        var readDay = SourceTime.Reader("iso-8601", out _)!;
        if (!Units.IsKnown(to))
        {
            arguments.Fault("'to' is no Rec 20 code that is known here. Take one such as KGM or C62.", to);
        }

        return (value, state) =>
        {
            if (itemAt is null || onAt is null || !state.TryDecimal(value, out var number))
            {
                return MapValue.Failed($"A quantity is expected, found '{state.Show(value)}'. Correct it at the source, or read it with 'decimal'.");
            }

            var (item, on) = (ConvertUnit.Text(state, itemAt), ConvertUnit.Text(state, onAt));
            if (on is null || readDay(on) is not { } day)
            {
                return MapValue.Failed($"The day of the factor is not known: {onAt} is '{on}'. Read it in the form iso-8601.");
            }

            var unit = unitAt is null ? from : ConvertUnit.Text(state, unitAt);
            return unit is null || Units.Code(unit, convention) is not { } code
                ? MapValue.Failed($"The unit '{unit}' is not known. Correct it at the source.")
                : code == to ? ConvertUnit.Result(number, (1, 1), scale, mode)
                : factors.Find(item ?? "", code, to, day.Local.Date) is [var factor]
                    ? ConvertUnit.Result(number, factor, scale, mode)
                    : MapValue.Failed($"The item '{item}' has not exactly one factor from {code} to {to} on {day.Local.Date.ToString("uuuu-MM-dd", null)}. Add it in a new version of the list.");
        };
    }
}
