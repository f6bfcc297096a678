using System.Globalization;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class SerialRanges : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("serialRanges", "Identifiers",
        "Writes serial numbers as ranges { first, last }, the way back of expandSerials: only numbers that follow one another, are equally long and agree in all but their last digits share one. Duplicates are refused, since a range would hide them.")
    {
        Examples =
        [
            new("serialRanges", "[\"S-03\",\"S-01\",\"S-02\",\"S-05\"]", "[{\"first\":\"S-01\",\"last\":\"S-03\"},{\"first\":\"S-05\",\"last\":\"S-05\"}]"),
            new("serialRanges", "[\"S-1\",\"S-1\"]", "refused"),
            new("serialRanges", "[]", "[]"),
        ],
    };

    public override FunctionTypes Types => FunctionTypes.ListTo("array");

    public override BoundFunction Bind(FunctionArguments arguments) => OnList(static (items, state) =>
    {
        var serials = new SortedSet<(string Stem, int Length, string Digits)>(Order);
        foreach (var item in items)
        {
            if (!state.TryText(item, out var text) || text.Length == 0)
            {
                return MapValue.Failed($"A serial number is text; found {state.Show(item)}. Take a member of the items first.");
            }

            var (stem, digits) = ExpandSerials.Parts(text);
            if (!serials.Add((stem, digits.Length, digits)))
            {
                return MapValue.Failed($"The serial number '{text}' stands twice. Correct it at the source.");
            }
        }

        return MapValue.OfList(Ranges(serials));
    });

    private static Comparer<(string Stem, int Length, string Digits)> Order { get; } = Comparer<(string Stem, int Length, string Digits)>.Create(static (a, b) =>
        string.CompareOrdinal(a.Stem, b.Stem) is not 0 and var stem ? stem : a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a.Digits, b.Digits));

    private static List<MapValue> Ranges(SortedSet<(string Stem, int Length, string Digits)> serials)
    {
        var ranges = new List<(string First, string Last)>();
        (string Stem, int Length, string Digits)? before = null;
        foreach (var serial in serials)
        {
            var text = serial.Stem + serial.Digits;
            if (before is { } last && last.Stem == serial.Stem && last.Length == serial.Length && Follows(last.Digits, serial.Digits))
            {
                ranges[^1] = (ranges[^1].First, text);
            }
            else
            {
                ranges.Add((text, text));
            }

            before = serial;
        }

        return [.. ranges.Select(range => MapValue.OfObject([KeyValuePair.Create("first", MapValue.OfText(range.First)), KeyValuePair.Create("last", MapValue.OfText(range.Last))]))];
    }

    private static bool Follows(string before, string after) =>
        before.Length is > 0 and <= ExpandSerials.MaxDigits
        && long.Parse(after, CultureInfo.InvariantCulture) - long.Parse(before, CultureInfo.InvariantCulture) == 1;
}
