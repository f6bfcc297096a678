using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Upper : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("upper", "Text", "Turns letters to upper case, the same on every machine.")
    {
        Examples = [new("upper", "\"ab-1\"", "\"AB-1\"")],
    };

    public override BoundFunction Bind(FunctionArguments arguments) => OnText(static text => MapValue.OfText(text.ToUpperInvariant()));
}
