using System.Text;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Reads scalar members of a canonical document for the routing policy.</summary>
internal static class CanonicalMember
{
    /// <summary>Gives the text of the scalar at a pointer, or null.</summary>
    public static Func<string, string?> Of(byte[] document)
    {
        var tape = TokenTape.Parse(document).Value;
        return pointer => !tape.TryResolve(pointer, out var node) ? null : tape.Kind(node) switch
        {
            JsonKind.String => tape.GetString(node),
            JsonKind.Object or JsonKind.Array or JsonKind.Null => null,
            _ => Encoding.UTF8.GetString(tape.Raw(node)),
        };
    }
}
