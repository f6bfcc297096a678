using System.Security.Cryptography;
using System.Text;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Versioning;

/// <summary>
/// The hash of what a controlled item means: SHA-256 over its tree in RFC 8785 form. It decides what must be tested again;
/// what people sign is the hash of the bytes.
/// </summary>
public static class SemanticHash
{
    /// <summary>Hashes a YAML item (mapping, code list, policy, system ...).</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(YamlNode document) => Hash(CanonicalText(document));

    /// <summary>Hashes a contract: a JSON Schema document.</summary>
    /// <returns>64 lower-case hexadecimal digits, or problem <c>VER-0006</c> where the text is not JSON or has duplicate keys.</returns>
    public static Outcome<string> OfContract(ReadOnlyMemory<byte> utf8, string file)
    {
        var text = ContractMeaning.Text(utf8, file);
        return text.Succeeded ? Outcome<string>.Of(Hash(text.Value)) : Outcome<string>.Failed(text.Problems);
    }

    /// <summary>Hashes bytes as they are: what signatures cover.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string OfBytes(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Writes the text that <see cref="Of"/> hashes, for people who ask why two files differ.</summary>
    public static string CanonicalText(YamlNode document) => LanguageMeaning.Text(document);

    /// <summary>Writes a value of an author's (a constant, an entry of a code list) in the form that is hashed.</summary>
    public static string ValueText(YamlNode value) => LanguageMeaning.ValueText(value);

    /// <summary>Writes a call in a chain of functions in the form that is hashed.</summary>
    public static string CallText(YamlNode call) => LanguageMeaning.CallText(call);

    /// <summary>Writes a JSON value in the form that is hashed: two values are equal exactly where these texts are.</summary>
    public static string JsonText(System.Text.Json.JsonElement value) => ContractMeaning.ValueText(value);

    private static string Hash(string text) => OfBytes(Encoding.UTF8.GetBytes(text));
}
