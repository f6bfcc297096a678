using System.Runtime.InteropServices;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Language;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>Writes the places of a plan. What turns out empty is taken back: absent stays absent.</summary>
internal sealed class PlanWriter(RunState state, JsonOutput output)
{
    /// <summary>Writes a place.</summary>
    /// <returns>False, with nothing written, where no rule had a value for it.</returns>
    public bool Write(PlanNode node)
    {
        if (node.IsArray)
        {
            return WriteArray(node);
        }

        var value = Value(node);
        if (node.Members.Count > 0)
        {
            return value.IsAbsent ? WriteObject(node) : WriteMerged(node, value);
        }

        if (value.IsAbsent)
        {
            return false;
        }

        ValueWriter.Write(output, state, value, node.Order);
        return true;
    }

    private MapValue Value(PlanNode node)
    {
        if (node.Rules.Count == 1)
        {
            return RuleRunner.Run(node.Rules[0], state);
        }

        var found = MapValue.Absent;
        var by = "";
        foreach (var rule in CollectionsMarshal.AsSpan(node.Rules))
        {
            var value = RuleRunner.Run(rule, state);
            if (value.IsAbsent)
            {
                continue;
            }

            if (!found.IsAbsent)
            {
                state.Problems.Add(new Problem("MAP-0105", $"The rules {by} and {rule.Rule.Id} both set {rule.Rule.Set!.Text}. Make their 'when' exclude each other.",
                    state.Here, rule.Rule.Id, state.Show(value)));
            }

            (found, by) = (value, rule.Rule.Id);
        }

        return found;
    }

    private bool WriteObject(PlanNode node)
    {
        var mark = output.Mark;
        output.Open((byte)'{');
        var any = false;
        foreach (var member in CollectionsMarshal.AsSpan(node.Members))
        {
            any |= WriteMember(member);
        }

        return End((byte)'}', any, mark);
    }

    private bool WriteMember(PlanNode member)
    {
        var mark = output.Mark;
        output.Name(member.QuotedName);
        if (Write(member))
        {
            return true;
        }

        output.Rewind(mark);
        return false;
    }

    // A look-up gave an object, and other rules (keepRaw) add to it.
    private bool WriteMerged(PlanNode node, in MapValue value)
    {
        if (!ValueWriter.TryMembers(state, value, out var members))
        {
            state.Problems.Add(new Problem("MAP-0105", $"{state.Show(value)} is no object, but other rules set members of it. Correct the code list or the rules.",
                state.Here, node.Rules[0].Rule.Id, state.Show(value)));
            return false;
        }

        output.Open((byte)'{');
        var all = members.Where(m => !m.Value.IsAbsent).Select(m => (m.Key, m.Value, Plan: (PlanNode?)null)).Concat(node.Members.Select(m => (Key: m.Name, Value: MapValue.Absent, Plan: (PlanNode?)m)));
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, member, plan) in all.OrderBy(m => node.Order?.Rank(m.Key) ?? 0).ToList())
        {
            if (plan is null)
            {
                output.Name(name);
                ValueWriter.Write(output, state, member, node.Order?.Member(name));
                written.Add(name);
            }
            else if (WriteMember(plan) && !written.Add(name))
            {
                state.Problems.Add(new Problem("MAP-0105", $"'{name}' is set by {node.Rules[0].Rule.Id} and by another rule. Delete one of them.", state.Here, node.Rules[0].Rule.Id));
            }
        }

        output.Close((byte)'}');
        return true;
    }

    private bool WriteArray(PlanNode node)
    {
        var mark = output.Mark;
        output.Open((byte)'[');
        var any = false;
        foreach (var element in node.Elements)
        {
            any |= Write(element);
        }

        foreach (var loop in node.Loops)
        {
            Loops.Each(state, loop.Rule, () =>
            {
                if (Write(loop.Body))
                {
                    any = true;
                    state.Hits[loop.Index] = true;
                }
            });
        }

        return End((byte)']', any, mark);
    }

    private bool End(byte bracket, bool any, (int At, bool Comma) mark)
    {
        if (any)
        {
            output.Close(bracket);
        }
        else
        {
            output.Rewind(mark);
        }

        return any;
    }
}
