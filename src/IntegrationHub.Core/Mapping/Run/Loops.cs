using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>Goes through the elements of an array that fit, one by one or put together in groups.</summary>
internal static class Loops
{
    public static void Each(RunState state, MappingRule rule, Action write) => Each(state, rule.ForEach!, rule.When, rule.GroupBy, rule.Id, write);

    public static void Each(RunState state, MappingPointer pointer, Condition? when, IReadOnlyList<MappingPointer> groupBy, string rule, Action write)
    {
        state.Rule = rule;
        if (groupBy.Count > 0 || pointer.OfGroup)
        {
            if (Elements(state, pointer, rule) is { } elements)
            {
                Listed(state, elements, when, groupBy, rule, write);
            }

            return;
        }

        Walk(state, pointer.Loops, 0, when, rule, write);
    }

    private static bool Walk(RunState state, IReadOnlyList<MappingPointer> loops, int depth, Condition? when, string rule, Action write)
    {
        var array = Array(state, loops[depth], rule);
        if (array < 0)
        {
            return !state.Stopped;
        }

        var ordinal = 0;
        foreach (var element in state.Tape.Children(array))
        {
            var goesOn = depth + 1 < loops.Count
                ? Inner(state, loops, depth, element, ordinal++, when, rule, write)
                : One(state, element, ordinal++, when, rule, write);
            if (!goesOn)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Inner(RunState state, IReadOnlyList<MappingPointer> loops, int depth, int element, int ordinal, Condition? when, string rule, Action write)
    {
        state.Enter(element, ordinal);
        state.Rule = rule;
        var goesOn = state.Step() && Walk(state, loops, depth + 1, when, rule, write);
        state.Leave();
        return goesOn;
    }

    private static bool One(RunState state, int element, int ordinal, Condition? when, string rule, Action write)
    {
        state.Enter(element, ordinal);
        state.Rule = rule;
        if (state.Step() && state.Holds(when))
        {
            write();
        }

        state.Leave();
        return !state.Stopped;
    }

    private static void Listed(RunState state, IReadOnlyList<int> elements, Condition? when, IReadOnlyList<MappingPointer> groupBy, string rule, Action write)
    {
        if (groupBy.Count > 0)
        {
            Groups(state, elements, when, groupBy, rule, write);
            return;
        }

        for (var i = 0; i < elements.Count && One(state, elements[i], i, when, rule, write); i++)
        {
        }
    }

    // The first element stands for its group; groups come in the order of their first elements.
    private static void Groups(RunState state, IReadOnlyList<int> elements, Condition? when, IReadOnlyList<MappingPointer> groupBy, string rule, Action write)
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var inOrder = new List<List<int>>();
        for (var i = 0; i < elements.Count && !state.Stopped; i++)
        {
            state.Enter(elements[i], i);
            if (state.Step() && state.Holds(when))
            {
                var key = string.Concat(groupBy.Select(by => Key(state, state.Find(by))));
                if (!groups.TryGetValue(key, out var group))
                {
                    groups.Add(key, group = []);
                    inOrder.Add(group);
                }

                group.Add(elements[i]);
            }

            state.Leave();
        }

        for (var i = 0; i < inOrder.Count && !state.Stopped; i++)
        {
            state.Enter(inOrder[i][0], i, inOrder[i]);
            state.Rule = rule;
            write();
            state.Leave();
        }
    }

    /// <summary>Writes a value so that equal ones have equal text: type and value, numbers exactly, nothing as itself.</summary>
    internal static string Key(RunState state, int node)
    {
        if (node < 0)
        {
            return "-;";
        }

        var text = Text(state.Tape, node);
        return $"{text.Length}:{text};";
    }

    /// <summary>Writes a value of the input as JSON, numbers in their shortest form.</summary>
    internal static string Text(TokenTape tape, int node) => tape.Kind(node) switch
    {
        JsonKind.Number when tape.TryGetDecimal(node, out var number) => DecimalText.Shortest(number),
        JsonKind.String => $"\"{tape.GetString(node)}\"",
        _ => System.Text.Encoding.UTF8.GetString(tape.Raw(node)),
    };

    private static IReadOnlyList<int>? Elements(RunState state, MappingPointer pointer, string rule)
    {
        if (pointer.OfGroup)
        {
            return pointer.Tokens.Count == 0 ? state.Group : [.. state.FindAll(pointer).Select(value => value.Node)];
        }

        var array = Array(state, pointer, rule);
        if (array < 0)
        {
            return null;
        }

        var elements = new List<int>(state.Tape.Count(array));
        foreach (var element in state.Tape.Children(array))
        {
            elements.Add(element);
        }

        return elements;
    }

    private static int Array(RunState state, MappingPointer pointer, string rule)
    {
        var array = state.Find(pointer);
        if (array < 0 || state.Tape.Kind(array) == JsonKind.Array)
        {
            return array;
        }

        state.Problems.Add(new Problem("MAP-0106", "A list is expected here. Correct 'forEach', or name the element as a list in the format of the interface.",
            state.PlaceOf(pointer), rule, state.Show(MapValue.OfNode(array))));
        return -1;
    }
}
