using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Follows every pointer of a mapping through the contract of its input.</summary>
internal sealed class SourceCheck(ContractShape shape, MappingPlan plan, List<Problem> problems)
{
    private readonly Dictionary<MappingRule, SchemaNodeInfo> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Gets what the contract declares where a rule reads; null where it declares nothing.</summary>
    public SchemaNodeInfo? SourceOf(MappingRule rule) => _sources.GetValueOrDefault(rule);

    public void Run()
    {
        foreach (var output in plan.File.Outputs)
        {
            List<string> levels = [""];
            Enter(output.ForEach, levels, output.Place, null);
            Condition(output.When, levels, output.Place, null);
            Rules(output.Rules, levels);
        }
    }

    /// <summary>Lists the scalar members that the contract declares and no rule reads.</summary>
    public IReadOnlyList<string> Unread()
    {
        var unread = new List<string>();
        Walk(shape.Root, "", 0, unread);
        return unread;
    }

    private void Walk(SchemaNodeInfo node, string pointer, int depth, List<string> unread)
    {
        if (_read.Contains(pointer) || depth > 12)
        {
            return;
        }

        foreach (var property in node.Properties)
        {
            Walk(property.Schema, JsonPointers.Append(pointer, property.Name), depth + 1, unread);
        }

        if (node.Items is { } items)
        {
            Walk(items, pointer + "/*", depth + 1, unread);
        }
        else if (node.Properties.Count == 0)
        {
            unread.Add(pointer);
        }
    }

    private void Rules(IReadOnlyList<MappingRule> rules, List<string> levels)
    {
        foreach (var rule in rules)
        {
            var source = Follow(rule.From, levels, rule.Place, rule.Id);
            if (source is not null)
            {
                _sources.TryAdd(rule, source);
            }

            foreach (var part in rule.Template?.Parts ?? [])
            {
                Follow(part.Value, levels, rule.Place, rule.Id);
            }

            if (rule.ForEach is null)
            {
                Condition(rule.When, levels, rule.Place, rule.Id);
                continue;
            }

            var outside = levels.Count;
            Enter(rule.ForEach, levels, rule.Place, rule.Id);
            Condition(rule.When, levels, rule.Place, rule.Id);
            Rules(rule.Rules, levels);
            levels.RemoveRange(outside, levels.Count - outside);
        }
    }

    private void Enter(MappingPointer? forEach, List<string> levels, string place, string? rule)
    {
        foreach (var loop in forEach?.Loops ?? [])
        {
            Follow(loop, levels, place, rule, container: true);
            levels.Add(Absolute(loop, levels) + "/*");
        }
    }

    private void Condition(Condition? condition, List<string> levels, string place, string? rule)
    {
        switch (condition)
        {
            case Present present:
                Follow(present.Pointer, levels, place, rule, container: true);
                break;
            case OneOf oneOf:
                Follow(oneOf.Pointer, levels, place, rule);
                break;
            case Matches matches:
                Follow(matches.Pointer, levels, place, rule);
                break;
            case All all:
                all.Conditions.ToList().ForEach(c => Condition(c, levels, place, rule));
                break;
            case Any any:
                any.Conditions.ToList().ForEach(c => Condition(c, levels, place, rule));
                break;
            case Not not:
                Condition(not.Inner, levels, place, rule);
                break;
        }
    }

    private SchemaNodeInfo? Follow(MappingPointer? pointer, List<string> levels, string place, string? rule, bool container = false)
    {
        if (pointer is null)
        {
            return null;
        }

        var absolute = Absolute(pointer, levels);
        if (shape.TryResolve(absolute, out var info))
        {
            if (!container)
            {
                _read.Add(Elements(absolute));
            }

            return info;
        }

        problems.Add(new Problem("MAP-0201", $"The contract {plan.File.From} declares nothing at {absolute}. Correct the pointer, or declare the member in a new version of the contract.", place, rule, pointer.Text));
        return null;
    }

    private static string Absolute(MappingPointer pointer, List<string> levels) =>
        levels[Math.Max(0, levels.Count - 1 - pointer.Up)] + string.Concat(pointer.Tokens.Select(t => "/" + JsonPointers.Escape(t)));

    private static string Elements(string pointer) =>
        string.Join('/', pointer.Split('/').Select(token => JsonPointers.ArrayIndex(token) >= 0 ? "*" : token));
}
