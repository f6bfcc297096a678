using System.Text;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>Text with values: <c>"{a}-{/b/c}"</c>. A plain name means the member of that name; <c>{{</c> and <c>}}</c> are braces.</summary>
/// <param name="Parts">Literal texts and pointers in turn.</param>
public sealed record TextTemplate(IReadOnlyList<TemplatePart> Parts)
{
    /// <summary>Reads a template.</summary>
    /// <returns>The template, or problem <c>MAP-0004</c> for a bad pointer or an open brace.</returns>
    public static Outcome<TextTemplate> Parse(string text, string? place = null, string? rule = null)
    {
        var parts = new List<TemplatePart>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '{' or '}' && i + 1 < text.Length && text[i + 1] == c)
            {
                literal.Append(c);
                i++;
                continue;
            }

            if (c is not ('{' or '}'))
            {
                literal.Append(c);
                continue;
            }

            var close = c == '{' ? text.IndexOf('}', i) : -1;
            if (close < 0)
            {
                return Outcome<TextTemplate>.Failed(new Problem("MAP-0004", "A brace in the template is not closed or not opened. Write {name} or {/pointer}; a brace itself is doubled.", place, rule, text));
            }

            var name = text[(i + 1)..close];
            var pointer = MappingPointer.Parse(name.StartsWith('/') || name.StartsWith('^') ? name : "/" + name, place, rule);
            if (!pointer.Succeeded)
            {
                return Outcome<TextTemplate>.Failed(pointer.Problems);
            }

            parts.Add(new TemplatePart(literal.ToString(), pointer.Value));
            literal.Clear();
            i = close;
        }

        parts.Add(new TemplatePart(literal.ToString(), null));
        return Outcome<TextTemplate>.Of(new TextTemplate(parts));
    }
}

/// <summary>Literal text and the value that follows it; the last part has no value.</summary>
public sealed record TemplatePart(string Literal, MappingPointer? Value);
