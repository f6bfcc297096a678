using System.Globalization;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical.Identifiers;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>What can be counted of one column by itself.</summary>
internal sealed partial class ColumnFacts
{
    /// <summary>Fewer values than this measure nothing: what is unique or equal among them may be so by chance.</summary>
    public const int Enough = 12;

    private ColumnFacts(Column column) => Column = column;

    public Column Column { get; }

    /// <summary>Gets how many values are not blank.</summary>
    public int Count { get; private init; }

    public int Distinct { get; private init; }

    /// <summary>Gets the form in which all values are times, or null.</summary>
    public TimeForm? Time { get; private init; }

    /// <summary>Gets whether all values are numbers, and with which decimal point.</summary>
    public NumberForm? Number { get; private init; }

    /// <summary>Gets the share of values that look like the number of a thing: letters, digits and few signs, at least one digit, no white space.</summary>
    public double IdentifierShare { get; private init; }

    /// <summary>Gets the share of values with white space inside, or longer than 40 characters.</summary>
    public double ProseShare { get; private init; }

    /// <summary>Gets the share of values that are one same step (1, or 10) above the value of the row before.</summary>
    public double StepShare { get; private init; }

    /// <summary>Gets the share of values that are the word of a flag.</summary>
    public double FlagShare { get; private init; }

    /// <summary>Gets the share of values with a right GS1 check digit (GTIN), and the shares with a GS1 or EPC serial number, lot, item.</summary>
    public (double Gtin, double Serial, double Lot) Gs1 { get; private init; }

    public int Shortest { get; private init; }

    public int Longest { get; private init; }

    /// <summary>Gets the values with how often they occur, in the order in which they were met.</summary>
    public required IReadOnlyList<(string Text, int Count)> Values { get; init; }

    /// <summary>Gets whether nearly all values look like numbers of things, plain or as GS1 and EPC write them.</summary>
    public bool AreNumbersOfThings => IdentifierShare >= 0.95 || AreGs1;

    /// <summary>Gets whether nearly all values say by themselves which serial number or lot they hold.</summary>
    public bool AreGs1 => Gs1.Serial >= 0.95 || Gs1.Lot >= 0.95;

    public double UniqueShare => Count == 0 ? 0 : (double)Distinct / Count;

    /// <summary>Counts a column.</summary>
    public static ColumnFacts Of(Column column)
    {
        var texts = column.Values.ConvertAll(value => value.Text);
        var values = texts.CountBy(text => text, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)).ToList();
        return new ColumnFacts(column)
        {
            Values = values,
            Count = texts.Count,
            Distinct = values.Count,
            Time = TimeForm.Of([.. values.Select(value => value.Key)]),
            Number = NumberForm.Of(texts),
            IdentifierShare = Share(texts, text => Identifier().IsMatch(text) && !Fraction().IsMatch(text)),
            ProseShare = Share(texts, text => text.Any(char.IsWhiteSpace) || text.Length > 40),
            StepShare = Steps(texts),
            FlagShare = Share(texts, text => Flag().IsMatch(text)),
            Gs1 = Gs1Of(values.ConvertAll(value => value.Key)),
            Shortest = texts.Count == 0 ? 0 : texts.Min(text => text.Length),
            Longest = texts.Count == 0 ? 0 : texts.Max(text => text.Length),
        };
    }

    /// <summary>Writes a share as people read it.</summary>
    public static string Percent(double share) => (share * 100).ToString(share is > 0.99 and < 1 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    private static double Share(List<string> texts, Func<string, bool> holds) => texts.Count == 0 ? 0 : (double)texts.Count(holds) / texts.Count;

    private static double Steps(List<string> texts)
    {
        // A running number may carry a prefix (SN-0001); only the digits at the end count.
        var steps = texts.Zip(texts.Skip(1), (before, now) => (Before: Tail(before), Now: Tail(now)))
            .Where(pair => pair is { Before: not null, Now: not null } && pair.Before.Value.Head == pair.Now.Value.Head)
            .Select(pair => pair.Now!.Value.Number - pair.Before!.Value.Number).Where(step => step is 1 or 5 or 10 or 100)
            .CountBy(step => step).Select(pair => pair.Value);
        return texts.Count < 2 ? 0 : (double)steps.DefaultIfEmpty(0).Max() / (texts.Count - 1);
    }

    private static (string Head, long Number)? Tail(string text)
    {
        var digits = text.Length - text.AsSpan().TrimEnd("0123456789").Length;
        return digits is > 0 and <= 18 ? (text[..^digits], long.Parse(text.AsSpan()[^digits..], CultureInfo.InvariantCulture)) : null;
    }

    private static (double, double, double) Gs1Of(List<string> values)
    {
        var sample = values.Take(200).ToList();
        var gtin = Share(sample, text => text.Length is 8 or 12 or 13 or 14 && CheckDigits.IsMod10(text));
        // Only texts that say what they are: a bare number fits nearly any application identifier.
        var readings = sample.Where(text => text.Length > 8 && (text[0] is '(' or '\u001d' or ']' || text.StartsWith("urn:epc:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http", StringComparison.OrdinalIgnoreCase)))
            .Select(text => IdentifierReader.Read(text).Readings).Where(list => list.Count > 0).Select(list => list[0]).ToList();
        return (gtin, readings.Count(reading => reading.Serial is not null) / Math.Max(1.0, sample.Count), readings.Count(reading => reading.Lot is not null && reading.Serial is null) / Math.Max(1.0, sample.Count));
    }

    [GeneratedRegex(@"^([A-Za-z][A-Za-z_./+-]*)?[0-9][A-Za-z0-9_./#+-]*\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^([+-]?[0-9]*[.,][0-9]+([eE][+-]?[0-9]+)?|-[0-9]+)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(true|false|yes|no|y|n|ja|nein|j|x|0|1)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Flag();
}
