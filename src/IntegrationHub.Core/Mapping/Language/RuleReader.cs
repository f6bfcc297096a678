using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>Reads rules.</summary>
internal static class RuleReader
{
    public static IReadOnlyList<MappingRule> ReadAll(IReadOnlyList<YamlNode> nodes, List<Problem> problems) =>
        [.. nodes.Select(node => Read(node, problems)).OfType<MappingRule>()];

    private static MappingRule? Read(YamlNode node, List<Problem> problems)
    {
        var id = node["id"] is { IsScalar: true } named ? named.Source : null;
        if (LanguageReader.Begin(node, problems, "A rule", id) is not { } reader)
        {
            return null;
        }

        var rule = new MappingRule
        {
            Id = reader.Text("id", required: true) ?? "",
            Place = node.Place,
            Set = reader.Pointer("set"),
            From = reader.Pointer("from"),
            Const = reader.Any("const"),
            Template = reader.Text("template") is { } text ? reader.Take(TextTemplate.Parse(text, node["template"]!.Place, id)) : null,
            Do = [.. reader.List("do").Select(call => Call(reader, call)).OfType<FunctionCall>()],
            Lookup = reader.Reference("lookup"),
            KeepRaw = reader.Pointer("keepRaw"),
            When = ConditionReader.Read(reader.Any("when"), problems, id),
            Default = reader.Any("default"),
            Required = reader.Flag("required"),
            Confirm = reader.Text("confirm"),
            Requirements = reader.Texts("requirements"),
            ForEach = reader.Pointer("forEach"),
            GroupBy = GroupBy(reader),
            Into = reader.Pointer("into"),
            Rules = ReadAll(reader.List("rules"), problems),
        };
        _ = reader.Any("name");
        _ = reader.Any("description");
        reader.End();
        CheckShape(reader, rule);
        return rule;
    }

    private static FunctionCall? Call(LanguageReader reader, YamlNode call)
    {
        if (call.IsScalar)
        {
            return new FunctionCall(call.Source, null, call.Place);
        }

        if (call is { Kind: YamlKind.Mapping, Members.Count: 1 })
        {
            return new FunctionCall(call.Members[0].Name, call.Members[0].Value, call.Place);
        }

        reader.Fault("MAP-0001", call, "A function is a name or a mapping with one name, for example [trim, { pad: { width: 10 } }]. Correct it.");
        return null;
    }

    // One member may stand without brackets.
    private static List<MappingPointer> GroupBy(LanguageReader reader) =>
        [.. (reader.Any("groupBy") is { IsScalar: true } one ? [one] : reader.List("groupBy"))
            .Select(node => reader.Take(MappingPointer.Parse(node.Source, node.Place, reader.Rule))).OfType<MappingPointer>()];

    private static void CheckShape(LanguageReader reader, MappingRule rule)
    {
        var node = reader.Node;
        var sources = new[] { node["from"], node["const"], node["template"] }.Count(source => source is not null);
        if (node["forEach"] is not null)
        {
            if (node["into"] is null || rule.Rules.Count == 0)
            {
                reader.Fault("MAP-0003", node, "A forEach needs 'into' and at least one rule. Add them.");
            }

            foreach (var name in new[] { "set", "from", "const", "template", "do", "lookup", "keepRaw", "default" })
            {
                if (node[name] is { } extra)
                {
                    reader.Fault("MAP-0001", extra, $"'{name}' does not go with forEach. Put it in one of the rules of the forEach.");
                }
            }

            return;
        }

        if (node["set"] is null)
        {
            reader.Fault("MAP-0003", node, "The rule sets nothing. Add 'set', or 'forEach' with 'into'.");
        }

        if (node["into"] is not null || node["rules"] is not null || node["groupBy"] is not null)
        {
            reader.Fault("MAP-0001", node, "'into', 'rules' and 'groupBy' go with forEach. Add forEach or delete them.");
        }

        if (sources > 1 || (sources == 0 && rule.Do.Count == 0))
        {
            reader.Fault("MAP-0003", node, $"A rule has exactly one of from, const and template; found {sources}. Keep one.");
        }

        if (rule.KeepRaw is not null && rule.From is null)
        {
            reader.Fault("MAP-0001", node, "'keepRaw' keeps what 'from' read. Add 'from' or delete keepRaw.");
        }

        if (rule is { KeepRaw: not null, From.OfGroup: true })
        {
            reader.Fault("MAP-0004", node, "'keepRaw' keeps one value, and 'group' reads several. Keep it in a forEach over the group.");
        }

        if (new[] { rule.Set, rule.KeepRaw, rule.Into }.Any(target => target is { Up: > 0 } or { OfGroup: true }))
        {
            reader.Fault("MAP-0004", node, "Targets are relative to the element; '^' and 'group' are for sources only. Move the rule a level up.");
        }
    }
}
