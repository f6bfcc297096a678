using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Group : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("group", "Sets",
        "Puts items of a list together that agree in one or more members, and gives a list of { key, items } in the order of the first item of each. Items without the member are a group without key. To make one element of the output of each group, take 'groupBy' of forEach.")
    {
        Arguments =
        [
            new("by", ArgumentType.Pointer, "The member by which items are put together.", Required: true),
            new("take", ArgumentType.Pointer, "The member of each item; items without it are left out. The default is the whole item."),
        ],
        Examples =
        [
            new("{ group: { by: /lot, take: /s } }", "[{\"lot\":\"A\",\"s\":1},{\"lot\":\"B\",\"s\":2},{\"lot\":\"A\",\"s\":3}]", "[{\"key\":\"A\",\"items\":[1,3]},{\"key\":\"B\",\"items\":[2]}]"),
            new("{ group: { by: /lot, take: /s } }", "[{\"s\":1}]", "[{\"items\":[1]}]"),
            new("{ group: /lot }", "[]", "[]"),
        ],
    };

    public override FunctionTypes Types => FunctionTypes.ListTo("array");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var (by, take) = (arguments.ItemPointer("by"), arguments.ItemPointer("take"));
        return OnList((items, state) =>
        {
            var groups = new Dictionary<string, (MapValue Key, List<MapValue> Items)>(StringComparer.Ordinal);
            foreach (var item in items)
            {
                var key = Member.Take(item, by, state);
                var name = Loops.Key(state, key.Node);
                if (!groups.TryGetValue(name, out var group))
                {
                    groups.Add(name, group = (key, []));
                }

                if (Member.Take(item, take, state) is { IsAbsent: false } taken)
                {
                    group.Items.Add(taken);
                }
            }

            return MapValue.OfList([.. groups.Values.Select(group => MapValue.OfObject(
                [KeyValuePair.Create("key", group.Key), KeyValuePair.Create("items", MapValue.OfList(group.Items))]))]);
        });
    }
}
