namespace IntegrationHub.Core.Versioning;

/// <summary>Compares two documents member by member; entries of lists are known by their <c>id</c>.</summary>
public static class TableComparison
{
    /// <summary>Compares.</summary>
    /// <param name="before">The old version.</param>
    /// <param name="after">The new version.</param>
    /// <param name="judge">Says what a difference can do: the path, for example <c>masters/tracking/stage</c>, the old and the new value (null where there is none).</param>
    public static ItemComparison Compare(YamlNode before, YamlNode after, Func<string, YamlNode?, YamlNode?, (ChangeClass Class, string Why)> judge) =>
        ItemComparison.Of(before, after, () => Between("", before, after, judge));

    private static IEnumerable<ItemChange> Between(string path, YamlNode before, YamlNode after, Func<string, YamlNode?, YamlNode?, (ChangeClass Class, string Why)> judge)
    {
        if (SemanticHash.ValueText(before) == SemanticHash.ValueText(after))
        {
            return [];
        }

        if (Entries(path, before) is not { } old || Entries(path, after) is not { } @new)
        {
            return [Change(ChangeKind.Changed, path, $"{path} is {Short(after)} instead of {Short(before)}", before, after, judge)];
        }

        return old.Where(entry => @new.All(other => other.Name != entry.Name)).Select(entry => Change(ChangeKind.Removed, At(path, entry.Name), $"{At(path, entry.Name)} is gone; it was {Short(entry.Value)}", entry.Value, null, judge))
            .Concat(@new.SelectMany(entry => old.Find(other => other.Name == entry.Name).Value is { } was
                ? Between(At(path, entry.Name), was, entry.Value, judge)
                : [Change(ChangeKind.Added, At(path, entry.Name), $"{At(path, entry.Name)} is new: {Short(entry.Value)}", null, entry.Value, judge)]))
            .Concat(Order(path, before, old, after, @new, judge));
    }

    private static IEnumerable<ItemChange> Order(
        string path, YamlNode before, List<(string Name, YamlNode Value)> old, YamlNode after, List<(string Name, YamlNode Value)> @new, Func<string, YamlNode?, YamlNode?, (ChangeClass Class, string Why)> judge)
    {
        var both = old.Select(entry => entry.Name).Intersect(@new.Select(entry => entry.Name), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return before.Kind == YamlKind.Sequence && !old.Where(entry => both.Contains(entry.Name)).Select(entry => entry.Name).SequenceEqual(@new.Where(entry => both.Contains(entry.Name)).Select(entry => entry.Name), StringComparer.Ordinal)
            ? [Change(ChangeKind.Moved, path, $"the entries of {path} stand in another order", before, after, judge)]
            : [];
    }

    // Members by name, entries by id; null for scalars and for lists whose entries have none. What is for people does not count.
    private static List<(string Name, YamlNode Value)>? Entries(string path, YamlNode node) => node.Kind switch
    {
        YamlKind.Mapping => [.. node.Members.Where(member => path.Length > 0 || member.Name is not ("version" or "examples")).Where(member => member.Name is not ("name" or "description")).Select(member => (member.Name, member.Value))],
        YamlKind.Sequence when node.Items.All(item => item["id"] is { IsScalar: true }) && node.Items.DistinctBy(item => item["id"]!.Source).Count() == node.Items.Count =>
            [.. node.Items.Select(item => (item["id"]!.Source, item))],
        _ => null,
    };

    private static ItemChange Change(ChangeKind kind, string path, string text, YamlNode? before, YamlNode? after, Func<string, YamlNode?, YamlNode?, (ChangeClass Class, string Why)> judge)
    {
        var (change, why) = judge(path, before, after);
        return new(kind, path, change, text, why, before?.Place, after?.Place);
    }

    private static string At(string path, string name) => path.Length == 0 ? name : path + "/" + name;

    private static string Short(YamlNode node)
    {
        var text = SemanticHash.ValueText(node);
        return text.Length <= 200 ? text : text[..200] + "…";
    }
}
