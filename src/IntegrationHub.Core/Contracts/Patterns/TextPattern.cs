using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// An ECMA-262 pattern that runs in time proportional to the text, whatever the pattern. Small ones run as a table over UTF-8
/// bytes, the rest on .NET's non-backtracking engine. What neither can take is refused when it is compiled.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class TextPattern
{
    private static readonly CompiledPatterns<Outcome<TextPattern>> Kept = new(static pattern => Compile(pattern, tableAllowed: true));
    private readonly ByteAutomaton? _automaton;
    private readonly Regex? _regex;

    private TextPattern(string source, ByteAutomaton? automaton, Regex? regex) => (Source, _automaton, _regex) = (source, automaton, regex);

    /// <summary>Gets the pattern as written.</summary>
    public string Source { get; }

    /// <summary>Compiles a pattern, or says why it cannot be taken and what to write instead.</summary>
    public static Outcome<TextPattern> Compile(string pattern) => Kept.Of(pattern);

    /// <summary>Whether a text is a pattern of ECMA-262, including those that <see cref="Compile(string)"/> refuses to run.</summary>
    public static bool IsPattern(string text) => PatternParser.Parse(text).Fault is null;

    /// <summary>Whether the pattern is found anywhere in the text.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (_automaton is not null)
            return _automaton.IsMatch(utf8);
        const int OnStack = 256;
        char[]? rented = utf8.Length > OnStack ? ArrayPool<char>.Shared.Rent(utf8.Length) : null;
        Span<char> text = rented ?? stackalloc char[OnStack];
        bool match = _regex!.IsMatch(text[..Encoding.UTF8.GetChars(utf8, text)]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return match;
    }

    /// <summary>Whether the pattern is found anywhere in the text.</summary>
    public bool IsMatch(string text) => IsMatch(Encoding.UTF8.GetBytes(text));

    /// <summary>The pattern as written.</summary>
    public override string ToString() => Source;

    internal static Outcome<TextPattern> Compile(string pattern, bool tableAllowed)
    {
        (PatternNode? node, string? fault, string? unsupported) = PatternParser.Parse(pattern);
        if ((fault ?? unsupported) is { } reason)
            return Refused(pattern, reason);
        if (tableAllowed && ByteAutomaton.TryBuild(node!, out ByteAutomaton? automaton))
            return Outcome<TextPattern>.Of(new TextPattern(pattern, automaton, null));
        try
        {
            return Outcome<TextPattern>.Of(new TextPattern(pattern, null, new Regex(DotNetPattern.Write(node!), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)));
        }
        catch (Exception refusal) when (refusal is NotSupportedException or ArgumentException)
        {
            return Refused(pattern, "it is too large to run without backtracking. Lower the counts of its quantifiers.");
        }
    }

    private static Outcome<TextPattern> Refused(string pattern, string reason) => Outcome<TextPattern>.Failed(new Problem("PAT-0001", reason, RawValue: pattern));
}
