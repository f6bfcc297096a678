
namespace IntegrationHub.Core.Contracts;

/// <summary>JSON Pointer (RFC 6901): building and taking apart.</summary>
public static class JsonPointers
{
    /// <summary>Escapes one reference token: <c>~</c> becomes <c>~0</c>, <c>/</c> becomes <c>~1</c>.</summary>
    public static string Escape(string token) =>
        token.AsSpan().IndexOfAny('~', '/') < 0 ? token : token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Undoes <see cref="Escape"/>.</summary>
    public static string Unescape(string token) =>
        token.Contains('~', StringComparison.Ordinal) ? token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal) : token;

    /// <summary>Appends a name to a pointer.</summary>
    public static string Append(string pointer, string name) => pointer + "/" + Escape(name);

    /// <summary>Takes a pointer apart into unescaped tokens.</summary>
    /// <returns>False where the text is neither empty nor begins with <c>/</c>, or holds a <c>~</c> that no 0 or 1 follows.</returns>
    public static bool TryParse(string pointer, out string[] tokens)
    {
        tokens = [];
        if (pointer.Length == 0)
            return true;
        if (pointer[0] != '/')
            return false;
        for (int at = pointer.IndexOf('~', StringComparison.Ordinal); at >= 0; at = pointer.IndexOf('~', at + 1))
        {
            if (at + 1 >= pointer.Length || pointer[at + 1] is not ('0' or '1'))
                return false;
        }

        tokens = pointer[1..].Split('/');
        for (int i = 0; i < tokens.Length; i++)
            tokens[i] = Unescape(tokens[i]);
        return true;
    }

    /// <summary>Reads a token as an array index: digits without a leading zero.</summary>
    /// <returns>The index, or -1.</returns>
    public static int ArrayIndex(string token) =>
        token.Length is > 0 and < 10 && !token.AsSpan().ContainsAnyExceptInRange('0', '9') && (token.Length == 1 || token[0] != '0')
            ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture)
            : -1;
}
