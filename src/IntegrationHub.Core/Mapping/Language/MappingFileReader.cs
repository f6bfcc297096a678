using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>Reads a mapping file from its tree.</summary>
internal static class MappingFileReader
{
    public static Outcome<MappingFile> Read(YamlNode node)
    {
        var problems = new List<Problem>();
        if (LanguageReader.Begin(node, problems, "A mapping file") is not { } reader)
        {
            return Outcome<MappingFile>.Failed(problems);
        }

        LanguageVersion(reader);
        var id = ItemId.Parse(reader.Text("mapping", required: true) ?? "missing", node.Place);
        var version = ItemVersion.Parse(reader.Text("version", required: true) ?? "0.0.0", node.Place);
        problems.AddRange(id.Problems);
        problems.AddRange(version.Problems);
        _ = reader.Any("name");
        _ = reader.Any("description");
        var confirm = reader.Text("confirm");
        var from = reader.Reference("from", required: true);
        var outputs = Outputs(reader);
        var requirements = reader.Texts("requirements");
        var roundTrip = RoundTrip(reader.Any("roundTrip"), problems);
        var examples = reader.List("examples").Select(example => Example(example, problems)).OfType<MappingExample>().ToList();
        reader.End();
        CheckIds(outputs, problems);
        return problems.Count > 0
            ? Outcome<MappingFile>.Failed(problems)
            : Outcome<MappingFile>.Of(new MappingFile
            {
                Node = node, Id = id.Value, Version = version.Value, From = from!.Value, Confirm = confirm,
                Outputs = outputs, Requirements = requirements, Examples = examples, RoundTrip = roundTrip,
            });
    }

    internal static void LanguageVersion(LanguageReader reader)
    {
        if (reader.Any("language") is not { Kind: YamlKind.Number, Text: "1" })
        {
            reader.Fault("MAP-0003", reader.Any("language") ?? reader.Node, "This build reads language 1. Begin the file with 'language: 1'.");
        }
    }

    private static RoundTrip? RoundTrip(YamlNode? node, List<Problem> problems)
    {
        if (node is null || LanguageReader.Begin(node, problems, "A round trip") is not { } reader)
        {
            return null;
        }

        var (back, loses) = (reader.Reference("back", required: true), reader.Texts("loses"));
        reader.End();
        return back is null ? null : new RoundTrip(back.Value, loses, node.Place);
    }

    private static List<MappingOutput> Outputs(LanguageReader reader)
    {
        var (single, several, rules) = (reader.Any("to"), reader.Any("outputs"), reader.Any("rules"));
        if ((single is null) == (several is null) || (several is not null && rules is not null))
        {
            reader.Fault("MAP-0003", reader.Node, "A mapping has either 'to' with 'rules', or 'outputs' with rules of their own. Keep one form.");
            return [];
        }

        if (single is not null)
        {
            var to = reader.Reference("to");
            var list = RuleReader.ReadAll(reader.List("rules"), reader.Problems);
            return to is null ? [] : [new MappingOutput(to.Value.Id.Text.Split('/')[^1], to.Value, null, null, list, reader.Node.Place)];
        }

        return [.. reader.List("outputs").Select(node => Output(node, reader.Problems)).OfType<MappingOutput>()];
    }

    private static MappingOutput? Output(YamlNode node, List<Problem> problems)
    {
        if (LanguageReader.Begin(node, problems, "An output") is not { } reader)
        {
            return null;
        }

        var name = reader.Text("name", required: true);
        var to = reader.Reference("to", required: true);
        var output = new MappingOutput(name ?? "", to.GetValueOrDefault(), ConditionReader.Read(reader.Any("when"), problems, null),
            reader.Pointer("forEach"), RuleReader.ReadAll(reader.List("rules"), problems), node.Place);
        _ = reader.Any("description");
        reader.End();
        return output;
    }

    private static MappingExample? Example(YamlNode node, List<Problem> problems)
    {
        if (LanguageReader.Begin(node, problems, "An example") is not { } reader)
        {
            return null;
        }

        var name = reader.Text("name", required: true) ?? "";
        var given = reader.Any("given");
        var example = new MappingExample(name, node.Place, given ?? node, reader.Any("expect"), reader.Any("expectPart"), reader.Text("quarantine"), reader.Flag("noOutput"));
        reader.End();
        var expectations = new object?[] { example.Expect, example.ExpectPart, example.Quarantine, node["noOutput"] }.Count(e => e is not null);
        if (given is null || expectations != 1)
        {
            reader.Fault("MAP-0003", node, "An example has 'given' and exactly one of expect, expectPart, quarantine and noOutput. Correct it.");
        }

        return example;
    }

    private static void CheckIds(List<MappingOutput> outputs, List<Problem> problems)
    {
        foreach (var twice in outputs.GroupBy(o => o.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            problems.Add(new Problem("MAP-0005", $"The output '{twice.Key}' stands twice. Give each output a name of its own.", twice.Last().Place));
        }

        foreach (var twice in outputs.SelectMany(o => o.Rules).SelectMany(Flat).GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            problems.Add(new Problem("MAP-0005", $"The rule id '{twice.Key}' stands twice; the first is at {twice.First().Place}. Give each rule an id of its own.", twice.Last().Place, twice.Key));
        }
    }

    private static IEnumerable<MappingRule> Flat(MappingRule rule) => rule.Rules.SelectMany(Flat).Prepend(rule);
}
