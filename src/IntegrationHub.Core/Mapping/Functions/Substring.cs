using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Substring : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("substring", "Text",
        "Cuts a part out of text. Text that ends before the part begins gives nothing; a part beyond the end is cut short.")
    {
        Arguments =
        [
            new("start", ArgumentType.Integer, "The first character, from 0.", Required: true),
            new("length", ArgumentType.Integer, "How many characters. The default is the rest."),
        ],
        Examples =
        [
            new("{ substring: { start: 2, length: 3 } }", "\"ABCDEF\"", "\"CDE\""),
            new("{ substring: 4 }", "\"ABCDEF\"", "\"EF\""),
            new("{ substring: 9 }", "\"ABCDEF\"", "nothing"),
        ],
    };

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var start = arguments.Integer("start", 0, 1_000_000);
        var length = arguments.Integer("length", 1_000_000, 1_000_000);
        return OnText(text => start >= text.Length ? MapValue.Absent : MapValue.OfText(text.Substring(start, Math.Min(length, text.Length - start))));
    }
}
