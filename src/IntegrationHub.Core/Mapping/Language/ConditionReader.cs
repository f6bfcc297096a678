using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Language;

/// <summary>Reads <c>when</c>: present, absent, equals, in, matches, all, any, not.</summary>
internal static class ConditionReader
{
    public static Condition? Read(YamlNode? node, List<Problem> problems, string? rule)
    {
        if (node is null || LanguageReader.Begin(node, problems, "A condition", rule) is not { } reader)
        {
            return null;
        }

        var conditions = new List<Condition>();
        Add(conditions, reader.Pointer("present"), static p => new Present(p));
        Add(conditions, reader.Pointer("absent"), static p => new Not(new Present(p)));
        ByPointer(reader, "equals", conditions, static (p, value) => new OneOf(p, [value]));
        ByPointer(reader, "in", conditions, (p, value) => value.Kind == YamlKind.Sequence ? new OneOf(p, value.Items) : Wrong(reader, value));
        ByPointer(reader, "matches", conditions, (p, value) => Pattern(reader, p, value));
        foreach (var (name, make) in Groups)
        {
            if (reader.Any(name) is not null)
            {
                conditions.Add(make([.. reader.List(name).Select(item => Read(item, problems, rule)).OfType<Condition>()]));
            }
        }

        if (Read(reader.Any("not"), problems, rule) is { } inner)
        {
            conditions.Add(new Not(inner));
        }

        reader.End();
        if (conditions.Count == 0 && node.Members.Count == 0)
        {
            reader.Fault("MAP-0003", node, "The condition says nothing. Write present, absent, equals, in, matches, all, any or not.");
        }

        return conditions.Count == 1 ? conditions[0] : new All(conditions);
    }

    private static readonly (string Name, Func<IReadOnlyList<Condition>, Condition> Make)[] Groups =
    [
        ("all", static list => new All(list)),
        ("any", static list => new Any(list)),
    ];

    private static void Add(List<Condition> conditions, MappingPointer? pointer, Func<MappingPointer, Condition> make)
    {
        if (pointer is not null)
        {
            conditions.Add(make(pointer));
        }
    }

    // equals: { /capture: scan } : the pointer is the key, so that several comparisons read as one table.
    private static void ByPointer(LanguageReader reader, string name, List<Condition> conditions, Func<MappingPointer, YamlNode, Condition?> make)
    {
        if (reader.Any(name) is not { } table)
        {
            return;
        }

        if (table.Kind != YamlKind.Mapping)
        {
            reader.Fault("MAP-0001", table, $"'{name}' is a mapping from pointer to value, for example {name}: {{ /capture: scan }}. Correct it.");
            return;
        }

        foreach (var member in table.Members)
        {
            if (reader.Take(MappingPointer.Parse(member.Name, $"{table.File}:{member.Line}", reader.Rule)) is { } pointer && make(pointer, member.Value) is { } condition)
            {
                conditions.Add(condition);
            }
        }
    }

    private static Matches? Pattern(LanguageReader reader, MappingPointer pointer, YamlNode value)
    {
        var pattern = TextPattern.Compile(value.Source);
        if (!pattern.Succeeded)
        {
            reader.Fault("MAP-0011", value, $"The pattern is not taken: {pattern.Problems[0].Message}");
            return null;
        }

        return new Matches(pointer, pattern.Value);
    }

    private static Condition? Wrong(LanguageReader reader, YamlNode value)
    {
        reader.Fault("MAP-0001", value, "'in' compares with a list, for example in: { /capture: [scan, backflush] }. Write a list.");
        return null;
    }
}
