using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Lower : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("lower", "Text", "Turns letters to lower case, the same on every machine.")
    {
        Examples = [new("lower", "\"AB-1\"", "\"ab-1\"")],
    };

    public override BoundFunction Bind(FunctionArguments arguments) => OnText(static text => MapValue.OfText(text.ToLowerInvariant()));
}
