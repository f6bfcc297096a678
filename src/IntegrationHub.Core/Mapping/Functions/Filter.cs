using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Filter : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("filter", "Sets", "Keeps the items of a list for which a condition holds, or a member of each. Pointers are relative to the item.")
    {
        Arguments =
        [
            new("take", ArgumentType.Pointer, "The member of each item; items without it are left out. The default is the whole item."),
            new("when", ArgumentType.Condition, "The condition. The default is every item."),
        ],
        Examples = [new("{ filter: { when: { present: /s }, take: /s } }", "[{\"s\":\"1\"},{},{\"s\":\"2\"}]", "[\"1\",\"2\"]")],
    };

    public override bool Chooses => true;

    public override FunctionTypes Types => FunctionTypes.ListTo("array");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var (take, when) = (arguments.ItemPointer("take"), arguments.ItemCondition("when"));
        return OnList((items, state) =>
        {
            var kept = new List<MapValue>();
            foreach (var item in items)
            {
                if (Member.Holds(item, when, state) && Member.Take(item, take, state) is { IsAbsent: false } value)
                {
                    kept.Add(value);
                }
            }

            return MapValue.OfList(kept);
        });
    }
}
