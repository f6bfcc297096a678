namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>What a mapping function is: the reference page and the static checks come from this, and every example of it is run as a test.</summary>
/// <param name="Name">The name in a <c>do</c> chain.</param>
/// <param name="Group">The heading of the reference page under which it stands.</param>
/// <param name="Summary">What it does, what it takes, what it refuses.</param>
public sealed record FunctionDeclaration(string Name, string Group, string Summary)
{
    /// <summary>Gets the arguments; the first one may be written alone: <c>{ split: "," }</c> is <c>{ split: { by: "," } }</c>.</summary>
    public IReadOnlyList<ArgumentDeclaration> Arguments { get; init; } = [];

    /// <summary>Gets examples.</summary>
    public IReadOnlyList<FunctionExample> Examples { get; init; } = [];

    /// <summary>Gets whether the function also runs where there is no value.</summary>
    public bool TakesNothing { get; init; }
}

/// <summary>An argument of a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is.</param>
/// <param name="Summary">What it means, with unit and range.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Choices">The only texts that are taken, where <paramref name="Type"/> is a choice.</param>
public sealed record ArgumentDeclaration(string Name, ArgumentType Type, string Summary, bool Required = false, params string[] Choices);

/// <summary>The types of arguments.</summary>
public enum ArgumentType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>One of the named texts.</summary>
    Choice,

    /// <summary>A whole number of 0 or more.</summary>
    Integer,

    /// <summary>A decimal, exact.</summary>
    Decimal,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A pointer, relative to the current element.</summary>
    Pointer,

    /// <summary>A condition, as in <c>when</c>.</summary>
    Condition,

    /// <summary>A pattern that cannot backtrack.</summary>
    Pattern,

    /// <summary>A decimal, exact, or a pointer to one.</summary>
    DecimalOrPointer,

    /// <summary>Text, or a pointer to one.</summary>
    TextOrPointer,

    /// <summary>Names, each with a pointer.</summary>
    Pointers,

    /// <summary>Names, each with a text.</summary>
    Texts,

    /// <summary>A code list with its version.</summary>
    CodeList,
}

/// <summary>An example of a function.</summary>
/// <param name="Call">The entry of the chain, as YAML.</param>
/// <param name="Given">The value, as JSON.</param>
/// <param name="Gives">The result as JSON; <c>nothing</c>; or <c>refused</c>.</param>
/// <param name="Beside">The other members of the element, as a JSON object, where the function reads them.</param>
public sealed record FunctionExample(string Call, string Given, string Gives, string? Beside = null);
