namespace IntegrationHub.Core.Contracts;

/// <summary>URIs of RFC 3986, appendix A, and IRIs of RFC 3987, section 2.2, written as patterns from their grammars.</summary>
internal static class ResourceIdentifiers
{
    private const string UnicodeCharacters = @"\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF\u{10000}-\u{1FFFD}\u{20000}-\u{2FFFD}\u{30000}-\u{3FFFD}\u{40000}-\u{4FFFD}\u{50000}-\u{5FFFD}\u{60000}-\u{6FFFD}\u{70000}-\u{7FFFD}\u{80000}-\u{8FFFD}\u{90000}-\u{9FFFD}\u{A0000}-\u{AFFFD}\u{B0000}-\u{BFFFD}\u{C0000}-\u{CFFFD}\u{D0000}-\u{DFFFD}\u{E1000}-\u{EFFFD}";
    private const string PrivateUse = @"\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}";
    private static readonly Lazy<(TextPattern Absolute, TextPattern Reference)> Ascii = new(() => Compile("", ""));
    private static readonly Lazy<(TextPattern Absolute, TextPattern Reference)> International = new(() => Compile(UnicodeCharacters, PrivateUse));

    public static bool IsAbsolute(ReadOnlySpan<byte> text, bool international) =>
        (international ? International : Ascii).Value.Absolute.IsMatch(text) && HostLiteralFits(text);

    public static bool IsReference(ReadOnlySpan<byte> text, bool international) =>
        (international ? International : Ascii).Value.Reference.IsMatch(text) && HostLiteralFits(text);

    private static (TextPattern Absolute, TextPattern Reference) Compile(string letters, string forQuery)
    {
        string unreserved = @"A-Za-z0-9\-._~" + letters;
        const string Delimiters = "!$&'()*+,;=";
        const string Encoded = "%[0-9A-Fa-f]{2}";
        string segmentCharacter = $"(?:[{unreserved}{Delimiters}:@]|{Encoded})";
        string segment = segmentCharacter + "*";
        string userInfo = $"(?:[{unreserved}{Delimiters}:]|{Encoded})*";
        string host = $@"(?:\[[0-9A-Fa-f:.vV{unreserved}{Delimiters}]+\]|(?:[{unreserved}{Delimiters}]|{Encoded})*)";
        string authority = $"(?:{userInfo}@)?{host}(?::[0-9]*)?";
        string rootless = $"{segmentCharacter}+(?:/{segment})*";
        string noScheme = $"(?:[{unreserved}{Delimiters}@]|{Encoded})+(?:/{segment})*";
        string query = $@"(?:\?(?:[{unreserved}{Delimiters}:@/?{forQuery}]|{Encoded})*)?";
        string fragment = $"(?:#(?:[{unreserved}{Delimiters}:@/?]|{Encoded})*)?";
        string afterScheme = $"(?://{authority}(?:/{segment})*|/(?:{rootless})?|{rootless}|)";
        string relative = $"(?://{authority}(?:/{segment})*|/(?:{rootless})?|{noScheme}|)";
        const string Scheme = @"[A-Za-z][A-Za-z0-9+\-.]*:";
        return (
            TextPattern.Compile($"^{Scheme}{afterScheme}{query}{fragment}$").Value,
            TextPattern.Compile($"^(?:{Scheme}{afterScheme}|{relative}){query}{fragment}$").Value);
    }

    /// <summary>An address in brackets must be one; the pattern only looked at its characters.</summary>
    private static bool HostLiteralFits(ReadOnlySpan<byte> text)
    {
        int open = text.IndexOf((byte)'[');
        if (open < 0)
            return true;
        int close = text.IndexOf((byte)']');
        ReadOnlySpan<byte> literal = text[(open + 1)..close];
        return literal[0] is (byte)'v' or (byte)'V' ? literal.Contains((byte)'.') : InternetAddresses.IsIPv6(literal);
    }
}
