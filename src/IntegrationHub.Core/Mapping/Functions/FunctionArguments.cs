using System.Globalization;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>The arguments of one call, read by the function's own declaration; faults are collected, values then read as if all were well.</summary>
internal sealed class FunctionArguments
{
    private static readonly CompiledPatterns<(Regex? Pattern, string? Fault)> Replacing = new(ReplacingPattern);
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly FunctionCall _call;
    private readonly string _rule;
    private readonly List<Problem> _problems;

    private readonly IReadOnlyDictionary<string, string>? _sites;
    private readonly Func<VersionedId, CodeList?> _codeLists;
    private readonly List<FunctionRead> _reads = [];

    public FunctionArguments(
        FunctionDeclaration declaration, FunctionCall call, string rule, List<Problem> problems,
        IReadOnlyDictionary<string, string>? sites, Func<VersionedId, CodeList?> codeLists)
    {
        (_call, _rule, _problems, _sites, _codeLists) = (call, rule, problems, sites, codeLists);
        var first = declaration.Arguments.Count > 0 ? declaration.Arguments[0] : null;
        if (call.Argument is { Kind: YamlKind.Mapping } named)
        {
            foreach (var member in named.Members)
            {
                if (declaration.Arguments.Any(a => a.Name == member.Name))
                {
                    _values[member.Name] = member.Value;
                }
                else
                {
                    Fault($"'{member.Name}' is no argument of {call.Name}{Known(declaration)} Correct the spelling or delete it.", member.Name);
                }
            }
        }
        else if (call.Argument is { IsScalar: true } alone && first is not null)
        {
            _values[first.Name] = alone;
        }
        else if (call.Argument is not null)
        {
            Fault($"{call.Name} does not take this argument{Known(declaration)} Correct it.", call.Argument.Source);
        }

        foreach (var argument in declaration.Arguments)
        {
            if (argument.Required && !_values.ContainsKey(argument.Name))
            {
                Fault($"{call.Name} needs the argument '{argument.Name}': {argument.Summary} Add it.", null);
            }
            else if (argument.Type == ArgumentType.Choice && Text(argument.Name) is { } choice && !argument.Choices.Contains(choice, StringComparer.Ordinal))
            {
                Fault($"'{argument.Name}' is one of {string.Join(", ", argument.Choices)}. Take one of these.", choice);
            }
        }
    }

    /// <summary>Gets the system's plant codes with their hub sites; a fault where its system.yaml is not known.</summary>
    public IReadOnlyDictionary<string, string> Sites
    {
        get
        {
            if (_sites is null)
            {
                Fault($"{_call.Name} needs 'sites' of the system's system.yaml. Add the file, with its plant codes.", null);
            }

            return _sites ?? new Dictionary<string, string>();
        }
    }

    /// <summary>Gets what the function reads of the input besides its value, once it is bound.</summary>
    public IReadOnlyList<FunctionRead> Reads => _reads;

    public string? Text(string name) => _values.TryGetValue(name, out var value) && value.IsScalar ? value.Source : null;

    public string Text(string name, string otherwise) => Text(name) ?? otherwise;

    public bool Flag(string name) => _values.TryGetValue(name, out var value) && (value.Kind == YamlKind.Boolean || Wrong(name, "true or false", value)) && value.Text == "true";

