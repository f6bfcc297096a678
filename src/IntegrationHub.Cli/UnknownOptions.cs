using System.CommandLine;
using System.CommandLine.Parsing;

namespace IntegrationHub.Cli;

/// <summary>Finds options that the parser would take as text: a mistyped option must never become an argument.</summary>
internal static class UnknownOptions
{
    public static string? Find(ParseResult result)
    {
        var literal = false;
        foreach (var token in result.Tokens)
        {
            literal |= token.Type == TokenType.DoubleDash;
            if (!literal && token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal) && token.Value.Length > 2)
            {
                return $"There is no option {token.Value} here. Write -- before a text that begins with a hyphen.";
            }
        }

        return null;
    }
}
