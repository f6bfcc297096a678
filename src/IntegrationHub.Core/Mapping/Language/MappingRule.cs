using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>One rule: it sets one target from one source, or maps an array element by element.</summary>
public sealed record MappingRule
{
    /// <summary>Gets the id, unique in the file: coverage, lineage, review and evidence speak of it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets where the rule stands: <c>file:line</c>.</summary>
    public required string Place { get; init; }

    /// <summary>Gets the target, relative to the element inside <c>forEach</c>. Empty: the element itself.</summary>
    public MappingPointer? Set { get; init; }

    /// <summary>Gets the source.</summary>
    public MappingPointer? From { get; init; }

    /// <summary>Gets the constant.</summary>
    public YamlNode? Const { get; init; }

    /// <summary>Gets the template.</summary>
    public TextTemplate? Template { get; init; }

    /// <summary>Gets the chain of functions.</summary>
    public IReadOnlyList<FunctionCall> Do { get; init; } = [];

    /// <summary>Gets the code list that the value is looked up in.</summary>
    public VersionedId? Lookup { get; init; }

    /// <summary>Gets where the path and value of the source are kept.</summary>
    public MappingPointer? KeepRaw { get; init; }

    /// <summary>Gets when the rule applies; with <see cref="ForEach"/>, to which elements.</summary>
    public Condition? When { get; init; }

    /// <summary>Gets the value where the source has none; only under a requirement with <c>mayDefault</c>.</summary>
    public YamlNode? Default { get; init; }

    /// <summary>Gets whether a message without the value is refused.</summary>
    public bool Required { get; init; }

    /// <summary>Gets what a person has to confirm, because the rule was proposed from samples; null where nothing is open. With <see cref="ForEach"/> it speaks of the rules inside too.</summary>
    public string? Confirm { get; init; }

    /// <summary>Gets the requirements that the rule serves.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>Gets the array that is mapped element by element.</summary>
    public MappingPointer? ForEach { get; init; }

    /// <summary>Gets the members by which elements are put together: those that agree in all of them make one element of the output.</summary>
    public IReadOnlyList<MappingPointer> GroupBy { get; init; } = [];

    /// <summary>Gets the array that the results are appended to.</summary>
    public MappingPointer? Into { get; init; }

    /// <summary>Gets the rules for each element.</summary>
    public IReadOnlyList<MappingRule> Rules { get; init; } = [];
}

/// <summary>A call of a named function in a <c>do</c> chain, with its argument as written.</summary>
public sealed record FunctionCall(string Name, YamlNode? Argument, string Place);
