using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Language;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>Runs one rule at the current element: source, functions, look-up, default, required.</summary>
internal static class RuleRunner
{
    /// <summary>Gets the value that a rule sets, or nothing. What is refused is reported and is nothing.</summary>
    public static MapValue Run(PlanRule plan, RunState state)
    {
        var rule = plan.Rule;
        state.Rule = rule.Id;
        if (!state.Step() || !state.Holds(rule.When))
        {
            return MapValue.Absent;
        }

        if (plan.Copies)
        {
            var node = state.Find(rule.From!);
            state.Hits[plan.Index] |= node >= 0;
            return MapValue.OfNode(node);
        }

        if (plan.KeepsRaw)
        {
            return Raw(plan, state);
        }

        var source = Source(rule, state);
        var value = Chain(plan, source, state);
        if (value.IsFailed)
        {
            return Refuse("MAP-0103", value.Text, rule, source, state);
        }

        if (plan.Codes is not null && !value.IsAbsent)
        {
            value = Lookup(plan, value, state);
            if (value.IsFailed)
            {
                return Refuse("MAP-0101", value.Text, rule, source, state);
            }
        }

        if (value.IsAbsent && rule.Default is not null)
        {
            value = MapValue.OfConstant(rule.Default);
        }

        if (value.IsAbsent && rule.Required)
        {
            return Refuse("MAP-0102", $"The value for {rule.Set!.Text} is required and is not there. Complete the message at its source.", rule, source, state);
        }

        state.Hits[plan.Index] |= !value.IsAbsent;
        return value;
    }

    private static MapValue Source(MappingRule rule, RunState state) =>
        rule.From is { OfGroup: true } ? state.FindAll(rule.From) is { Count: > 0 } found ? MapValue.OfList(found) : MapValue.Absent
        : rule.From is not null ? MapValue.OfNode(state.Find(rule.From))
        : rule.Const is not null ? MapValue.OfConstant(rule.Const)
        : rule.Template is not null ? Fill(rule.Template, state)
        : MapValue.Absent;

    // One missing part and the text would say something else than it was meant to: then it says nothing.
    private static MapValue Fill(TextTemplate template, RunState state)
    {
        var text = new StringBuilder();
        foreach (var (literal, pointer) in template.Parts)
        {
            text.Append(literal);
            if (pointer is null)
            {
                continue;
            }

            var value = MapValue.OfNode(state.Find(pointer));
            if (value.IsAbsent)
            {
                return value;
            }

            if (!state.TryText(value, out var part))
            {
                return MapValue.Failed($"{pointer} is no text, number or flag. Point the template at one of its members.");
            }

            text.Append(part);
        }

        return MapValue.OfText(text.ToString());
    }

    /// <summary>Runs the functions of a rule on its source.</summary>
    public static MapValue Chain(PlanRule plan, MapValue value, RunState state)
    {
        foreach (var function in plan.Functions)
        {
            if (value.IsFailed || !state.Step())
            {
                return value;
            }

            if (!value.IsAbsent || function.TakesNothing)
            {
                value = function.Run(value, state);
            }
        }

        return value;
    }

    private static MapValue Lookup(PlanRule plan, in MapValue value, RunState state)
    {
        var codes = plan.Codes!;
        if (codes.TryGet(state, value, out var known))
        {
            return MapValue.OfConstant(known);
        }

        if (!state.TryText(value, out var code))
        {
            return MapValue.Failed($"A code is text, a number or a flag; found {state.Show(value)}. Point 'from' at the code.");
        }

        if (codes.Fallback is { } fallback)
        {
            state.Assume(plan.Index);
            return MapValue.OfConstant(fallback);
        }

        return MapValue.Failed($"The code '{code}' is not in {codes.Reference}. Correct it at the source, or add it in a new version of the list.");
    }

    private static MapValue Raw(PlanRule plan, RunState state)
    {
        var (from, choice) = (plan.Rule.From!, plan.Functions.TakeWhile(function => function.Chooses).ToList());
        var chosen = MapValue.OfNode(state.Find(from));
        foreach (var function in choice)
        {
            chosen = chosen.IsAbsent || chosen.IsFailed ? chosen : function.Run(chosen, state); // what it refuses, the rule itself refuses
        }

        // A list of several has no one place: then the whole of it is kept, as without a choice.
        var node = chosen.Kind == MapKind.List ? state.Find(from) : chosen.Kind == MapKind.Node ? chosen.Node : -1;
        return node < 0
            ? MapValue.Absent
            : MapValue.OfObject(
            [
                KeyValuePair.Create("path", MapValue.OfText(choice.Count > 0 ? state.PlaceOf(node) : state.PlaceOf(from))),
                KeyValuePair.Create("value", MapValue.OfText(state.TryText(MapValue.OfNode(node), out var text) ? text : Encoding.UTF8.GetString(state.Tape.Raw(node)))),
            ]);
    }

    private static MapValue Refuse(string code, string message, MappingRule rule, in MapValue source, RunState state)
    {
        if (!state.Stopped)
        {
            state.Problems.Add(new Problem(code, message, rule.From is null ? state.Here : state.PlaceOf(rule.From),
                rule.Id, source.IsAbsent || source.IsFailed ? null : state.Show(source)));
        }

        return MapValue.Absent;
    }
}
