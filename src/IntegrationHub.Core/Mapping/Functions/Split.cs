using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Split : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("split", "Text", "Cuts text at a separator and gives the list of parts, or one of them.")
    {
        Arguments =
        [
            new("by", ArgumentType.Text, "The separator.", Required: true),
            new("take", ArgumentType.Integer, "Gives only this part, from 0; nothing where there are fewer."),
        ],
        Examples =
        [
            new("{ split: \",\" }", "\"a,b\"", "[\"a\",\"b\"]"),
            new("{ split: { by: \"/\", take: 1 } }", "\"4711/02\"", "\"02\""),
            new("{ split: { by: \"/\", take: 2 } }", "\"4711/02\"", "nothing"),
        ],
    };

    public override FunctionTypes Types => FunctionTypes.TextTo("string", "array");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var by = arguments.Text("by", ",");
        if (by.Length == 0)
        {
            arguments.Fault("The separator is empty. Write at least one character.", by);
        }

        if (arguments.Text("take") is null)
        {
            return OnText(text => MapValue.OfList([.. text.Split(by).Select(MapValue.OfText)]));
        }

        var take = arguments.Integer("take", 0, 10_000);
        return OnText(text => text.Split(by) is var parts && take < parts.Length ? MapValue.OfText(parts[take]) : MapValue.Absent);
    }
}
