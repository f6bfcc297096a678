using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Formats.Layouts;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Formats;

/// <summary>The members of <c>format</c> in a system.yaml, read with their types; faults are collected.</summary>
internal sealed class FormatOptions(IReadOnlyDictionary<string, object?> values, IReadOnlyDictionary<string, FormatLayout> layouts)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Gets the options that were asked for: those that the format has.</summary>
    public IReadOnlyCollection<string> Known => _known;

    public List<Problem> Problems { get; } = [];

    /// <summary>Gets the layouts that the options named.</summary>
    public List<FormatLayout> Used { get; } = [];

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

    /// <summary>Reads a reference to a layout of a format, or a list of them; one at least.</summary>
    public IReadOnlyList<FormatLayout> Layouts(string name, string of)
    {
        IReadOnlyList<string> references = Value(name) is string or YamlNode { IsScalar: true } ? [Text(name)!] : List(name);
        var place = (Value(name) as YamlNode)?.Place;
        if (references.Count == 0)
        {
            Problems.Add(new Problem("FMT-0001", $"The format '{of}' needs '{name}': a layout with its version, for example {name}: wms-host/receipts@1.0.0. Add it.", place));
        }

        foreach (var reference in references)
        {
            if (layouts.GetValueOrDefault(reference) is { } layout && layout.Of == of)
            {
                Used.Add(layout);
            }
            else
            {
                Problems.Add(new Problem("FMT-0001", $"There is no layout {reference} of the format '{of}'. Correct the reference, or add a file with 'layout: {reference.Split('@')[0]}' and 'of: {of}' below mappings/.", place, RawValue: reference));
            }
        }

        return Used;
    }

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
