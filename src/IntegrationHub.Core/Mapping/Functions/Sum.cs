using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Sum : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("sum", "Sets", "Adds up the numbers of a list exactly, or one member of each item. Items without the member are refused, never counted as zero.")
    {
        Arguments = [new("of", ArgumentType.Pointer, "The member of each item. The default is the item itself.")],
        Examples = [new("sum", "[\"0.1\", 0.2]", "\"0.3\""), new("{ sum: /q }", "[{\"q\": \"1\"}, {\"q\": \"2\"}]", "\"3\""), new("{ sum: /q }", "[{\"q\": \"1\"}, {}]", "refused"), new("sum", "[]", "\"0\"")],
    };

    public override FunctionTypes Types => FunctionTypes.ListTo("string");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var of = arguments.ItemPointer("of");
        return OnList((items, state) =>
        {
            var total = 0m;
            foreach (var item in items)
            {
                if (!state.TryDecimal(Member.Take(item, of, state), out var number))
                {
                    return MapValue.Failed($"Every item needs a number to add up; found {state.Show(item)}. Correct it at the source, or filter before.");
                }

                total += number;
            }

            return Quantity(total);
        });
    }
}
