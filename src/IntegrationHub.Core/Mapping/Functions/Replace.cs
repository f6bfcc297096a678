using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Replace : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("replace", "Text",
        "Replaces every match of a pattern. The pattern engine does not backtrack: no look-around, no back references. $1 in the replacement is the first named or numbered group, $$ a dollar sign.")
    {
        Arguments =
        [
            new("pattern", ArgumentType.Pattern, "The pattern.", Required: true),
            new("with", ArgumentType.Text, "The replacement. The default is nothing: matches are removed."),
        ],
        Examples =
        [
            new("{ replace: { pattern: \"[ -]\", with: \"\" } }", "\"47 11-02\"", "\"471102\""),
            new("{ replace: \"^SN:\" }", "\"SN:77\"", "\"77\""),
            new("{ replace: { pattern: \"^([0-9]{4})([0-9]{2})([0-9]{2})$\", with: \"$1-$2-$3\" } }", "\"20260317\"", "\"2026-03-17\""),
        ],
    };

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var pattern = arguments.Pattern("pattern");
        var with = arguments.Text("with", "");
        return pattern is null ? OnText(MapValue.OfText) : OnText(text => MapValue.OfText(pattern.Replace(text, with)));
    }
}
