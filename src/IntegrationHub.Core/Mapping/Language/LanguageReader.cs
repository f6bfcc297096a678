using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>Reads members of one YAML mapping and collects every fault with file, line and rule instead of stopping at the first.</summary>
internal sealed class LanguageReader(YamlNode node, List<Problem> problems, string? rule = null)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public YamlNode Node => node;

    public List<Problem> Problems => problems;

    public string? Rule => rule;

    /// <summary>Begins to read a node that must be a mapping.</summary>
    public static LanguageReader? Begin(YamlNode node, List<Problem> problems, string what, string? rule = null)
    {
        if (node.Kind == YamlKind.Mapping)
        {
            return new LanguageReader(node, problems, rule);
        }

        problems.Add(new Problem("MAP-0001", $"{what} is a mapping with named members; found {Word(node.Kind)}. See mappings/README.md.", node.Place, rule, node.Source));
        return null;
    }

    public YamlNode? Any(string name)
    {
        _known.Add(name);
        return node[name];
    }

    public string? Text(string name, bool required = false)
    {
        var value = Any(name);
        if (value is null)
        {
            if (required)
            {
                Fault("MAP-0003", node, $"The member '{name}' is missing. Add it.");
            }

            return null;
        }

        if (value.IsScalar && value.Kind != YamlKind.Null)
        {
            return value.Source;
        }

        Fault("MAP-0001", value, $"'{name}' is text; found {Word(value.Kind)}. Write one text.");
        return null;
    }

    public bool Flag(string name)
    {
        var value = Any(name);
        if (value is not null and not { Kind: YamlKind.Boolean })
        {
            Fault("MAP-0001", value, $"'{name}' is true or false. Correct it.");
        }

        return value is { Kind: YamlKind.Boolean, Text: "true" };
    }

    public IReadOnlyList<YamlNode> List(string name)
    {
        var value = Any(name);
        if (value is null or { Kind: YamlKind.Sequence })
        {
            return value?.Items ?? [];
        }

        Fault("MAP-0001", value, $"'{name}' is a list; found {Word(value.Kind)}. Write [ ... ] or lines with '-'.");
        return [];
    }

    public IReadOnlyList<string> Texts(string name) => [.. List(name).Where(Scalar).Select(item => item.Source)];

    public MappingPointer? Pointer(string name, bool required = false) =>
        Text(name, required) is { } text ? Take(MappingPointer.Parse(text, node[name]!.Place, rule)) : null;

    public VersionedId? Reference(string name, bool required = false)
    {
        var text = Text(name, required);
        if (text is null)
        {
            return null;
        }

        var parsed = VersionedId.Parse(text, node[name]!.Place);
        problems.AddRange(parsed.Problems.Select(p => p with { Rule = rule }));
        return parsed.Succeeded ? parsed.Value : null;
    }

    public T? Take<T>(Outcome<T> outcome)
        where T : class
    {
        problems.AddRange(outcome.Problems);
        return outcome.Succeeded ? outcome.Value : null;
    }

    public void Fault(string code, YamlNode at, string message) => problems.Add(new Problem(code, message, at.Place, rule, at.IsScalar ? at.Source : null));

    /// <summary>Reports members that nobody asked for: a misspelt one would otherwise be silently without effect.</summary>
    public void End()
    {
        foreach (var member in node.Members)
        {
            if (!_known.Contains(member.Name))
            {
                problems.Add(new Problem("MAP-0002",
                    $"'{member.Name}' is not known here; known are {string.Join(", ", _known.Order(StringComparer.Ordinal))}. Correct the spelling or delete it.",
                    $"{node.File}:{member.Line}", rule, member.Name));
            }
        }
    }

    private bool Scalar(YamlNode item)
    {
        if (!item.IsScalar)
        {
            Fault("MAP-0001", item, $"Text is expected here; found {Word(item.Kind)}. Write one text.");
        }

        return item.IsScalar;
    }

    private static string Word(YamlKind kind) => kind switch
    {
        YamlKind.Mapping => "a mapping",
        YamlKind.Sequence => "a list",
        YamlKind.Null => "nothing",
        _ => "a " + kind.ToString().ToLowerInvariant(),
    };
}
