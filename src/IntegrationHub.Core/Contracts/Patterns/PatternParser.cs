using System.Globalization;
using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// Reads ECMA-262 patterns with Unicode semantics, as JSON Schema asks (Core, section 6.4). What is valid but needs backtracking
/// is parsed and named in <see cref="Unsupported"/>; what is no pattern throws <see cref="FormatException"/> inside this folder only.
/// </summary>
internal sealed partial class PatternParser
{
    private const int MaxNesting = 200;
    private readonly int[] _text;
    private int _at;
    private int _nesting;

    private PatternParser(string pattern) => _text = [.. pattern.EnumerateRunes().Select(r => r.Value)];

    /// <summary>Why a valid pattern cannot be run; null where it can.</summary>
    public string? Unsupported { get; private set; }

    public static (PatternNode? Node, string? Fault, string? Unsupported) Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        try
        {
            PatternNode node = parser.Choice();
            return parser._at < parser._text.Length ? (null, "a ')' closes nothing. Escape it, or open a group.", null) : (node, null, parser.Unsupported);
        }
        catch (FormatException fault)
        {
            return (null, fault.Message, null);
        }
    }

    private bool More => _at < _text.Length;

    private bool Take(char c)
    {
        if (!More || _text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private bool Take(string text)
    {
        if (_at + text.Length > _text.Length)
            return false;
        for (int i = 0; i < text.Length; i++)
        {
            if (_text[_at + i] != text[i])
                return false;
        }

        _at += text.Length;
        return true;
    }

    private PatternNode Choice()
    {
        if (++_nesting > MaxNesting)
            throw new FormatException($"groups nest deeper than {MaxNesting}. Simplify it.");
        var branches = new List<PatternNode> { Sequence() };
        while (Take('|'))
            branches.Add(Sequence());
        _nesting--;
        return branches.Count == 1 ? branches[0] : new PatternNode.Choice(branches);
    }

    private PatternNode Sequence()
    {
        var parts = new List<PatternNode>();
        while (More && _text[_at] is not ('|' or ')'))
            parts.Add(Quantified(Atom()));
        return new PatternNode.Sequence(parts);
    }

    private PatternNode Atom()
    {
        int c = _text[_at++];
        switch (c)
        {
            case '^':
                return new PatternNode.AtStart();
            case '$':
                return new PatternNode.AtEnd();
            case '.':
                return new PatternNode.Set(CharacterClasses.Any);
            case '(':
                return Group();
            case '[':
                return new PatternNode.Set(Class());
            case '\\':
                return Escape();
            case '*' or '+' or '?':
                throw new FormatException("a quantifier has nothing to repeat. Escape it, or put something before it.");
            default:
                return One(c);
        }
    }

    private PatternNode Group()
    {
        if (Take("?=") || Take("?!") || Take("?<=") || Take("?<!"))
            Unsupported ??= "it looks ahead or behind, which cannot be done without backtracking. Write it as several patterns under allOf and not.";
        else if (Take("?<"))
            GroupName();
        else if (!Take("?:") && More && _text[_at] == '?')
            throw new FormatException("this kind of group is not known in ECMA-262. Use (?: or ( .");
        PatternNode inner = Choice();
        return Take(')') ? inner : throw new FormatException("a group is not closed. Add ')'.");
    }

    private string GroupName()
    {
        var name = new StringBuilder();
        while (More && _text[_at] != '>')
            name.Append(new Rune(_text[_at++]));
        return Take('>') && name.Length > 0 ? name.ToString() : throw new FormatException("the name of a group is not closed. Add '>'.");
    }

    private PatternNode Quantified(PatternNode atom)
    {
        int least;
        int most;
        if (Take('*'))
            (least, most) = (0, -1);
        else if (Take('+'))
            (least, most) = (1, -1);
        else if (Take('?'))
            (least, most) = (0, 1);
        else if (!Braces(out least, out most))
            return atom;
        // Lazy or greedy makes no difference to whether there is a match.
        Take('?');
        if (More && _text[_at] is '*' or '+')
            throw new FormatException("a quantifier follows a quantifier. Group what is to be repeated.");
        return new PatternNode.Repeat(atom, least, most);
    }

    private bool Braces(out int least, out int most)
    {
        int start = _at;
        most = 0;
        if (Take('{') && Digits(out least))
        {
            most = least;
            bool good = !Take(',') || Digits(out most) || (most = -1) < 0;
            if (good && Take('}'))
                return most < 0 || least <= most ? true : throw new FormatException("the bounds of a quantifier are out of order. Swap them.");
        }

        // A brace that opens no quantifier stands for itself, as browsers read it.
        _at = start;
        least = 0;
        return false;
    }

    private bool Digits(out int value)
    {
        int start = _at;
        long number = 0;
        while (More && _text[_at] is >= '0' and <= '9')
            number = Math.Min((number * 10) + (_text[_at++] - '0'), int.MaxValue);
        value = (int)number;
        return _at > start;
    }

    private static PatternNode.Set One(int codePoint) => new(CodePoints.Of((codePoint, codePoint)));
}
