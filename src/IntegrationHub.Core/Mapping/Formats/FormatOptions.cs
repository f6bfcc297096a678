using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>The members of <c>format</c> in a system.yaml, read with their types; faults are collected.</summary>
internal sealed class FormatOptions(IReadOnlyDictionary<string, object?> values)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public List<Problem> Problems { get; } = [];

    public string? Text(string name) => Value(name) switch
    {
        null => null,
        string text => text,
        YamlNode { IsScalar: true } node => node.Source,
        var other => Wrong<string>(name, "one text", other),
    };

    public char Character(string name, char otherwise)
    {
        var text = Text(name);
        var one = text switch { null => otherwise.ToString(), "tab" or "\\t" => "\t", _ => text };
        return one.Length == 1 ? one[0] : Wrong<string>(name, "one character, or tab", text)?[0] ?? otherwise;
    }

    public bool Flag(string name, bool otherwise) => Text(name) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        var other => Wrong<string>(name, "true or false", other) is not null,
    };

    public int Number(string name, int otherwise) => Text(name) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var other => Wrong<string>(name, "a whole number of 0 or more", other)?.Length ?? otherwise,
    };

    public IReadOnlyList<string> List(string name) => Value(name) switch
    {
        null => [],
        IEnumerable<string> texts => [.. texts],
        YamlNode { Kind: YamlKind.Sequence } node when node.Items.All(i => i.IsScalar) => [.. node.Items.Select(i => i.Source)],
        var other => Wrong<string[]>(name, "a list of texts", other) ?? [],
    };

    public IReadOnlyDictionary<string, string> Table(string name) => Value(name) switch
    {
        null => new Dictionary<string, string>(),
        IReadOnlyDictionary<string, string> table => table,
        YamlNode { Kind: YamlKind.Mapping } node when node.Members.All(m => m.Value.IsScalar) => node.Members.ToDictionary(m => m.Name, m => m.Value.Source, StringComparer.Ordinal),
        var other => Wrong<Dictionary<string, string>>(name, "a mapping from text to text", other) ?? [],
    };

    public void End()
    {
        foreach (var (name, value) in values.Where(pair => !_known.Contains(pair.Key)))
        {
            Problems.Add(new Problem("FMT-0001", $"The format has no option '{name}'; it has {string.Join(", ", _known.Order(StringComparer.Ordinal))}. Correct the spelling or delete it.", (value as YamlNode)?.Place));
        }
    }

    private object? Value(string name)
    {
        _known.Add(name);
        return values.GetValueOrDefault(name);
    }

    private T? Wrong<T>(string name, string expected, object? found)
        where T : class
    {
        Problems.Add(new Problem("FMT-0001", $"The option '{name}' of the format is {expected}. Correct it.", (found as YamlNode)?.Place, RawValue: (found as YamlNode)?.Source ?? found as string));
        return null;
    }
}
