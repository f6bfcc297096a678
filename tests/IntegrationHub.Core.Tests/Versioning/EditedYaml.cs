using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Tests.Versioning;

/// <summary>A YAML document that can be edited and written down in any style: order of members, quotes, white space, comments, blocks or brackets.</summary>
internal sealed class EditedYaml
{
    private static readonly Regex Plain = new(@"^[A-Za-z/_][A-Za-z0-9_./-]*\z", RegexOptions.CultureInvariant);
    private static readonly HashSet<string> Words = new(["null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"], StringComparer.Ordinal);

    private EditedYaml(YamlKind kind) => Kind = kind;

    public YamlKind Kind { get; set; }

    public string Text { get; set; } = "";

    public List<(string Name, EditedYaml Value)> Members { get; } = [];

    public List<EditedYaml> Items { get; } = [];

    public EditedYaml? this[string name] => Members.Find(member => member.Name == name).Value;

    public static EditedYaml Of(YamlNode node)
    {
        var copy = new EditedYaml(node.Kind) { Text = node.IsScalar ? node.Source : "" };
        copy.Members.AddRange(node.Members.Select(member => (member.Name, Of(member.Value))));
        copy.Items.AddRange(node.Items.Select(Of));
        return copy;
    }

    public static EditedYaml Scalar(string text) => new(YamlKind.Text) { Text = text };

    public void Set(string name, EditedYaml value)
    {
        Members.RemoveAll(member => member.Name == name);
        Members.Add((name, value));
    }

    /// <summary>Writes it in a style of its own.</summary>
    public string Write(Random random)
    {
        var text = new StringBuilder();
        Comment(text, random, "");
        Block(text, random, "");
        return text.ToString();
    }

    private void Block(StringBuilder text, Random random, string indent)
    {
        if (Kind == YamlKind.Mapping)
        {
            foreach (var (name, value) in Shuffled(random))
            {
                Comment(text, random, indent);
                text.Append(indent).Append(Quoted(name, random, mustBeText: false)).Append(':');
                value.After(text, random, indent);
            }
        }
        else
        {
            foreach (var item in Items)
            {
                Comment(text, random, indent);
                text.Append(indent).Append('-');
                item.After(text, random, indent);
            }
        }
    }

    private void After(StringBuilder text, Random random, string indent)
    {
        if ((Members.Count > 0 || Items.Count > 0) && random.Next(3) > 0)
        {
            text.Append('\n');
            Block(text, random, indent + new string(' ', random.Next(1, 5)));
            return;
        }

        text.Append(' ', random.Next(1, 3));
        Flow(text, random);
        text.Append(random.Next(8) == 0 ? "   # a remark: { not: yaml }\n" : "\n");
    }

    private void Flow(StringBuilder text, Random random)
    {
        var space = random.Next(2) == 0 ? " " : "";
        switch (Kind)
        {
            case YamlKind.Mapping:
                text.Append('{').Append(space).AppendJoin("," + space, Shuffled(random).Select(member => $"{Quoted(member.Name, random, mustBeText: false)}: {member.Value.Inline(random)}")).Append(space).Append('}');
                break;
            case YamlKind.Sequence:
                text.Append('[').Append(space).AppendJoin("," + space, Items.Select(item => item.Inline(random))).Append(space).Append(']');
                break;
            case YamlKind.Text:
                text.Append(Quoted(Text, random, mustBeText: true));
                break;
            default:
                text.Append(Text.Length == 0 ? "null" : Text);
                break;
        }
    }

    private string Inline(Random random)
    {
        var text = new StringBuilder();
        Flow(text, random);
        return text.ToString();
    }

    private List<(string Name, EditedYaml Value)> Shuffled(Random random)
    {
        var members = Members.ToArray();
        random.Shuffle(members);
        return [.. members];
    }

    private static string Quoted(string text, Random random, bool mustBeText)
    {
        var isPlain = Plain.IsMatch(text) && (!mustBeText || !Words.Contains(text));
        var style = random.Next(isPlain ? 3 : 2);
        return style == 2 ? text
            : style == 1 && text.All(c => c is >= ' ' and not '\u007f') ? "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'"
            : JsonSerializer.Serialize(text);
    }

    private static void Comment(StringBuilder text, Random random, string indent)
    {
        if (random.Next(10) == 0)
        {
            text.Append(indent).Append(CultureInfo.InvariantCulture, $"# note {random.Next(1000)}: id: \"x\"\n");
        }

        if (random.Next(12) == 0)
        {
            text.Append('\n');
        }
    }
}
