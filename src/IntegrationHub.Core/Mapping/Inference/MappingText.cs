using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Writes a proposed mapping as a file. A guess stands in a line of its own, so that to confirm it is to delete one line.</summary>
internal static class MappingText
{
    public static string Of(MappingDraft draft)
    {
        var text = new StringBuilder();
        text.Append($"# Proposed from {Plural.Samples(draft.Samples)}. Each 'confirm' is a guess: check it, correct the rule where it is wrong, and delete the line.\n");
        text.Append($"language: 1\nmapping: {draft.Id}\nversion: 1.0.0\nconfirm: {Quoted(draft.Confirm)}\n");
        text.Append($"from: {draft.Id}@1.0.0\nto: {draft.To}\nrules:\n");
        draft.Rules.ToList().ForEach(rule => Rule(text, rule, "  "));
        if (draft.Examples.Count > 0)
        {
            text.Append("examples:\n");
            draft.Examples.ToList().ForEach(example => Example(text, example));
        }

        return text.ToString();
    }

    private static void Rule(StringBuilder text, RuleDraft rule, string indent)
    {
        var members = new List<(string Name, string? Value)>
        {
            ("id", YamlText.Of(rule.Id)), ("set", rule.Set is null ? null : YamlText.Of(rule.Set)), ("forEach", rule.ForEach is null ? null : YamlText.Of(rule.ForEach)),
            ("into", rule.Into), ("from", rule.From is null ? null : YamlText.Of(rule.From)), ("const", rule.Const is null ? null : YamlText.Of(rule.Const)),
            ("do", rule.Do.Count == 0 ? null : $"[{string.Join(", ", rule.Do)}]"), ("lookup", rule.Lookup is null ? null : $"{rule.Lookup.Id}@1.0.0"),
            ("when", rule.When), ("required", rule.Required ? "true" : null),
        };
        var said = members.Where(member => member.Value is not null).ToList();
        if (rule.Confirm is null && rule.Rules.Count == 0)
        {
            text.Append($"{indent}- {{ {string.Join(", ", said.Select(member => $"{member.Name}: {member.Value}"))} }}\n");
            return;
        }

        for (var i = 0; i < said.Count; i++)
        {
            text.Append($"{indent}{(i == 0 ? "- " : "  ")}{said[i].Name}: {said[i].Value}\n");
        }

        text.Append(rule.Confirm is null ? "" : $"{indent}  confirm: {Quoted(rule.Confirm)}\n");
        if (rule.Rules.Count > 0)
        {
            text.Append($"{indent}  rules:\n");
            rule.Rules.ToList().ForEach(inner => Rule(text, inner, indent + "    "));
        }
    }

    private static void Example(StringBuilder text, ExampleDraft example)
    {
        text.Append($"  - name: {YamlText.Of(example.Name)}\n");
        Member(text, "given", example.Given);
        if (example.Quarantine is not null)
        {
            text.Append($"    quarantine: {YamlText.Of(example.Quarantine)}\n");
        }
        else
        {
            Member(text, "expect", example.Expect ?? new JsonObject());
        }
    }

    // One line for each member: a person who corrects an expectation changes one line.
    private static void Member(StringBuilder text, string name, JsonObject members)
    {
        text.Append(members.Count == 0 ? $"    {name}: {{}}\n" : $"    {name}:\n");
        foreach (var (key, value) in members)
        {
            if (value is JsonArray { Count: > 1 } list)
            {
                text.Append($"      {YamlText.Of(key)}:\n");
                list.ToList().ForEach(item => text.Append($"        - {YamlText.Flow(item)}\n"));
            }
            else
            {
                text.Append($"      {YamlText.Of(key)}: {YamlText.Flow(value)}\n");
            }
        }
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>A mapping that is proposed.</summary>
internal sealed record MappingDraft(string Id, string To, string Confirm, int Samples, IReadOnlyList<RuleDraft> Rules, IReadOnlyList<ExampleDraft> Examples)
{
    public IEnumerable<RuleDraft> AllRules => Rules.SelectMany(rule => rule.All);
}

/// <summary>An example that is proposed: a message of the samples without what no rule reads, and what comes of it.</summary>
internal sealed record ExampleDraft(string Name, JsonObject Given, JsonObject? Expect, string? Quarantine);
