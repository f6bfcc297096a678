using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Distinct : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("distinct", "Sets", "Keeps the first of items that are the same text, compared character by character.")
    {
        Examples = [new("distinct", "[\"a\", \"b\", \"a\"]", "[\"a\",\"b\"]")],
    };

    public override FunctionTypes Types => FunctionTypes.ListTo("array");

    public override BoundFunction Bind(FunctionArguments arguments) => OnList(static (items, state) =>
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return MapValue.OfList([.. items.Where(item => seen.Add(Key(state, item)))]);
    });

    private static string Key(RunState state, in MapValue item) =>
        state.TryText(item, out var text) ? text : System.Text.Encoding.UTF8.GetString(item.Node < 0 ? [] : state.Tape.Raw(item.Node));
}
