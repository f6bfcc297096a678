using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Follows the places of a plan through the contract of its output.</summary>
internal sealed class TargetCheck(MappingPlan plan, SourceCheck sources, List<Problem> problems)
{
    public void Run(PlanNode node, SchemaNodeInfo schema, string pointer, string place)
    {
        foreach (var rule in node.Rules.Where(r => !r.KeepsRaw))
        {
            Value(rule, schema, pointer);
        }

        if (node.Rules.Count == 0 && node.Members.Count > 0)
        {
            foreach (var missing in schema.Required.Except(node.Members.Select(m => m.Name), StringComparer.Ordinal))
            {
                problems.Add(new Problem("MAP-0203", $"The target requires {pointer}/{missing} and no rule sets it. Add a rule.", place));
            }
        }

        foreach (var member in node.Members)
        {
            Step(member, member.Name, schema, pointer, place);
        }

        foreach (var element in node.Elements)
        {
            Step(element, element.Name, schema, pointer, place);
        }

        foreach (var loop in node.Loops)
        {
            Step(loop.Body, "*", schema, pointer, loop.Rule.Place);
        }
    }

    private void Step(PlanNode node, string token, SchemaNodeInfo schema, string pointer, string place)
    {
        var inner = JsonPointers.Append(pointer, token);
        if (schema.TryStep(token, out var next))
        {
            Run(node, next, inner, First(node)?.Place ?? place);
        }
        else if (!schema.IsOpen || schema.Properties.Count > 0)
        {
            problems.Add(new Problem("MAP-0202", $"The target contract declares nothing at {inner}. Correct 'set', or declare the member in a new version of the contract.", First(node)?.Place ?? place, First(node)?.Id, inner));
        }
    }

    private void Value(PlanRule rule, SchemaNodeInfo schema, string pointer)
    {
        // A list that is not there was told by the compiler; what it would have given nobody knows.
        if (rule.Rule.Lookup is not null && rule.Codes is null)
        {
            return;
        }

        if (rule.Codes is { } codes)
        {
            Codes(rule, codes, schema, pointer);
        }
        else if (rule.Rule is { Const: { IsScalar: true } constant })
        {
            Admits(rule.Rule, constant, schema, pointer, "The constant");
        }

        if (rule.Rule.Default is { IsScalar: true } standard)
        {
            Admits(rule.Rule, standard, schema, pointer, "The default");
        }

        Types(rule, schema, pointer);
    }

    // From the type of the source through every function to the type of the target; a look-up reads text, a number or a flag.
    private void Types(PlanRule rule, SchemaNodeInfo schema, string pointer)
    {
        var types = TypeFlow.Source(rule.Rule, sources.SourceOf(rule.Rule));
        foreach (var function in rule.Functions)
        {
            if (TypeFlow.Through(function, types) is { } next)
            {
                types = next;
                continue;
            }

            problems.Add(new Problem("MAP-0206",
                $"'{function.Name}' takes {string.Join(" or ", function.Types.Takes)}, and gets {string.Join(" or ", types)}. Take another function, or put one before it that makes what it takes.", function.Place, rule.Rule.Id, rule.Rule.From?.Text));
            return;
        }

        IReadOnlyList<string> wanted = rule.Codes is null ? schema.Types : ["string", "number", "boolean"];
        if (types.Count > 0 && !types.Any(type => TypeFlow.Fits(type, wanted)))
        {
            problems.Add(new Problem("MAP-0206", rule.Codes is null
                ? $"The source is {string.Join(" or ", types)}, {pointer} takes {string.Join(" or ", wanted)}. Add a function to 'do' that turns the one into the other."
                : $"The source is {string.Join(" or ", types)}, and a code is {string.Join(" or ", wanted)}. Point 'from' at the code.", rule.Rule.Place, rule.Rule.Id, rule.Rule.From?.Text));
        }
    }

    private void Codes(PlanRule plan, CodeList codes, SchemaNodeInfo schema, string pointer)
    {
        var rule = plan.Rule;
        foreach (var value in codes.Fallback is not null ? [] : sources.SourceOf(rule)?.Enum ?? [])
        {
            if (PossibleCode.Of(plan, value) is { } code && !codes.TryGet(code, out _))
            {
                problems.Add(new Problem("MAP-0204", $"The source may send {value}, looked up as '{code}', which {codes.Reference} does not have. Add it in a new version of the list.", rule.Place, rule.Id, code));
            }
        }

        foreach (var code in codes.Codes)
        {
            if (codes.TryGet(code, out var entry) && entry.IsScalar && entry.Kind != YamlKind.Null)
            {
                Admits(rule, entry, schema, pointer, $"'{code}' of {codes.Reference}");
            }
        }
    }

    private void Admits(MappingRule rule, YamlNode value, SchemaNodeInfo schema, string pointer, string what)
    {
        var json = Encoding.UTF8.GetString(value.ToJson());
        var type = value.Kind switch { YamlKind.Text => "string", YamlKind.Number => json.AsSpan().ContainsAny('.', 'e', 'E') ? "number" : "integer", _ => "boolean" };
        if (value.Kind != YamlKind.Null && !TypeFlow.Fits(type, schema.Types))
        {
            problems.Add(new Problem("MAP-0206", $"{what} is {json}, {(type == "integer" ? "an" : "a")} {type}; {pointer} takes {string.Join(" or ", schema.Types)}. Correct the value in {plan.File.Reference} or its list, quotes make text.", rule.Place, rule.Id, json));
            return;
        }

        if (schema.Enum is { } allowed && !allowed.Contains(json, StringComparer.Ordinal))
        {
            problems.Add(new Problem("MAP-0205", $"{what} is {json}; {pointer} takes {string.Join(", ", allowed)}. Correct the value in {plan.File.Reference} or its list.", rule.Place, rule.Id, json));
        }
    }

    private static MappingRule? First(PlanNode node) =>
        node.Rules.Count > 0 ? node.Rules[0].Rule : node.Loops.Count > 0 ? node.Loops[0].Rule : node.Members.Select(First).Concat(node.Elements.Select(First)).FirstOrDefault(r => r is not null);
}
