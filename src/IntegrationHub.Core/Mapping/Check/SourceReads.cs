using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Why a mapping reads a place of its input.</summary>
public enum SourceUse
{
    /// <summary>The value of a rule.</summary>
    Value,

    /// <summary>A part of a template, or something that a function reads besides its value.</summary>
    Part,

    /// <summary>A condition compares it.</summary>
    Condition,

    /// <summary>A condition asks whether it is there, or a loop goes through it.</summary>
    Presence,
}

/// <summary>One place of the input that a mapping reads.</summary>
/// <param name="Absolute">The pointer from the root of the message, with <c>*</c> for the elements of loops.</param>
/// <param name="Pointer">The pointer as written.</param>
/// <param name="Use">Why it is read.</param>
/// <param name="Rule">The rule; null for the condition or loop of an output.</param>
/// <param name="Place">Where that stands: <c>file:line</c>.</param>
public sealed record SourceRead(string Absolute, MappingPointer Pointer, SourceUse Use, string? Rule, string Place);

/// <summary>Lists every place of its input that a mapping reads, so that nothing is checked or drawn from a list of its own.</summary>
public static class SourceReads
{
    /// <summary>Lists the reads of all outputs in file order.</summary>
    public static IReadOnlyList<SourceRead> Of(MappingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var reads = new List<SourceRead>();
        foreach (var output in plan.File.Outputs)
        {
            var levels = new Levels();
            if (output.ForEach is { } each)
            {
                reads.Add(new SourceRead(levels.Absolute(each), each, SourceUse.Part, null, output.Place));
                levels.Enter(each, grouped: false);
            }

            AddCondition(output.When, levels, output.Place, null, reads);
            AddRules(output.Rules, plan, levels, reads);
        }

        return reads;
    }

    /// <summary>Writes a pointer so that all elements of an array are one: indexes become <c>*</c>.</summary>
    public static string Pattern(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        return string.Join('/', pointer.Split('/').Select(token => JsonPointers.ArrayIndex(token) >= 0 ? "*" : token));
    }

    private static void AddRules(IReadOnlyList<MappingRule> rules, MappingPlan plan, Levels levels, List<SourceRead> reads)
    {
        foreach (var rule in rules)
        {
            void Add(MappingPointer? pointer, SourceUse use)
            {
                if (pointer is not null)
                {
                    reads.Add(new SourceRead(levels.Absolute(pointer), pointer, use, rule.Id, rule.Place));
                }
            }

            Add(rule.From, SourceUse.Value);
            foreach (var part in rule.Template?.Parts ?? [])
            {
                Add(part.Value, SourceUse.Part);
            }

            AddFunctions(rule, plan, levels, reads);
            if (rule.ForEach is null)
            {
                AddCondition(rule.When, levels, rule.Place, rule.Id, reads);
                continue;
            }

            Add(rule.ForEach, SourceUse.Presence);
            levels.Enter(rule.ForEach, rule.GroupBy.Count > 0);
            AddCondition(rule.When, levels, rule.Place, rule.Id, reads);
            foreach (var by in rule.GroupBy)
            {
                Add(by, SourceUse.Part);
            }

            AddRules(rule.Rules, plan, levels, reads);
            levels.Leave(rule.ForEach);
        }
    }

    private static void AddFunctions(MappingRule rule, MappingPlan plan, Levels levels, List<SourceRead> reads)
    {
        var chain = plan.Chains.GetValueOrDefault(rule.Id, []);
        for (var i = 0; i < chain.Count; i++)
        {
            foreach (var (pointer, ofItem) in chain[i].Reads)
            {
                // What a pointer into items means further down the chain depends on what the functions before made of them.
                if (!ofItem)
                {
                    reads.Add(new SourceRead(levels.Absolute(pointer), pointer, SourceUse.Part, rule.Id, chain[i].Place));
                }
                else if (i == 0 && rule.From is { OfGroup: false } from)
                {
                    reads.Add(new SourceRead($"{levels.Absolute(from)}/*{Levels.Below(pointer)}", pointer, SourceUse.Part, rule.Id, chain[i].Place));
                }
            }
        }
    }

    private static void AddCondition(Condition? condition, Levels levels, string place, string? rule, List<SourceRead> reads)
    {
        switch (condition)
        {
            case All all:
                all.Conditions.ToList().ForEach(inner => AddCondition(inner, levels, place, rule, reads));
                break;
            case Any any:
                any.Conditions.ToList().ForEach(inner => AddCondition(inner, levels, place, rule, reads));
                break;
            case Not not:
                AddCondition(not.Inner, levels, place, rule, reads);
                break;
            case not null:
                var use = condition is Present ? SourceUse.Presence : SourceUse.Condition;
                reads.AddRange(condition.Pointers.Select(pointer => new SourceRead(levels.Absolute(pointer), pointer, use, rule, place)));
                break;
        }
    }

    /// <summary>The elements that surround a rule, as absolute pointers.</summary>
    private sealed class Levels
    {
        private readonly List<(string Path, bool Grouped)> _levels = [("", false)];

        public static string Below(MappingPointer pointer) => string.Concat(pointer.Tokens.Select(token => "/" + JsonPointers.Escape(token)));

        public string Absolute(MappingPointer pointer) =>
            (pointer.OfGroup ? _levels.FindLast(level => level.Grouped).Path ?? "" : _levels[Math.Max(0, _levels.Count - 1 - pointer.Up)].Path) + Below(pointer);

        // The elements of a group are elements of the array that was grouped; those of a list in each of them are a level below.
        public void Enter(MappingPointer pointer, bool grouped)
        {
            foreach (var loop in pointer.Loops)
            {
                _levels.Add((loop.OfGroup ? Absolute(loop) : Absolute(loop) + "/*", grouped));
            }
        }

        public void Leave(MappingPointer pointer) => _levels.RemoveRange(_levels.Count - pointer.Loops.Count, pointer.Loops.Count);
    }
}
