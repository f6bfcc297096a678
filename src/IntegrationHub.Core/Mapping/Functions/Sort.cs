using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Sort : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("sort", "Sets", "Sorts items by text, character by character (the same on every machine), or by exact number. Equal items keep their order.")
    {
        Arguments =
        [
            new("by", ArgumentType.Pointer, "The member to sort by. The default is the item itself."),
            new("as", ArgumentType.Choice, "How to compare. The default is text.", false, "text", "number"),
        ],
        Examples = [new("sort", "[\"b\", \"B\", \"a\"]", "[\"B\",\"a\",\"b\"]"), new("{ sort: { as: number } }", "[\"10\", \"9\"]", "[\"9\",\"10\"]"), new("{ sort: { as: number } }", "[\"x\"]", "refused")],
    };

    public override FunctionTypes Types => FunctionTypes.ListTo("array");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var by = arguments.ItemPointer("by");
        return arguments.Text("as") == "number"
            ? OnList((items, state) =>
                items.All(item => state.TryDecimal(Member.Take(item, by, state), out _))
                    ? MapValue.OfList([.. items.OrderBy(item => state.TryDecimal(Member.Take(item, by, state), out var number) ? number : 0)])
                    : MapValue.Failed("Not every item has a number to sort by. Correct it at the source, or sort as text."))
            : OnList((items, state) => MapValue.OfList([.. items.OrderBy(item => state.TryText(Member.Take(item, by, state), out var text) ? text : "", StringComparer.Ordinal)]));
    }
}
