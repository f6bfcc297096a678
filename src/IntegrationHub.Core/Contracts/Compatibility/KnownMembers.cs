using System.Text;

namespace IntegrationHub.Core.Contracts.Compatibility;

/// <summary>What is known of the members of an object that one version accepts.</summary>
internal sealed class KnownMembers
{
    private readonly IReadOnlyList<SchemaPart> _parts;
    private readonly HashSet<string>? _allowed;

    public KnownMembers(Conjunction known)
    {
        _parts = known.Parts;
        _allowed = Allowed();
        Names = _parts.SelectMany(part => part.Map("properties")).Select(member => member.Name).Concat(_allowed ?? []).ToHashSet(StringComparer.Ordinal);
        Patterns = [.. _parts.SelectMany(part => part.Map("patternProperties")).Select(member => member.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Gets the names that are spoken of.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Gets the patterns of names that are spoken of.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>Gets what is known of members that neither a name nor a pattern speaks of.</summary>
    public Conjunction Rest => _allowed is not null ? Conjunction.Never() : Conjunction.Of(_parts.Select(part => part.One("additionalProperties")).OfType<SchemaPart>());

    /// <summary>What is known of the members of a name.</summary>
    public Conjunction Of(string name) => _allowed?.Contains(name) == false ? Conjunction.Never() : Conjunction.Of(_parts.SelectMany(part => Of(part, name)));

    /// <summary>What is known of the members that a pattern of this version finds; null where it has no such pattern.</summary>
    public Conjunction? Pattern(string pattern) => Patterns.Contains(pattern, StringComparer.Ordinal)
        ? Conjunction.Of(_parts.SelectMany(part => part.Map("patternProperties")).Where(member => member.Name == pattern).Select(member => member.Schema))
        : null;

    public bool MayMatch(string pattern, string name) => Matches(pattern, name) != false;

    /// <summary>Says whether a pattern finds a name; null where the pattern cannot be run.</summary>
    public static bool? Matches(string pattern, string name) => TextPattern.Compile(pattern) is { Succeeded: true } compiled ? compiled.Value.IsMatch(Encoding.UTF8.GetBytes(name)) : null;

    private static IEnumerable<SchemaPart> Of(SchemaPart part, string name)
    {
        var declared = part.Map("properties").Where(member => member.Name == name).Select(member => member.Schema).ToList();
        var patterns = part.Map("patternProperties").Select(member => (member.Schema, Found: Matches(member.Name, name))).ToList();
        var found = declared.Concat(patterns.Where(pattern => pattern.Found == true).Select(pattern => pattern.Schema)).ToList();
        // Additional are the members that nothing beside it speaks of; where that is not sure, nothing is claimed.
        return found.Count == 0 && patterns.TrueForAll(pattern => pattern.Found == false) && part.One("additionalProperties") is { } additional ? [additional] : found;
    }

    // The only names that an object may have, where the version closes it.
    private HashSet<string>? Allowed()
    {
        foreach (var part in _parts)
        {
            if (part["additionalProperties"] is { ValueKind: System.Text.Json.JsonValueKind.False } && part["patternProperties"] is null)
            {
                return part.Map("properties").Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
            }

            if (part["unevaluatedProperties"] is { ValueKind: System.Text.Json.JsonValueKind.False } && Evaluated(part, []) is { } names)
            {
                return names;
            }
        }

        return null;
    }

    // All names that any branch may evaluate; null where that is not known.
    private static HashSet<string>? Evaluated(SchemaPart part, HashSet<string> seen)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!part.IsObject || !seen.Add(part.Location))
        {
            return names;
        }

        if (part["patternProperties"] is not null || part["additionalProperties"] is not null || part["$dynamicRef"] is not null
            || (seen.Count > 1 && part["unevaluatedProperties"] is not null))
        {
            return null;
        }

        names.UnionWith(part.Map("properties").Select(member => member.Name));
        var reference = part["$ref"]?.GetString() is { } text ? part.Document.Resolve(text) : null;
        if (part["$ref"] is not null && reference is null)
        {
            return null;
        }

        var inner = new[] { "allOf", "anyOf", "oneOf" }.SelectMany(part.List).Concat(part.Map("dependentSchemas").Select(member => member.Schema))
            .Concat(new[] { "if", "then", "else" }.Select(part.One).Append(reference).OfType<SchemaPart>());
        foreach (var schema in inner)
        {
            if (Evaluated(schema, seen) is not { } more)
            {
                return null;
            }

            names.UnionWith(more);
        }

        return names;
    }
}
