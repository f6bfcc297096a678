using System.Text.Json;

namespace IntegrationHub.Core.Contracts.Compatibility;

/// <summary>All that is known of a value that one version accepts: schemas that all hold. Leaving one out knows less, and is never wrong.</summary>
internal sealed class Conjunction
{
    private readonly List<SchemaPart> _parts = [];
    private readonly HashSet<string> _outside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _split = new(StringComparer.Ordinal);

    /// <summary>Gets the schemas: objects, references and <c>allOf</c> followed.</summary>
    public IReadOnlyList<SchemaPart> Parts => _parts;

    /// <summary>Gets whether no value at all is accepted.</summary>
    public bool IsNever { get; private set; }

    /// <summary>Gets a name by which the same knowledge is recognised.</summary>
    public string Key => IsNever ? "never" : string.Join('&', _parts.Select(part => part.Location).Concat(_split).Order(StringComparer.Ordinal));

    public static Conjunction Of(params IEnumerable<SchemaPart> schemas)
    {
        var all = new Conjunction();
        foreach (var schema in schemas)
        {
            all.Add(schema);
        }

        return all;
    }

    public static Conjunction Never() => new() { IsNever = true };

    public bool LeadsTo(string outside) => _outside.Contains(outside);

    public bool WasSplit(SchemaPart part) => _split.Contains(part.Location);

    /// <summary>The same, and one more schema; a choice between branches that was made is remembered.</summary>
    public Conjunction With(SchemaPart schema, SchemaPart? choice = null)
    {
        var more = new Conjunction { IsNever = IsNever };
        more._parts.AddRange(_parts);
        more._outside.UnionWith(_outside);
        more._split.UnionWith(_split);
        if (choice is not null)
        {
            more._split.Add(choice.Location);
        }

        more.Add(schema);
        return more;
    }

    private void Add(SchemaPart schema)
    {
        if (schema.Value.ValueKind == JsonValueKind.False)
        {
            IsNever = true;
        }

        if (!schema.IsObject || _parts.Exists(part => part.Location == schema.Location && part.Document == schema.Document))
        {
            return;
        }

        _parts.Add(schema);
        foreach (var part in schema.List("allOf"))
        {
            Add(part);
        }

        if (schema["$ref"]?.GetString() is { } reference)
        {
            if (schema.Document.Resolve(reference) is { } target)
            {
                Add(target);
            }
            else if (schema.Document.Outside(reference) is { } outside)
            {
                _outside.Add(outside);
            }
        }
    }
}
