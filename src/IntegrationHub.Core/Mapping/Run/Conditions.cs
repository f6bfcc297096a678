using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>Says whether a condition holds at the current element.</summary>
internal static class Conditions
{
    public static bool Holds(this RunState state, Condition? condition) => condition switch
    {
        null => true,
        // In the order of how often they stand in mappings: the tests for the type are made one after the other.
        OneOf oneOf => Equal(state, oneOf),
        Not not => !state.Holds(not.Inner),
        Present present => state.Find(present.Pointer) >= 0,
        Matches matches => Match(state, matches),
        All all => AllHold(state, all.Conditions),
        Any any => OneHolds(state, any.Conditions),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} has no rule here: add one."),
    };

    private static bool Equal(RunState state, OneOf oneOf)
    {
        var node = state.Find(oneOf.Pointer);
        if (node < 0)
        {
            return false;
        }

        foreach (var value in oneOf.Constants)
        {
            if (value.Equals(state.Tape, node))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Match(RunState state, Matches matches)
    {
        var node = state.Find(matches.Pointer);
        return node >= 0 && state.Tape.Kind(node) < JsonKind.Array && matches.Pattern.IsMatch(state.Tape.Utf8Value(node));
    }

    private static bool AllHold(RunState state, IReadOnlyList<Condition> conditions)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!state.Step() || !state.Holds(conditions[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool OneHolds(RunState state, IReadOnlyList<Condition> conditions)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (state.Step() && state.Holds(conditions[i]))
            {
                return true;
            }
        }

        return false;
    }
}
