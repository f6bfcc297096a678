using System.Text;

namespace IntegrationHub.Core.Canonical.Identifiers.Gs1;

/// <summary>
/// GS1 element strings (GS1 General Specifications, section 3 and 7.8): bracketed as printed below a symbol, or raw as a
/// scanner transmits them. Rules between AIs are not judged here, see <see cref="ElementRules"/>.
/// </summary>
public static class ElementString
{
    /// <summary>What a scanner transmits for FNC1 (U+001D).</summary>
    public const char Fnc1 = CharacterSets.Gs;

    /// <summary>
    /// Reads <c>(01)09506000134352(10)ABC</c>. An opening bracket that belongs to a value is written <c>\(</c>.
    /// </summary>
    /// <returns>The elements in order, or the first problem.</returns>
    public static Outcome<IReadOnlyList<Element>> ParseBracketed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0 || text[0] != '(')
        {
            return Failed("IDN-0101", "A bracketed element string begins with '('. Write it as (01)09506000134352(10)ABC.", 0);
        }

        var elements = new List<Element>();
        var at = 0;
        while (at < text.Length)
        {
            var close = text.IndexOf(')', at);
            var ai = close < 0 ? text[(at + 1)..] : text[(at + 1)..close];
            if (close < 0 || ApplicationIdentifierTable.Find(ai) is not { } definition)
            {
                return UnknownAi(ai, at);
            }

            var value = new StringBuilder();
            var start = at = close + 1;
            for (; at < text.Length && text[at] != '('; at++)
            {
                if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '(')
                {
                    at++;
                }

                value.Append(text[at]);
            }

            if (ElementValue.Check(definition, value.ToString(), Offset(start)) is { } problem)
            {
                return Outcome<IReadOnlyList<Element>>.Failed(problem);
            }

            elements.Add(new Element(ai, value.ToString()));
        }

        return Outcome<IReadOnlyList<Element>>.Of(elements);
    }

    /// <summary>
    /// Reads a raw element string, with or without FNC1 at its start. A value without predefined length ends at FNC1 or
    /// at the end of the text, nowhere else.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="fnc1">The character that stands for FNC1: U+001D in what scanners send, <c>^</c> in some notations.</param>
    /// <returns>The elements in order, or the first problem.</returns>
    public static Outcome<IReadOnlyList<Element>> ParseRaw(string text, char fnc1 = Fnc1)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.Length > 0 && text[0] == fnc1 ? 1 : 0;
        if (at == text.Length)
        {
            return Failed("IDN-0102", "The element string holds no AI. Scan again or look at the symbol.", at);
        }

        var elements = new List<Element>();
        while (at < text.Length)
        {
            if (ApplicationIdentifierTable.AtStartOf(text.AsSpan(at)) is not { } definition)
            {
                return UnknownAi(text.Substring(at, Math.Min(4, text.Length - at)), at);
            }

            var start = at + definition.Ai.Length;
            var separator = text.IndexOf(fnc1, start);
            var end = separator < 0 ? text.Length : separator;
            if (definition.Predefined)
            {
                end = Math.Min(end, start + definition.MaxLength);
            }

            var value = text[start..end];
            if (ElementValue.Check(definition, value, Offset(start)) is { } problem)
            {
                return Outcome<IReadOnlyList<Element>>.Failed(problem);
            }

            elements.Add(new Element(definition.Ai, value));
            at = end < text.Length && text[end] == fnc1 ? end + 1 : end;
        }

        return Outcome<IReadOnlyList<Element>>.Of(elements);
    }

    /// <summary>Writes <c>(01)...(10)...</c>, escaping opening brackets inside values.</summary>
    public static string WriteBracketed(IEnumerable<Element> elements) => string.Concat(elements.Select(element =>
        $"({element.Ai}){element.Value.Replace("(", "\\(", StringComparison.Ordinal)}"));

    /// <summary>Writes a raw element string: FNC1 first, then after every value whose length is not predefined, except at the end.</summary>
    public static string WriteRaw(IEnumerable<Element> elements, char fnc1 = Fnc1)
    {
        var text = new StringBuilder();
        var separate = true;
        foreach (var element in elements)
        {
            if (separate)
            {
                text.Append(fnc1);
            }

            text.Append(element.Ai).Append(element.Value);
            separate = !element.Definition.Predefined;
        }

        return text.ToString();
    }

    internal static string Offset(int at) => $"character {at + 1}";

    private static Outcome<IReadOnlyList<Element>> UnknownAi(string ai, int at) => Failed(
        "IDN-0103", $"'{CharacterSets.Visible(ai)}' is no known GS1 AI. Check that the text is complete and is a GS1 element string at all; escape a bracket inside a value as \\(.", at);

    private static Outcome<IReadOnlyList<Element>> Failed(string code, string message, int at) =>
        Outcome<IReadOnlyList<Element>>.Failed(new Problem(code, message, Offset(at)));
}
