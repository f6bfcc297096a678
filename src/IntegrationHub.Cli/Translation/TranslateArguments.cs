using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Cli.Translation;

/// <summary>Reads what the command line says about the target and about the material; all of it is taken as given by the user.</summary>
internal static class TranslateArguments
{
    private const string Given = "command line";

    /// <summary>Reads <c>ITEM=LOT/SERIAL</c>.</summary>
    public static Dictionary<string, TrackingRule> Tracking(IEnumerable<string> texts) => texts.Select(text =>
    {
        var (item, levels) = Cut(text, '=', "--tracking", "ITEM=LOT/SERIAL");
        var (lot, serial) = Cut(levels, '/', "--tracking", "ITEM=LOT/SERIAL");
        return (Item: item, Rule: new TrackingRule { Lot = Level(lot, text), Serial = Level(serial, text) });
    }).ToDictionary(pair => pair.Item, pair => pair.Rule, StringComparer.Ordinal);

    /// <summary>Reads <c>ITEM/SERIAL=LOT</c>.</summary>
    public static IReadOnlyList<PieceMembership> Members(IEnumerable<string> texts) => [.. texts.Select(text =>
    {
        var (piece, lot) = Cut(text, '=', "--member", "ITEM/SERIAL=LOT");
        var (item, serial) = Cut(piece, '/', "--member", "ITEM/SERIAL=LOT");
        return new PieceMembership(item, serial, lot, EvidenceGrade.Exact, Given);
    })];

    /// <summary>Reads <c>ITEM/LOT=QUANTITY</c>.</summary>
    public static IReadOnlyList<LotFact> LotSizes(IEnumerable<string> texts) => [.. texts.Select(text =>
    {
        var (lot, size) = Cut(text, '=', "--lot-size", "ITEM/LOT=QUANTITY");
        var (item, number) = Cut(lot, '/', "--lot-size", "ITEM/LOT=QUANTITY");
        return DecimalText.Parse(size) is { Succeeded: true } quantity
            ? new LotFact(item, number, quantity.Value)
            : throw new WrongUseException($"--lot-size {text}: '{size}' is no quantity. Write it with a decimal point.");
    })];

    private static TrackingLevel Level(string text, string argument) => text switch
    {
        "none" => TrackingLevel.None,
        "optional" => TrackingLevel.Optional,
        "required" => TrackingLevel.Required,
        _ => throw new WrongUseException($"--tracking {argument}: '{text}' is not none, optional or required."),
    };

    // From the right: an item number may hold the separator, what follows it may not.
    private static (string Left, string Right) Cut(string text, char at, string option, string shape)
    {
        var place = text.LastIndexOf(at);
        return place > 0 && place < text.Length - 1
            ? (text[..place], text[(place + 1)..])
            : throw new WrongUseException($"{option} {text}: it has the form {shape}.");
    }
}
