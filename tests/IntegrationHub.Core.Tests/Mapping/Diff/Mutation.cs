using System.Text;
using System.Text.RegularExpressions;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping.Diff;

/// <summary>A change to a file of the repository whose class is known, from <c>mutations.yaml</c>.</summary>
internal sealed record Mutation(YamlNode Node)
{
    public static IReadOnlyList<Mutation> All { get; } =
        [.. YamlTree.Read(File.ReadAllBytes(Path.Combine(Folder, "mutations.yaml")), "mutations.yaml").Value["mutations"]!.Items.Select(node => new Mutation(node))];

    private static string Folder => Path.Combine(Repository.Root, "tests", "IntegrationHub.Core.Tests", "Mapping", "Diff");

    public string Base => Node["base"]!.Source + ".yaml";

    public string Class => Node["class"]!.Source;

    public override string ToString() => $"mutations.yaml:{Node.Line} {Base}: {Node["why"]!.Source}";

    /// <summary>Makes both versions.</summary>
    public (ConfigurationFile Old, ConfigurationFile New) Make()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "mappings", Base));
        var old = (Node["given"]?.Items ?? []).Aggregate(text, Edit);
        var @new = (Node["edits"]?.Items ?? [Node]).Aggregate(old, Edit);
        Assert.True(old != @new, $"{this}: nothing was changed");
        return (new ConfigurationFile("old/" + Base, Encoding.UTF8.GetBytes(old)), new ConfigurationFile("new/" + Base, Encoding.UTF8.GetBytes(@new)));
    }

    private string Edit(string text, YamlNode edit)
    {
        if (edit["drop"] is { } dropped)
        {
            var (from, to) = Rule(text, dropped.Source);
            return text[..from] + text[to..];
        }

        if (edit["move"] is { } moved)
        {
            var (from, to) = Rule(text, moved.Source);
            var rule = text[from..to];
            var rest = text[..from] + text[to..];
            return rest.Insert(Rule(rest, edit["after"]!.Source).To, rule);
        }

        if (edit["insert"] is { } added)
        {
            return text.Insert(Rule(text, edit["after"]!.Source).To, added.Source + "\n");
        }

        var (start, end) = edit["in"] is { } rule1 ? Rule(text, rule1.Source) : (0, text.Length);
        var (part, old) = (text[start..end], edit["replace"]!.Source);
        var count = Regex.Count(part, Regex.Escape(old));
        Assert.True(count == 1 || (count > 1 && edit["in"] is not null), $"{this}: '{old}' stands {count} times");
        var at = part.IndexOf(old, StringComparison.Ordinal);
        return text[..start] + part[..at] + edit["with"]!.Source + part[(at + old.Length)..] + text[end..];
    }

    // A rule goes from its dash to the next line that is indented no deeper.
    private (int From, int To) Rule(string text, string id)
    {
        var found = Regex.Match(text, $@"^( *)- (\{{ )?id: {Regex.Escape(id)}(?=[,\n])", RegexOptions.Multiline);
        Assert.True(found.Success, $"{this}: there is no rule {id}");
        var next = Regex.Match(text[(found.Index + found.Length)..], $@"\n(?= {{0,{found.Groups[1].Length}}}[^ \n])");
        return (found.Index, next.Success ? found.Index + found.Length + next.Index + 1 : text.Length);
    }
}
