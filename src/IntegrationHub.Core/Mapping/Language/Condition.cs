using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>A condition of a rule, an output, or a filter. Several members of one <c>when</c> must all hold.</summary>
public abstract record Condition
{
    /// <summary>Gets every pointer that it reads, those of inner conditions included.</summary>
    public IEnumerable<MappingPointer> Pointers => this switch
    {
        Present present => [present.Pointer],
        OneOf oneOf => [oneOf.Pointer],
        Matches matches => [matches.Pointer],
        All all => all.Conditions.SelectMany(condition => condition.Pointers),
        Any any => any.Conditions.SelectMany(condition => condition.Pointers),
        Not not => not.Inner.Pointers,
        _ => throw new InvalidOperationException($"{GetType().Name} has no pointers here: add them."),
    };
}

/// <summary><c>present</c> and, inside <see cref="Not"/>, <c>absent</c>: the value is there and is not null.</summary>
public sealed record Present(MappingPointer Pointer) : Condition;

/// <summary><c>equals</c> and <c>in</c>: the value is one of these constants, type and value. Numbers compare exactly.</summary>
public sealed record OneOf(MappingPointer Pointer, IReadOnlyList<YamlNode> Values) : Condition
{
    /// <summary>Gets the constants as the input is compared with them.</summary>
    internal ConstantValue[] Constants { get; } = [.. Values.Select(value => new ConstantValue(value))];
}

/// <summary><c>matches</c>: the text holds a match of the pattern, which is ECMA-262 as in a contract. Anchor it with <c>^</c> and <c>$</c> to match the whole.</summary>
public sealed record Matches(MappingPointer Pointer, TextPattern Pattern) : Condition;

/// <summary><c>all</c>: every condition holds.</summary>
public sealed record All(IReadOnlyList<Condition> Conditions) : Condition;

/// <summary><c>any</c>: at least one condition holds.</summary>
public sealed record Any(IReadOnlyList<Condition> Conditions) : Condition;

/// <summary><c>not</c>: the condition does not hold.</summary>
public sealed record Not(Condition Inner) : Condition;
