using System.Security.Cryptography;
using System.Text;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Functions;

internal sealed class Uuid : MappingFunction
{
    public override FunctionDeclaration Declaration { get; } = new("uuid", "Identifiers",
        "Makes an id: a UUID version 8 (RFC 9562) over SHA-256 of message id, rule id and ordinal of the element. The same message gives the same id on every run. It needs no source.")
    {
        TakesNothing = true,
        Arguments = [new("form", ArgumentType.Choice, "plain (the default) or urn (urn:uuid:...).", false, "plain", "urn")],
        Examples = [new("uuid", "null", "\"c54c6693-1ea2-86d3-9812-6f5dbbe19884\"")],
    };

    public override FunctionTypes Types => FunctionTypes.AnyTo("string");

    public override BoundFunction Bind(FunctionArguments arguments)
    {
        var prefix = arguments.Text("form") == "urn" ? "urn:uuid:" : "";
        return (_, state) => MapValue.OfText(prefix + Of(state.Context.MessageId, state.Rule, state.Ordinal));
    }

    internal static string Of(string message, string rule, string ordinal)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{message}\n{rule}\n{ordinal}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
