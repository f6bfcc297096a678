using System.Globalization;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>The arguments of one call, read by the function's own declaration; faults are collected, values then read as if all were well.</summary>
internal sealed class FunctionArguments
{
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly FunctionCall _call;
    private readonly string _rule;
    private readonly List<Problem> _problems;

    private readonly IReadOnlyDictionary<string, string>? _sites;

    public FunctionArguments(FunctionDeclaration declaration, FunctionCall call, string rule, List<Problem> problems, IReadOnlyDictionary<string, string>? sites)
    {
        (_call, _rule, _problems, _sites) = (call, rule, problems, sites);
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

    public MappingPointer? Pointer(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var pointer = MappingPointer.Parse(text, _call.Place, _rule);
        _problems.AddRange(pointer.Problems);
        return pointer.Succeeded ? pointer.Value : null;
    }

    public Condition? Condition(string name) => ConditionReader.Read(_values.GetValueOrDefault(name), _problems, _rule);

    public Regex? Pattern(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var pattern = ConditionReader.Compile(text, out var fault);
        if (fault is not null)
        {
            _problems.Add(new Problem("MAP-0011", fault, _call.Place, _rule, text));
        }

        return pattern;
    }

    public void Fault(string message, string? raw) => _problems.Add(new Problem("MAP-0007", message, _call.Place, _rule, raw));

    private bool Wrong(string name, string expected, YamlNode value)
    {
        Fault($"'{name}' of {_call.Name} is {expected}. Correct it.", value.Source);
        return false;
    }

    private static string Known(FunctionDeclaration declaration) => declaration.Arguments.Count == 0
        ? ": it takes none."
        : $": it takes {string.Join(", ", declaration.Arguments.Select(a => a.Name))}.";
}
