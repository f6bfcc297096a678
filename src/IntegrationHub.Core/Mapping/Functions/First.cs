using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class First : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("first", "Sets", "Gives the first item of a list for which a condition holds, or a member of it; nothing where there is none. Pointers are relative to the item.")
    {
        Arguments =
        [
            new("take", ArgumentType.Pointer, "The member of the item. The default is the whole item."),
            new("when", ArgumentType.Condition, "The condition. The default is any item."),
            new("only", ArgumentType.Flag, "Refuses the message where the condition holds for more than one item, instead of taking the first."),
        ],
        Examples =
        [
            new("{ first: { when: { equals: { /key: lot } }, take: /value } }", "[{\"key\":\"van\",\"value\":\"1\"},{\"key\":\"lot\",\"value\":\"2\"}]", "\"2\""),
            new("{ first: { when: { equals: { /key: x } } } }", "[{\"key\":\"lot\"}]", "nothing"),
            new("first", "[7, 8]", "7"),
            new("{ first: { only: true } }", "[7, 8]", "refused"),
        ],
    };

    public override bool Chooses => true;

    public override FunctionTypes Types => FunctionTypes.ListTo();

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var (take, when, only) = (arguments.ItemPointer("take"), arguments.ItemCondition("when"), arguments.Flag("only"));
        return OnList((items, state) =>
        {
            var found = MapValue.Absent;
            foreach (var item in items)
            {
                if (!Member.Holds(item, when, state))
                {
                    continue;
                }

                if (!found.IsAbsent)
                {
                    return MapValue.Failed("Several items fit where one is expected. Correct it at the source, or make the condition more exact.");
                }

                found = item;
                if (!only)
                {
                    break;
                }
            }

            return Member.Take(found, take, state);
        });
    }
}
