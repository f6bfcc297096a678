using System.Text;

namespace IntegrationHub.Core.Versioning;

/// <summary>
/// Types a YAML item as the mapping language does before it is hashed: an id is text whether quoted or not, a constant keeps its
/// type, and what is only said to people (version, examples, name, description) is left out.
/// </summary>
internal static class LanguageMeaning
{
    // Text in the language's own schema, whatever YAML would make of it: version 1.10 must not become the number 1.1.
    private static readonly HashSet<string> TextMembers = new(StringComparer.Ordinal)
    {
        "mapping", "codeList", "id", "set", "from", "to", "template", "lookup", "keepRaw", "forEach", "into",
        "present", "absent", "matches", "requirements",
    };

    private static readonly HashSet<string> ValueMembers = new(StringComparer.Ordinal) { "const", "default", "equals", "in", "entries", "fallback" };

    private static readonly HashSet<string> ForPeople = new(StringComparer.Ordinal) { "version", "examples", "name", "description", "confirm" };

    private enum Position
    {
        /// <summary>The top of an item, or a rule: what is for people is left out.</summary>
        Described,

        /// <summary>An output of a mapping: its name is part of the meaning, its description is not.</summary>
        Output,

        /// <summary>Inside the language.</summary>
        Inner,

        /// <summary>A chain of functions: arguments are typed by their declarations.</summary>
        Chain,

        /// <summary>A value of the author's: typed by YAML alone.</summary>
        Value,

        /// <summary>An entry of a policy or register: text, and what is for people is left out.</summary>
        Entry,

        /// <summary>Always text.</summary>
        Text,
    }

    public static string Text(YamlNode document)
    {
        var text = new StringBuilder();
        // Readers of policies, systems and layouts take every scalar as it is written, so 200 and "200" are one status.
        var isTable = document["policy"] is not null || document["system"] is not null || document["register"] is not null || document["layout"] is not null;
        Append(text, document, Position.Described, isTable);
        return text.ToString();
    }

    /// <summary>Writes a value of the author's: a constant, an entry of a code list.</summary>
    public static string ValueText(YamlNode value)
    {
        var text = new StringBuilder();
        Append(text, value, Position.Value, isTable: false);
        return text.ToString();
    }

    /// <summary>Writes one call of a chain of functions.</summary>
    public static string CallText(YamlNode call)
    {
        var text = new StringBuilder();
        Append(text, call, Position.Chain, isTable: false);
        return text.ToString();
    }

    private static void Append(StringBuilder target, YamlNode node, Position position, bool isTable)
    {
        switch (node.Kind)
        {
            case YamlKind.Mapping when position == Position.Chain:
                FunctionMeaning.AppendCall(target, node, condition => Written(condition, Position.Inner, isTable));
                break;
            case YamlKind.Mapping:
                CanonicalForm.AppendObject(target, [.. node.Members.Where(member => Counts(position, member.Name))
                    .Select(member => (member.Name, Written(member.Value, Next(position, member.Name, isTable), isTable)))]);
                break;
            case YamlKind.Sequence:
                target.Append('[').AppendJoin(',', node.Items.Select(item => Written(item, InList(position), isTable))).Append(']');
                break;
            case YamlKind.Number when position is not (Position.Text or Position.Entry or Position.Chain):
                target.Append(CanonicalForm.Number(node.Text));
                break;
            case YamlKind.Boolean or YamlKind.Null when position is not (Position.Text or Position.Entry or Position.Chain):
                target.Append(node.Text);
                break;
            default:
                CanonicalForm.AppendText(target, node.Source);
                break;
        }
    }

    private static string Written(YamlNode node, Position position, bool isTable)
    {
        var text = new StringBuilder();
        Append(text, node, position, isTable);
        return text.ToString();
    }

    private static bool Counts(Position position, string member) => position switch
    {
        Position.Described => !ForPeople.Contains(member),
        Position.Output => member != "description",
        Position.Entry => member is not ("name" or "description"),
        _ => true,
    };

    private static Position InList(Position position) => position == Position.Text ? Position.Entry : position;

    private static Position Next(Position position, string name, bool isTable) => position switch
    {
        Position.Value or Position.Text => position,
        Position.Entry => Position.Text,
        _ when isTable => Position.Text,
        _ when ValueMembers.Contains(name) => Position.Value,
        _ when TextMembers.Contains(name) || (position == Position.Output && name == "name") => Position.Text,
        _ => name switch
        {
            "do" => Position.Chain,
            "rules" => Position.Described,
            "outputs" => Position.Output,
            _ => Position.Inner,
        },
    };
}
