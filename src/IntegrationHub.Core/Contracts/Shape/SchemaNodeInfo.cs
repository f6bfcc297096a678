using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace IntegrationHub.Core.Contracts;

/// <summary>
/// What a contract declares about one value. References and <c>allOf</c> are followed; members that only some branch of
/// <c>anyOf</c>, <c>oneOf</c>, <c>if</c> declares are listed too, what only such a branch demands is not.
/// </summary>
public sealed class SchemaNodeInfo
{
    private readonly List<(SchemaNode Schema, bool Certain)> _facets = [];
    private IReadOnlyList<SchemaMember>? _properties;

    internal SchemaNodeInfo(IReadOnlyList<SchemaNode> schemas)
    {
        Location = schemas[0].Location;
        foreach (SchemaNode schema in schemas)
            Gather(schema, certain: true);
    }

    /// <summary>Gets the absolute location of the schema that declares the value first.</summary>
    public string Location { get; }

    /// <summary>Gets the types that it admits: <c>object array string number integer boolean null</c>; all of them (with number) where nothing is said.</summary>
    public IReadOnlyList<string> Types
    {
        get
        {
            int mask = SchemaNode.AnyType;
            bool whole = false;
            foreach ((SchemaNode schema, bool certain) in _facets)
            {
                if (!certain)
                    continue;
                mask &= schema.Types;
                whole |= schema.WholeNumbers;
            }

            int possible = _facets.Where(f => !f.Certain && f.Schema.Types != SchemaNode.AnyType).Aggregate(0, (all, f) => all | f.Schema.Types);
            if (mask == SchemaNode.AnyType && possible != 0)
                mask = possible;
            return [.. TypeNames.Of(mask, whole)];
        }
    }

    /// <summary>Gets the members that must be there.</summary>
    public IReadOnlyList<string> Required => [.. _facets.Where(f => f.Certain).SelectMany(f => f.Schema.Required).Distinct(StringComparer.Ordinal)];

    /// <summary>Gets the declared members, in the order of the contract.</summary>
    public IReadOnlyList<SchemaMember> Properties => _properties ??=
        [.. _facets.SelectMany(f => f.Schema.Properties).GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => new SchemaMember(g.Key, new SchemaNodeInfo([.. g.Select(p => p.Schema)])))];

    /// <summary>Gets whether members that are not declared pass.</summary>
    public bool IsOpen => !_facets.Exists(f => f.Certain && f.Schema.IsClosed);

    /// <summary>Gets the declared elements of an array, beyond those declared by position; null where nothing is said.</summary>
    public SchemaNodeInfo? Items => _facets.Select(f => f.Schema.Items).OfType<SchemaNode>().ToList() is { Count: > 0 } items ? new SchemaNodeInfo(items) : null;

    /// <summary>Gets the values of <c>enum</c> or <c>const</c> as JSON text; null where the value is free.</summary>
    public IReadOnlyList<string>? Enum
    {
        get
        {
            foreach ((SchemaNode schema, bool _) in _facets.Where(f => f.Certain))
            {
                if (schema.Source.TryGetMember(schema.Place, "const"u8, out int only))
                    return [Text(schema, only)];
                if (!schema.Source.TryGetMember(schema.Place, "enum"u8, out int list))
                    continue;
                var values = new List<string>();
                foreach (int value in schema.Source.Children(list))
                    values.Add(Text(schema, value));
                return values;
            }

            return null;
        }
    }

    /// <summary>Gets <c>format</c>, or null.</summary>
    public string? Format => TryGetKeyword("format", out string? json) ? json.Trim('"') : null;

    /// <summary>Gets whether <c>x-repeated</c> is true: in XML the element may repeat, so one of it is still an array.</summary>
    public bool IsRepeated => TryGetKeyword("x-repeated", out string? json) && json == "true";

    /// <summary>Gets the JSON text of a keyword, such as <c>maxLength</c> or an <c>x-</c> extension, from the first schema that always applies and has it.</summary>
    public bool TryGetKeyword(string keyword, [NotNullWhen(true)] out string? json)
    {
        byte[] name = Encoding.UTF8.GetBytes(keyword);
        foreach ((SchemaNode schema, bool certain) in _facets)
        {
            if (certain && schema.Source.TryGetMember(schema.Place, name, out int value))
            {
                json = Text(schema, value);
                return true;
            }
        }

        json = null;
        return false;
    }

    /// <summary>Finds what is declared at a JSON Pointer relative to this value.</summary>
    public bool TryResolve(string pointer, out SchemaNodeInfo info)
    {
        info = this;
        if (!JsonPointers.TryParse(pointer, out string[] tokens))
            return false;
        foreach (string token in tokens)
        {
            if (!info.TryStep(token, out SchemaNodeInfo? next))
                return false;
            info = next;
        }

        return true;
    }

    /// <summary>Finds a declared member or element: by name, by pattern, or as one of <c>additionalProperties</c>.</summary>
    public bool TryStep(string token, [NotNullWhen(true)] out SchemaNodeInfo? next)
    {
        byte[] name = Encoding.UTF8.GetBytes(token);
        var found = new List<SchemaNode>();
        foreach ((SchemaNode schema, bool _) in _facets)
        {
            found.AddRange(schema.Properties.Where(p => p.Name == token).Select(p => p.Schema));
            found.AddRange(schema.PatternProperties.Where(p => p.Pattern.IsMatch(name)).Select(p => p.Schema));
        }

        if (found.Count == 0)
            found.AddRange(_facets.Select(f => f.Schema.Additional).OfType<SchemaNode>().Where(a => a.Source.Kind(a.Place) == JsonKind.Object));
        int index = token is "*" or "-" ? int.MaxValue : JsonPointers.ArrayIndex(token);
        if (found.Count == 0 && index >= 0)
        {
            found.AddRange(_facets.Select(f => index < f.Schema.Prefix.Length ? f.Schema.Prefix[index] : f.Schema.Items).OfType<SchemaNode>());
        }

        found.RemoveAll(schema => schema.IsFalse);
        next = found.Count > 0 ? new SchemaNodeInfo(found) : null;
        return next is not null;
    }

    private static string Text(SchemaNode schema, int value) => Encoding.UTF8.GetString(schema.Source.Raw(value));

    private void Gather(SchemaNode schema, bool certain)
    {
        if (_facets.Exists(f => f.Schema == schema))
            return;
        _facets.Add((schema, certain));
        foreach ((SchemaNode inner, InPlaceRole role) in schema.InPlace)
        {
            if (role != InPlaceRole.Asked)
                Gather(inner, certain && role == InPlaceRole.Certain);
        }
    }
}

/// <summary>A declared member of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">What is declared about its value.</param>
public sealed record SchemaMember(string Name, SchemaNodeInfo Schema);
