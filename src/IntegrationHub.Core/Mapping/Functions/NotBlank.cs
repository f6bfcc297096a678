using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class NotBlank : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("notBlank", "Text",
        "Takes empty text, or text of white space alone, as no value: many systems send \"\" where they mean nothing.")
    {
        Examples = [new("notBlank", "\"  \"", "nothing"), new("notBlank", "\" a\"", "\" a\"")],
    };

    public override BoundFunction Bind(FunctionArguments arguments) =>
        OnText(static text => string.IsNullOrWhiteSpace(text) ? MapValue.Absent : MapValue.OfText(text));
}
