using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>
/// A JSON Pointer (RFC 6901) as mappings write it: relative to the element inside <c>forEach</c>; <c>^/x</c> begins one level
/// above, <c>^^/x</c> two. The empty text is the element itself. <c>group/x</c> is the list of what every element of the group has there.
/// </summary>
public sealed class MappingPointer
{
    /// <summary>The word before a pointer that reads every element of the group.</summary>
    public const string Group = "group";

    private readonly byte[][] _utf8;
    private readonly uint[] _hashes;
    private readonly int[] _indexes;

    private MappingPointer(string text, int up, bool ofGroup, string[] tokens)
    {
        (Text, Up, OfGroup, Tokens) = (text, up, ofGroup, tokens);
        _utf8 = [.. tokens.Select(Encoding.UTF8.GetBytes)];
        _hashes = [.. _utf8.Select(name => NameHash.Of(name))];
        _indexes = [.. tokens.Select(JsonPointers.ArrayIndex)];
        Loops = [.. Parts()];
    }

    /// <summary>Gets the pointer as written.</summary>
    public string Text { get; }

    /// <summary>Gets how many levels above it begins.</summary>
    public int Up { get; }

    /// <summary>Gets whether it reads every element of the surrounding group instead of one.</summary>
    public bool OfGroup { get; }

    /// <summary>Gets the unescaped names and indexes.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>Reads a pointer.</summary>
    /// <returns>The pointer, or problem <c>MAP-0004</c>.</returns>
    public static Outcome<MappingPointer> Parse(string text, string? place = null, string? rule = null)
    {
        // A pointer begins with '/', so a name in front of it cannot be mistaken for a part of it.
        var ofGroup = text == Group || text.StartsWith(Group + "/", StringComparison.Ordinal);
        var rest = ofGroup ? text[Group.Length..] : text.TrimStart('^');
        return JsonPointers.TryParse(rest, out var tokens)
            ? Outcome<MappingPointer>.Of(new MappingPointer(text, ofGroup ? 0 : text.Length - rest.Length, ofGroup, tokens))
            : Outcome<MappingPointer>.Failed(new Problem("MAP-0004",
                "A pointer is empty or begins with '/' (RFC 6901), with '^' before it for the level above; '~' is written ~0 and '/' in a name ~1. Correct the pointer.",
                place, rule, text));
    }

    /// <summary>Gets the arrays that <c>forEach</c> walks, one within the elements of the other: <c>/a/*/b</c> walks <c>/a</c> and in each element <c>/b</c>.</summary>
    public IReadOnlyList<MappingPointer> Loops { get; }

    /// <summary>Finds the value below a node, or -1.</summary>
    public int Resolve(TokenTape tape, int from)
    {
        var at = from;
        for (var i = 0; i < _utf8.Length && at >= 0; i++)
        {
            at = tape.Kind(at) switch
            {
                JsonKind.Object => tape.TryGetMember(at, _utf8[i], _hashes[i], out var member) ? member : -1,
                JsonKind.Array when _indexes[i] >= 0 => tape.Element(at, _indexes[i]),
                _ => -1,
            };
        }

        return at;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private IEnumerable<MappingPointer> Parts()
    {
        var begin = 0;
        for (var at = 0; at <= Tokens.Count; at++)
        {
            if (at < Tokens.Count ? Tokens[at] == "*" : begin > 0)
            {
                string[] part = [.. Tokens.Skip(begin).Take(at - begin)];
                yield return new MappingPointer(string.Concat(part.Select(token => "/" + JsonPointers.Escape(token))), begin == 0 ? Up : 0, begin == 0 && OfGroup, part);
                begin = at + 1;
            }
        }

        if (begin == 0)
        {
            yield return this;
        }
    }
}
