using System.Text.Json;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Host.Api;

/// <summary>Code words as they stand in documents and addresses: kebab-case.</summary>
internal static class Codes
{
    /// <summary>Writes a code word.</summary>
    public static string Text<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Writes all code words of a kind, for people.</summary>
    public static string All<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Text));

    /// <summary>Reads a code word; absent and empty are null.</summary>
    /// <returns>The value, or problem <c>API-0004</c> with the words that there are.</returns>
    public static Outcome<T?> Parse<T>(string? text, string name) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return Outcome<T?>.Of(null);
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (Text(value) == text)
            {
                return Outcome<T?>.Of(value);
            }
        }

        return Outcome<T?>.Failed(new Problem("API-0004", $"'{text}' is no {name}. Use one of: {All<T>()}.", "/" + name, RawValue: text));
    }
}
