using System.Text.Json;
using System.Text.Json.Nodes;
using IntegrationHub.Cli.Output;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Lineage;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Cli.Mapping;

/// <summary>The lineage of a mapping for people and for scripts.</summary>
internal static class LineageOutput
{
    public static void Print(MappingPlan plan, IContractLookup contracts, bool json)
    {
        var lineage = LineageReader.Read(plan, contracts);
        if (json)
        {
            Json.Print(ToJson(plan, lineage));
            return;
        }

        Table.Print(["target", "rule", "how", "reads", "place"], lineage.Targets.SelectMany(target => target.Rules.Select(rule => (IReadOnlyList<string>)
            [$"{target.Output}:{target.Target}", rule.Id, rule.How, string.Join(", ", rule.Sources.Select(source => source.Source).Distinct(StringComparer.Ordinal)), rule.Place])));
        Console.Out.WriteLine();
        Table.Print(["source", "used by"], lineage.Sources.Select(source => (IReadOnlyList<string>)
            [source.Source, source.Uses.Count == 0 ? "nobody" : string.Join(", ", source.Uses.Select(use => $"{use.Rule} ({Word(use.Use)})"))]));
    }

    private static JsonObject ToJson(MappingPlan plan, MappingLineage lineage) => new()
    {
        ["mapping"] = plan.File.Reference.ToString(),
        ["from"] = plan.File.From.ToString(),
        ["targets"] = new JsonArray([.. lineage.Targets.Select(target => new JsonObject
        {
            ["output"] = target.Output,
            ["target"] = target.Target,
            ["rules"] = new JsonArray([.. target.Rules.Select(rule => new JsonObject
            {
                ["id"] = rule.Id, ["place"] = rule.Place, ["how"] = rule.How,
                ["sources"] = new JsonArray([.. rule.Sources.Select(source => new JsonObject { ["source"] = source.Source, ["use"] = Word(source.Use) })]),
            })]),
        })]),
        ["sources"] = new JsonArray([.. lineage.Sources.Select(source => new JsonObject
        {
            ["source"] = source.Source,
            ["uses"] = new JsonArray([.. source.Uses.Select(use => new JsonObject
            {
                ["rule"] = use.Rule, ["use"] = Word(use.Use), ["targets"] = new JsonArray([.. use.Targets.Select(target => (JsonNode)target)]),
            })]),
        })]),
    };

    private static string Word(SourceUse use) => JsonNamingPolicy.KebabCaseLower.ConvertName(use.ToString());
}
