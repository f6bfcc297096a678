using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Count : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("count", "Sets", "Counts the items of a list; where there is no list, the result is 0.")
    {
        TakesNothing = true,
        Examples = [new("count", "[1, 2, 3]", "\"3\""), new("count", "null", "\"0\"")],
    };

    public override FunctionTypes Types => FunctionTypes.ListTo("string");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var count = OnList(static (items, _) => MapValue.OfText(items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return (value, state) => value.IsAbsent ? MapValue.OfText("0") : count(value, state);
    }
}
