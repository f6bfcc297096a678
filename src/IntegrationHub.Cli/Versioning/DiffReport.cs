using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Contracts.Compatibility;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Cli.Versioning;

/// <summary>Prints a comparison.</summary>
internal static class DiffReport
{
    public static void Print(ItemDiff diff)
    {
        var (old, @new) = Hashes(diff);
        Console.Out.WriteLine($"{Word(diff.Kind)} {diff.Old} -> {diff.New}");
        Console.Out.WriteLine(old == @new ? $"meaning {old}, the same in both" : $"meaning {old} -> {@new}");
        Console.Out.WriteLine(diff.Item?.Class.Word() ?? Word(diff.Contract!.Verdict));
        foreach (var change in diff.Item?.Changes ?? [])
        {
            Console.Out.WriteLine($"  {Sign(change.Kind)} {change.Class.Word(),-17} {change.Text}: {change.Why}{(change.Place is null ? "" : $" [{change.Place}]")}");
        }

        foreach (var one in diff.Contract?.Breaks ?? [])
        {
            Console.Out.WriteLine($"  not {one.Direction}: {(one.Path.Length == 0 ? "(the document)" : one.Path)}: {one.Why} [{one.SchemaPath}]");
        }
    }

    public static JsonObject ToJson(ItemDiff diff)
    {
        var (old, @new) = Hashes(diff);
        var json = new JsonObject
        {
            ["kind"] = Word(diff.Kind),
            ["old"] = new JsonObject { ["reference"] = diff.Old, ["semanticHash"] = old },
            ["new"] = new JsonObject { ["reference"] = diff.New, ["semanticHash"] = @new },
            ["sameMeaning"] = old == @new,
            ["needsDecision"] = diff.NeedsDecision,
        };
        if (diff.Item is { } item)
        {
            json["class"] = item.Class.Word();
            json["changes"] = new JsonArray([.. item.Changes.Select(ToJson)]);
        }
        else
        {
            json["compatibility"] = Word(diff.Contract!.Verdict);
            json["breaks"] = new JsonArray([.. diff.Contract.Breaks.Select(ToJson)]);
        }

        return json;
    }

    private static (string Old, string New) Hashes(ItemDiff diff) =>
        diff.Item is { } item ? (item.OldHash, item.NewHash) : (diff.Contract!.OldHash, diff.Contract.NewHash);

    private static JsonObject ToJson(ItemChange change) => new()
    {
        ["kind"] = change.Kind.ToString().ToLowerInvariant(),
        ["what"] = change.What,
        ["class"] = change.Class.Word(),
        ["text"] = change.Text,
        ["why"] = change.Why,
        ["oldPlace"] = change.OldPlace,
        ["newPlace"] = change.NewPlace,
    };

    private static JsonObject ToJson(ContractBreak one) => new() { ["direction"] = one.Direction, ["path"] = one.Path, ["schemaPath"] = one.SchemaPath, ["why"] = one.Why };

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static char Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => '+',
        ChangeKind.Removed => '-',
        ChangeKind.Moved => '>',
        _ => '~',
    };
}
