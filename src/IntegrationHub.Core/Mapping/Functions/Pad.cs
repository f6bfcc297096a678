using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Pad : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("pad", "Text",
        "Fills text up to a width. Text that is longer already stays as it is.")
    {
        Arguments =
        [
            new("width", ArgumentType.Integer, "The width in characters, 0 to 1000.", Required: true),
            new("with", ArgumentType.Text, "One character. The default is 0."),
            new("side", ArgumentType.Choice, "Where it is filled. The default is left.", false, "left", "right"),
        ],
        Examples = [new("{ pad: 8 }", "\"4711\"", "\"00004711\""), new("{ pad: { width: 6, with: x, side: right } }", "\"ab\"", "\"abxxxx\"")],
    };

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var width = arguments.Integer("width", 0, 1000);
        var with = arguments.Text("with", "0");
        if (with.Length != 1)
        {
            arguments.Fault("'with' is one character. Write one.", with);
            return OnText(MapValue.OfText);
        }

        return arguments.Text("side") == "right"
            ? OnText(text => MapValue.OfText(text.PadRight(width, with[0])))
            : OnText(text => MapValue.OfText(text.PadLeft(width, with[0])));
    }
}
