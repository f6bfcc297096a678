using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class AsText : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("text", "Text", "Makes text of a number or flag, digits as received.")
    {
        Examples = [new("text", "4711", "\"4711\""), new("text", "1.50", "\"1.50\""), new("text", "true", "\"true\"")],
    };

    public override BoundFunction Bind(FunctionArguments arguments) => OnText(MapValue.OfText);
}
