using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Words of source systems whose meaning is not in doubt. A word that is not here stays unknown.</summary>
internal static class Vocabulary
{
    private static readonly Dictionary<string, string?> Outcomes = Words(
        ("passed", "passed pass ok good true p 1 i.o. io gut pos"), ("failed", "failed fail nok ng bad false f 0 n.i.o. nio schlecht reject rejected neg"),
        ("error", "error fehler"), ("terminated", "terminated aborted abort cancelled canceled abbruch"), (null, "done skipped running none n/a"));

    private static readonly string[][] Families = [["passed", "failed", "error", "terminated", "done", "skipped"], ["pass", "fail"], ["ok", "nok"]];

    // SAP's movement types where one number has one meaning; 262 may be a reversal or a return, so it is not here.
    private static readonly Dictionary<string, string?> Operations = Words(
        ("receive", "receive receipt received gr 101 wareneingang we"), ("issue", "issue issued consume consumed consumption gi 201 261 entnahme verbrauch"),
        ("produce", "produce produced production 131 fertigmeldung"), ("transfer", "transfer transferred move 301 311 umlagerung"),
        ("scrap", "scrap scrapped 551 ausschuss verschrottung"), ("ship", "ship shipped shipment dispatch 601 versand"), ("return", "return returned 122 retoure"),
        ("count", "count counted inventory inventur"), ("pack", "pack packed packing"), ("install", "install installed assemble assembled einbau"),
        ("remove", "remove removed ausbau"), ("hold", "hold blocked block 344 sperren"), ("release", "release released unblock 343 freigabe"));

    private static readonly Dictionary<string, string?> Tracking = Words(
        ("serial", "s serial serialized serialised sn serialnumber"), ("lot", "l b lot batch charge lots"), ("both", "ls bs lot_serial both lot+serial serial+lot"), ("none", "n none untracked no"));

    /// <summary>Gets the outcome of a test, or null twice: unknown word, or a word that is no outcome.</summary>
    public static bool IsOutcome(string word, out string? outcome) => Outcomes.TryGetValue(word.ToLowerInvariant(), out outcome);

    /// <summary>Makes the list of outcomes of some codes, with those that go with them in the same spelling.</summary>
    public static CodeListDraft OutcomeList(string id, IReadOnlyList<string> codes)
    {
        var family = Families.FirstOrDefault(words => codes.Any(code => words.Contains(code, StringComparer.OrdinalIgnoreCase))) ?? [];
        var spelling = codes.First();
        var unseen = family.Select(word => Like(spelling, word)).Except(codes, StringComparer.Ordinal).ToList();
        return List(id, codes, unseen, code => IsOutcome(code, out var outcome) ? (true, outcome is null ? null : JsonValue.Create(outcome)) : (false, null));
    }

    /// <summary>Makes the list of operations of some codes.</summary>
    public static CodeListDraft OperationList(string id, IReadOnlyList<string> codes) =>
        List(id, codes, [], code => Operations.TryGetValue(code.ToLowerInvariant(), out var operation) ? (true, JsonValue.Create(operation)) : (false, null));

    /// <summary>Makes the list of tracking rules of some codes; a flag for lots alone says nothing of serials.</summary>
    public static CodeListDraft TrackingList(string id, IReadOnlyList<string> codes, Hint hint)
    {
        var only = hint.HasFlag(Hint.Lot) && !hint.HasFlag(Hint.Serial) ? "lot" : hint.HasFlag(Hint.Serial) && !hint.HasFlag(Hint.Lot) ? "serial" : null;
        return List(id, codes, [], code =>
            only is not null && Flag(code) is { } yes ? (true, Rule(only == "lot" ? (yes ? "required" : "none") : "unknown", only == "serial" ? (yes ? "required" : "none") : "unknown"))
            : Tracking.TryGetValue(code.ToLowerInvariant(), out var word) ? (true, Rule(word is "lot" or "both" ? "required" : "none", word is "serial" or "both" ? "required" : "none"))
            : (false, null));
    }

    /// <summary>Makes a list of units where a system has words of its own.</summary>
    public static CodeListDraft UnitList(string id, IReadOnlyList<string> codes) =>
        List(id, codes, [], code => (Units.Code(code, "common") ?? Units.Code(code, "sap")) is { } unit ? (true, JsonValue.Create(unit)) : (false, null));

    private static CodeListDraft List(string id, IReadOnlyList<string> codes, IReadOnlyList<string> unseen, Func<string, (bool Known, JsonNode? Value)> meaning)
    {
        var known = codes.Concat(unseen).Select(code => (Code: code, Meaning: meaning(code))).ToList();
        return new CodeListDraft(id, [.. known.Where(pair => pair.Meaning.Known).Select(pair => KeyValuePair.Create(pair.Code, pair.Meaning.Value))],
            [.. known.Where(pair => !pair.Meaning.Known).Select(pair => pair.Code)], unseen);
    }

    private static JsonObject Rule(string lot, string serial) => new() { ["lot"] = lot, ["serial"] = serial };

    private static bool? Flag(string code) => code.ToLowerInvariant() switch { "x" or "y" or "yes" or "true" or "1" or "j" or "ja" => true, "n" or "no" or "false" or "0" or "nein" => false, _ => null };

    private static string Like(string spelling, string word) =>
        char.IsUpper(spelling[^1]) ? word.ToUpperInvariant() : char.IsUpper(spelling[0]) ? char.ToUpperInvariant(word[0]) + word[1..] : word;

    private static Dictionary<string, string?> Words(params (string? Meaning, string Words)[] table) =>
        table.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Meaning))).GroupBy(pair => pair.word, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Meaning, StringComparer.Ordinal);
}
