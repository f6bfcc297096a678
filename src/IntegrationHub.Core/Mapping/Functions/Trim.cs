using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Trim : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("trim", "Text", "Removes white space at both ends.")
    {
        Examples = [new("trim", "\" 4711-02 \"", "\"4711-02\""), new("trim", "[\" a\", \"b \"]", "[\"a\",\"b\"]")],
    };

    public override BoundFunction Bind(FunctionArguments arguments) => OnText(static text => MapValue.OfText(text.Trim()));
}
