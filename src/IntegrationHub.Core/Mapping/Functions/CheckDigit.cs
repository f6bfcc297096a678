using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class CheckDigit : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("checkDigit", "Identifiers",
        "Works on the modulo-10 check digit of GTIN, SSCC, GLN and other GS1 keys (General Specifications, section 7.9): verifies it and gives the number as it is, adds it, or removes it after verifying. A wrong one is refused, never repaired.")
    {
        Arguments = [new("do", ArgumentType.Choice, "verify (the default), append or remove.", false, "verify", "append", "remove")],
        Examples =
        [
            new("checkDigit", "\"09506000134352\"", "\"09506000134352\""),
            new("checkDigit", "\"09506000134353\"", "refused"),
            new("{ checkDigit: append }", "\"0950600013435\"", "\"09506000134352\""),
            new("{ checkDigit: remove }", "\"09506000134352\"", "\"0950600013435\""),
            new("{ checkDigit: append }", "\"AB\"", "refused"),
        ],
    };

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var what = arguments.Text("do", "verify");
        return OnText(text =>
            what == "append"
                ? text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
                    ? MapValue.OfText(text + CheckDigits.Mod10(text))
                    : MapValue.Failed($"'{text}' is no number of digits alone. Correct it at the source.")
            : CheckDigits.IsMod10(text)
                ? MapValue.OfText(what == "remove" ? text[..^1] : text)
                : MapValue.Failed($"'{text}' does not end with its check digit. Correct the number at the source."));
    }
}
