using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>Escapes and character classes.</summary>
internal sealed partial class PatternParser
{
    private PatternNode Escape()
    {
        if (!More)
            throw new FormatException("it ends in a backslash. Double it, or remove it.");
        int c = _text[_at];
        if (c is 'b' or 'B')
        {
            _at++;
            Unsupported ??= "it asks for a word boundary (\\b), on which engines differ outside ASCII. Say which characters may stand around.";
            return new PatternNode.Sequence([]);
        }

        if (c is >= '1' and <= '9' || c == 'k')
        {
            _at++;
            if (c == 'k' && Take('<'))
                GroupName();
            Unsupported ??= "it refers back to a group, which cannot be done without backtracking. Write the alternatives out.";
            return new PatternNode.Sequence([]);
        }

        return EscapedClass() is { } set ? new PatternNode.Set(set) : One(EscapedCharacter(inClass: false));
    }

    private CodePoints? EscapedClass()
    {
        int c = _text[_at];
        CodePoints? set = c switch
        {
            'd' => CharacterClasses.Digit,
            'D' => CharacterClasses.Digit.Not(),
            'w' => CharacterClasses.Word,
            'W' => CharacterClasses.Word.Not(),
            's' => CharacterClasses.Space,
            'S' => CharacterClasses.Space.Not(),
            _ => null,
        };
        if (set is not null)
        {
            _at++;
            return set;
        }

        if (c is not ('p' or 'P'))
            return null;
        _at++;
        var name = new StringBuilder();
        if (!Take('{'))
            throw new FormatException("\\p needs a property in braces, such as \\p{Letter}.");
        while (More && _text[_at] != '}')
            name.Append(new Rune(_text[_at++]));
        if (!Take('}'))
            throw new FormatException("a property is not closed. Add '}'.");
        CodePoints? property = CharacterClasses.Property(name.ToString());
        if (property is null)
        {
            Unsupported ??= $"the property {name} is not known here. Use a general category such as Letter or Nd, or write the ranges.";
            return new CodePoints();
        }

        return c == 'P' ? property.Not() : property;
    }

    private int EscapedCharacter(bool inClass)
    {
        int c = _text[_at++];
        switch (c)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case 'b' when inClass: return '\b';
            case '0' when !More || _text[_at] is < '0' or > '9': return 0;
            case 'c' when More && _text[_at] < 128 && char.IsAsciiLetter((char)_text[_at]): return _text[_at++] & 31;
            case 'x': return Hex(2);
            case 'u' when Take('{'):
                int value = 0;
                int digits = 0;
                for (; More && _text[_at] != '}'; digits++)
                    value = Math.Min((value << 4) | HexDigit(), CodePoints.Last + 1);
                return Take('}') && digits > 0 && value <= CodePoints.Last ? value : throw new FormatException("\\u{...} needs hexadecimal digits up to 10FFFF.");
            case 'u':
                int unit = Hex(4);
                int back = _at;
                if (unit is >= 0xD800 and <= 0xDBFF && Take("\\u"))
                {
                    int low = Hex(4);
                    if (low is >= 0xDC00 and <= 0xDFFF)
                        return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                    _at = back;
                }

                return unit;
            default:
                // Unicode mode knows only escaped syntax characters; other ASCII punctuation is common in the field and means itself.
                if (c < 128 && !char.IsAsciiLetterOrDigit((char)c))
                    return c;
                throw new FormatException($"\\{new Rune(c)} is no escape in ECMA-262. Remove the backslash, or use \\u{{...}}.");
        }
    }

    private CodePoints Class()
    {
        bool negated = Take('^');
        var set = new CodePoints();
        while (!Take(']'))
        {
            (CodePoints? whole, int first) = ClassMember();
            if (More && _text[_at] == '-' && _at + 1 < _text.Length && _text[_at + 1] != ']')
            {
                _at++;
                (CodePoints? other, int last) = ClassMember();
                if (whole is not null || other is not null)
                    throw new FormatException("a range in a class must go from one character to another. Put '-' first or last to mean itself.");
                if (first > last)
                    throw new FormatException("a range in a class is out of order. Swap its ends.");
                set.Add(first, last);
            }
            else if (whole is not null)
            {
                set.Add(whole);
            }
            else
            {
                set.Add(first, first);
            }
        }

        return negated ? set.Not() : set;
    }

    private (CodePoints? Whole, int Character) ClassMember()
    {
        if (!More)
            throw new FormatException("a class is not closed. Add ']'.");
        int c = _text[_at++];
        if (c != '\\')
            return (null, c);
        if (!More)
            throw new FormatException("it ends in a backslash. Double it, or remove it.");
        return EscapedClass() is { } set ? (set, 0) : (null, EscapedCharacter(inClass: true));
    }

    private int Hex(int digits)
    {
        int value = 0;
        for (; digits > 0; digits--)
            value = (value << 4) | HexDigit();
        return value;
    }

    private int HexDigit()
    {
        if (!More || _text[_at] >= 128 || !char.IsAsciiHexDigit((char)_text[_at]))
            throw new FormatException("an escape lacks hexadecimal digits. Complete it.");
        int c = _text[_at++];
        return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    }
}
