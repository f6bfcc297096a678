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
        "mapping", "codeList", "system", "policy", "id", "set", "from", "to", "template", "lookup", "keepRaw", "forEach", "into",
        "present", "absent", "matches", "requirements", "site", "kind", "format", "key", "each", "layout", "message", "releases", "tag",
    };

    private static readonly HashSet<string> ValueMembers = new(StringComparer.Ordinal)
    {
        "const", "default", "equals", "in", "do", "entries", "fallback",
    };

    private static readonly HashSet<string> ForPeople = new(StringComparer.Ordinal) { "version", "examples", "name", "description" };

    private enum Position
    {
        /// <summary>The top of an item, or a rule: what is for people is left out.</summary>
        Described,

        /// <summary>Inside the language, where a name may be part of the meaning (the name of an output).</summary>
        Inner,

        /// <summary>A value of the author's: typed by YAML alone.</summary>
        Value,

        /// <summary>Always text.</summary>
        Text,
    }

    public static string Text(YamlNode document)
    {
        var text = new StringBuilder();
        Append(text, document, Position.Described);
        return text.ToString();
    }

    private static void Append(StringBuilder target, YamlNode node, Position position)
    {
        switch (node.Kind)
        {
            case YamlKind.Mapping:
                AppendMapping(target, node, position);
                break;
            case YamlKind.Sequence:
                for (var i = 0; i < node.Items.Count; i++)
                {
                    target.Append(i == 0 ? '[' : ',');
                    Append(target, node.Items[i], position);
                }

                target.Append(node.Items.Count == 0 ? "[]" : "]");
                break;
            case YamlKind.Text:
                CanonicalForm.AppendText(target, node.Text);
                break;
            case YamlKind.Number when position != Position.Text:
                target.Append(CanonicalForm.Number(node.Text));
                break;
            default:
                if (position == Position.Text)
                {
                    CanonicalForm.AppendText(target, node.Source);
                }
                else
                {
                    target.Append(node.Text);
                }

                break;
        }
    }

    private static void AppendMapping(StringBuilder target, YamlNode node, Position position)
    {
        var members = new List<(string Name, string Value)>();
        foreach (var member in node.Members)
        {
            if (position != Position.Described || !ForPeople.Contains(member.Name))
            {
                var value = new StringBuilder();
                Append(value, member.Value, Next(position, member.Name));
                members.Add((member.Name, value.ToString()));
            }
        }

        CanonicalForm.AppendObject(target, members);
    }

    private static Position Next(Position position, string name) => position switch
    {
        Position.Value or Position.Text => position,
        _ when ValueMembers.Contains(name) => Position.Value,
        _ when TextMembers.Contains(name) => Position.Text,
        _ when name == "rules" => Position.Described,
        _ => Position.Inner,
    };
}
