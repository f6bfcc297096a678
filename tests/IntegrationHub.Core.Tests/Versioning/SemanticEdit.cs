using System.Globalization;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Tests.Versioning;

/// <summary>Changes one thing that means something.</summary>
internal static class SemanticEdit
{
    /// <summary>Edits, and tells what was done.</summary>
    public static string Make(EditedYaml document, Random random)
    {
        var places = new List<(EditedYaml Node, string Path)>();
        Collect(document, "", places);
        while (true)
        {
            var (node, path) = places[random.Next(places.Count)];
            if (Edit(node, random, path) is { } what)
            {
                return $"{path}: {what}";
            }
        }
    }

    private static string? Edit(EditedYaml node, Random random, string path)
    {
        switch (node.Kind)
        {
            case YamlKind.Mapping when node.Members.Where(member => Means(path, member.Name)).ToList() is { Count: > 0 } members:
                var (name, value) = members[random.Next(members.Count)];
                node.Members.Remove((name, value));
                if (random.Next(2) == 0)
                {
                    return $"{name} is gone";
                }

                var other = name + "X";
                while (node[other] is not null)
                {
                    other += "X";
                }

                node.Members.Add((other, value));
                return $"{name} has another name";
            case YamlKind.Sequence when node.Items.Count > 0:
                node.Items.RemoveAt(random.Next(node.Items.Count));
                return "an item is gone";
            case YamlKind.Text:
                node.Text = random.Next(2) == 0 ? node.Text + "x" : node.Text.Length > 0 ? node.Text[1..] : "x";
                return $"the text is '{node.Text}'";
            case YamlKind.Number:
                node.Text = (decimal.Parse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
                return $"the number is {node.Text}";
            case YamlKind.Boolean:
                node.Text = node.Text == "true" ? "false" : "true";
                return $"it is {node.Text}";
            case YamlKind.Null:
                (node.Kind, node.Text) = (YamlKind.Text, "x");
                return "it is x and was nothing";
            default:
                return null;
        }
    }

    private static void Collect(EditedYaml node, string path, List<(EditedYaml, string)> places)
    {
        places.Add((node, path));
        foreach (var (name, value) in node.Members.Where(member => Means(path, member.Name)))
        {
            Collect(value, $"{path}/{name}", places);
        }

        foreach (var item in node.Items)
        {
            Collect(item, path + "/*", places);
        }
    }

    // Said to people: at the top, in rules, in outputs (but not their names), in entries of policies.
    private static bool Means(string path, string member) => member switch
    {
        "version" or "examples" => path.Length > 0,
        "description" => path.Length > 0 && !path.EndsWith("/*", StringComparison.Ordinal),
        "confirm" => path.Length > 0 && !path.EndsWith("/*", StringComparison.Ordinal),
        "name" => path.Length > 0 && (!path.EndsWith("/*", StringComparison.Ordinal) || path == "/outputs/*"),
        _ => true,
    };
}
