using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>Reads within items of a list: a member, and whether a condition holds on the item.</summary>
internal static class Member
{
    /// <summary>Takes the value that a pointer names within an item of the input.</summary>
    public static MapValue Take(in MapValue item, MappingPointer? pointer, RunState state)
    {
        if (pointer is null || item.Kind != MapKind.Node)
        {
            return pointer is null ? item : MapValue.Absent;
        }

        state.Enter(item.Node, 0);
        var node = state.Find(pointer);
        state.Leave();
        return MapValue.OfNode(node);
    }

    public static bool Holds(in MapValue item, Condition? condition, RunState state)
    {
        if (condition is null || item.Kind != MapKind.Node)
        {
            return condition is null;
        }

        state.Enter(item.Node, 0);
        var holds = state.Step() && state.Holds(condition);
        state.Leave();
        return holds;
    }
}