    public int Integer(string name, int otherwise, int atMost)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            return otherwise;
        }

        if (int.TryParse(value.Source, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= atMost)
        {
            return number;
        }

        Wrong(name, $"a whole number from 0 to {atMost.ToString(CultureInfo.InvariantCulture)}", value);
        return otherwise;
    }

    public decimal Decimal(string name, decimal otherwise)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            return otherwise;
        }

        var parsed = DecimalText.Parse(value.Text);
        return parsed.Succeeded || Wrong(name, "a decimal number", value) ? parsed.Value : otherwise;
    }

    /// <summary>Reads a pointer relative to the current element.</summary>
    public MappingPointer? Pointer(string name) => Text(name) is { } text ? Read(text, ofItem: false) : null;

    /// <summary>Reads a pointer relative to each item of the list that the function works on.</summary>
    public MappingPointer? ItemPointer(string name) => Text(name) is { } text ? Read(text, ofItem: true) : null;

    /// <summary>Reads a condition on each item of the list that the function works on.</summary>
    public Condition? ItemCondition(string name)
    {
        var condition = ConditionReader.Read(_values.GetValueOrDefault(name), _problems, _rule);
        _reads.AddRange(condition?.Pointers.Select(pointer => new FunctionRead(pointer, OfItem: true)) ?? []);
        return condition;
    }

    /// <summary>Tells whether an argument that may be a pointer is one.</summary>
    public bool IsPointer(string name) => Text(name) is { } text && (text.StartsWith('/') || text.StartsWith('^'));

    /// <summary>Reads names with their pointers, in the order written.</summary>
    public IReadOnlyList<KeyValuePair<string, MappingPointer>> Pointers(string name) =>
        [.. Texts(name).Select(pair => (pair.Key, Pointer: Read(pair.Value, ofItem: false))).Where(pair => pair.Pointer is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Pointer!))];

    /// <summary>Reads names with their texts, in the order written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts(string name)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            return [];
        }

        if (value.Kind == YamlKind.Mapping && value.Members.All(member => member.Value.IsScalar))
        {
            return [.. value.Members.Select(member => KeyValuePair.Create(member.Name, member.Value.Source))];
        }

        Wrong(name, "a mapping from names to texts", value);
        return [];
    }

    /// <summary>Finds the code list that an argument names; it then belongs to what the mapping runs with.</summary>
    public CodeList? CodeList(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var reference = VersionedId.Parse(text, _call.Place);
        _problems.AddRange(reference.Problems.Select(problem => problem with { Rule = _rule }));
        var list = reference.Succeeded ? _codeLists(reference.Value) : null;
        if (reference.Succeeded && list is null)
        {
            _problems.Add(new Problem("MAP-0009", $"There is no code list {text}. Add it under mappings/code-lists/, or correct the version.", _call.Place, _rule, text));
        }

        return list;
    }

    public Regex? Pattern(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var (pattern, fault) = Replacing.Of(text);
        if (fault is not null)
        {
            _problems.Add(new Problem("MAP-0011", fault, _call.Place, _rule, text));
        }

        return pattern;
    }

    public void Fault(string message, string? raw) => _problems.Add(new Problem("MAP-0007", message, _call.Place, _rule, raw));

    // Groups without a name count: a replacement speaks of them as $1. On .NET's own engine, because the hub's only finds.
    private static (Regex? Pattern, string? Fault) ReplacingPattern(string text)
    {
        try
        {
            return (new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), null);
        }
        catch (Exception refusal) when (refusal is ArgumentException or NotSupportedException)
        {
            return (null, $"The pattern is not taken: {refusal.Message} Write it without look-around, back references and atomic groups.");
        }
    }

    private MappingPointer? Read(string text, bool ofItem)
    {
        var pointer = MappingPointer.Parse(text, _call.Place, _rule);
        _problems.AddRange(pointer.Problems);
        if (pointer is { Succeeded: true, Value.OfGroup: true })
        {
            _problems.Add(new Problem("MAP-0004", "'group' reads several values; an argument is one. Read the group with 'from'.", _call.Place, _rule, text));
        }

        if (pointer.Succeeded)
        {
            _reads.Add(new FunctionRead(pointer.Value, ofItem));
        }

        return pointer.Succeeded ? pointer.Value : null;
    }

    private bool Wrong(string name, string expected, YamlNode value)
    {
        Fault($"'{name}' of {_call.Name} is {expected}. Correct it.", value.Source);
        return false;
    }

    private static string Known(FunctionDeclaration declaration) => declaration.Arguments.Count == 0
        ? ": it takes none."
        : $": it takes {string.Join(", ", declaration.Arguments.Select(a => a.Name))}.";
}
