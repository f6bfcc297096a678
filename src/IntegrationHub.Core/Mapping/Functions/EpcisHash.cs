using System.Security.Cryptography;
using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>The id of an EPCIS event that follows from what it says (CBV 2.0, section 8.9).</summary>
public static class EpcisHash
{
    /// <summary>Computes the id.</summary>
    /// <param name="json">The event.</param>
    /// <param name="namespaces">The namespaces of the prefixes of its extensions.</param>
    /// <returns>The id as an <c>ni</c> URI, or a problem where a time cannot be read or a prefix has no namespace.</returns>
    public static Outcome<string> Of(ReadOnlyMemory<byte> json, IReadOnlyDictionary<string, string> namespaces)
    {
        var tape = TokenTape.Parse(json);
        if (!tape.Succeeded)
        {
            return Outcome<string>.Failed(tape.Problems);
        }

        using var read = tape.Value;
        var text = EpcisPreHash.Of(read, 0, namespaces);
        return text.Succeeded ? Outcome<string>.Of(Id(text.Value)) : text;
    }

    /// <summary>Writes the id of a text.</summary>
    internal static string Id(string prehash) => $"ni:///sha-256;{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prehash)))}?ver=CBV2.0";
}
