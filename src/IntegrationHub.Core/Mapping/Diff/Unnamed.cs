using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Diff;

/// <summary>Keeps a change of meaning that no comparison names from passing beside changes that mean nothing.</summary>
internal static class Unnamed
{
    /// <summary>Adds a change where only rules were found to stand elsewhere, but the files differ in more than that.</summary>
    public static IEnumerable<ItemChange> With(List<ItemChange> named, YamlNode before, YamlNode after)
    {
        if (named.TrueForAll(change => change.Class == ChangeClass.Cosmetic) && SemanticHash.Of(Sorted(before)) != SemanticHash.Of(Sorted(after)))
        {
            named.Add(new ItemChange(ChangeKind.Changed, "mapping", ChangeClass.NarrowsRecall, "something else says something else", "nobody has said what this change means", before.Place, after.Place));
        }

        return named;
    }

    // Rules in the order of their ids, so that only what they say is left to compare.
    private static YamlNode Sorted(YamlNode node) => node.Kind switch
    {
        YamlKind.Mapping => YamlNode.Mapping([.. node.Members.Select(member => member with
        {
            Value = member is { Name: "rules", Value.Kind: YamlKind.Sequence } ? InOrder(Sorted(member.Value)) : Sorted(member.Value),
        })], node.File, node.Line, node.Column),
        YamlKind.Sequence => YamlNode.Sequence([.. node.Items.Select(Sorted)], node.File, node.Line, node.Column),
        _ => node,
    };

    private static YamlNode InOrder(YamlNode rules) =>
        YamlNode.Sequence([.. rules.Items.OrderBy(rule => rule["id"]?.Source, StringComparer.Ordinal)], rules.File, rules.Line, rules.Column);
}
