using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class StripLeadingZeros : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("stripLeadingZeros", "Text",
        "Removes leading zeros from a number of digits alone, as SAP shows it (conversion ALPHA); text with other characters stays as it is.")
    {
        Examples =
        [
            new("stripLeadingZeros", "\"000000000000004711\"", "\"4711\""),
            new("stripLeadingZeros", "\"0000\"", "\"0\""),
            new("stripLeadingZeros", "\"00A7\"", "\"00A7\""),
        ],
    };

    public override BoundFunction Bind(FunctionArguments arguments) => OnText(static text =>
        text.Length < 2 || text[0] != '0' || text.AsSpan().ContainsAnyExceptInRange('0', '9') ? MapValue.OfText(text)
        : MapValue.OfText(text.TrimStart('0') is { Length: > 0 } rest ? rest : "0"));
}
