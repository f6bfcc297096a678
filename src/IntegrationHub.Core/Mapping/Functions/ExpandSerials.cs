using System.Globalization;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class ExpandSerials : MappingFunction
{
    internal const int MaxDigits = 18;

    public override FunctionDeclaration Declaration { get; } = new("expandSerials", "Identifiers",
        "Gives every serial number of a range that is written with its first and last, both included. They must agree in all but their last digits and be equally long: nothing is guessed between A-9 and A-10. A range over the limit is refused.")
    {
        Arguments =
        [
            new("by", ArgumentType.Text, "What stands between first and last. A text without it is one serial number."),
            new("to", ArgumentType.Pointer, "Instead of by: where the last one is; the value is the first. Where nothing is there, the first is the only one."),
            new("atMost", ArgumentType.Integer, "The largest range that is taken, up to 100,000. The default is 10,000."),
        ],
        Examples =
        [
            new("{ expandSerials: \"..\" }", "\"SN-0098..SN-0101\"", "[\"SN-0098\",\"SN-0099\",\"SN-0100\",\"SN-0101\"]"),
            new("{ expandSerials: \"..\" }", "\"SN-7\"", "[\"SN-7\"]"),
            new("{ expandSerials: \"..\" }", "\"A-9..A-10\"", "refused"),
            new("{ expandSerials: \"..\" }", "\"A-2..A-1\"", "refused"),
            new("{ expandSerials: { by: \"..\", atMost: 3 } }", "\"1..9\"", "refused"),
        ],
    };

    public override FunctionTypes Types => FunctionTypes.TextTo("array");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var (by, to) = (arguments.Text("by"), arguments.Pointer("to"));
        var atMost = arguments.Integer("atMost", 10_000, 100_000);
        if ((by is null) == (to is null))
        {
            arguments.Fault("expandSerials needs either 'by', what stands between first and last, or 'to', where the last one is. Name one of them.", by);
        }

        return OnText((text, state) =>
        {
            var parts = by is { Length: > 0 } ? text.Split(by) : [text];
            if (to is not null && state.TryText(MapValue.OfNode(state.Find(to)), out var end))
            {
                parts = [text, end];
            }

            return parts.Length > 2 ? MapValue.Failed($"'{text}' has more than a first and a last. Correct it at the source.")
                : Expand(parts[0].Trim(), parts[^1].Trim(), atMost, state);
        });
    }

    private static MapValue Expand(string first, string last, int atMost, RunState state)
    {
        if (first == last && first.Length > 0)
        {
            return MapValue.OfList([MapValue.OfText(first)]);
        }

        var (stem, from) = Parts(first);
        var (otherStem, until) = Parts(last);
        if (stem != otherStem || from.Length != until.Length || from.Length is 0 or > MaxDigits)
        {
            return MapValue.Failed($"'{first}' to '{last}' is no range: first and last must be equally long and agree in all but their last digits. Correct it at the source, or list the numbers.");
        }

        var (low, high) = (long.Parse(from, CultureInfo.InvariantCulture), long.Parse(until, CultureInfo.InvariantCulture));
        if (high < low || high - low >= atMost || !state.Step((int)(high - low)))
        {
            return MapValue.Failed($"'{first}' to '{last}' is a range of {(high - low + 1).ToString(CultureInfo.InvariantCulture)}; 1 to {atMost.ToString(CultureInfo.InvariantCulture)} are taken. Correct it at the source, or raise 'atMost'.");
        }

        var format = "D" + from.Length.ToString(CultureInfo.InvariantCulture);
        var serials = new List<MapValue>((int)(high - low) + 1);
        for (var number = low; number <= high; number++)
        {
            serials.Add(MapValue.OfText(stem + number.ToString(format, CultureInfo.InvariantCulture)));
        }

        return MapValue.OfList(serials);
    }

    /// <summary>Divides a serial number into what stands before its last digits, and these.</summary>
    internal static (string Stem, string Digits) Parts(string serial)
    {
        var at = serial.Length;
        while (at > 0 && char.IsAsciiDigit(serial[at - 1]))
        {
            at--;
        }

        return (serial[..at], serial[at..]);
    }
}
