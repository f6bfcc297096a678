using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>Reads <c>structure</c>: names of records in order, <c>NAME*</c> where there may be several, <c>NAME: [...]</c> for what stands within.</summary>
internal static class StructureReader
{
    private const int MaxDepth = 16;

    public static RecordGroup Read(LanguageReader reader, IEnumerable<string>? known)
    {
        var nests = new Dictionary<string, RecordNest>(StringComparer.Ordinal);
        foreach (var member in reader.Any("nest")?.Members ?? [])
        {
            if (member.Value is { Kind: YamlKind.Sequence, Items: [{ IsScalar: true } id, { IsScalar: true } parent] })
            {
                nests[member.Name] = new RecordNest(id.Source, parent.Source);
            }
            else
            {
                reader.Fault("MAP-0001", member.Value, "'nest' names two fields of the record: its id and its parent's, for example HL: [HL01, HL02]. Correct it.");
            }
        }

        var items = reader.List("structure");
        if (items.Count == 0)
        {
            reader.Fault("MAP-0003", reader.Node, "A layout has a 'structure': the records in order. Add it.");
        }

        var members = Members(items, 0);
        foreach (var (name, _) in nests.Where(pair => !Used(members, pair.Key)))
        {
            reader.Fault("MAP-0003", reader.Any("nest")!, $"'nest' names {name}, which is not in the structure as {name}*. Correct one of them.");
        }

        return new RecordGroup("the document", Many: false, members);

        List<RecordGroup> Members(IReadOnlyList<YamlNode> nodes, int depth)
        {
            var groups = new List<RecordGroup>();
            foreach (var node in nodes)
            {
                var (text, within) = node switch
                {
                    { Kind: YamlKind.Mapping, Members: [{ Value.Kind: YamlKind.Sequence } only] } => (only.Name, only.Value.Items),
                    { IsScalar: true } => (node.Source, []),
                    _ => ("", []),
                };
                var name = text.TrimEnd('*');
                if (name.Length == 0 || text.Length - name.Length > 1 || depth > MaxDepth)
                {
                    reader.Fault("MAP-0001", node, "A structure lists names (NAME, NAME* for several) and NAME: [...] for what stands within. Correct this entry.");
                }
                else if (known?.Contains(name, StringComparer.Ordinal) == false)
                {
                    reader.Fault("MAP-0003", node, $"'{name}' is not among the records. Declare it there, or correct the name.");
                }
                else if (groups.Exists(group => group.Name == name))
                {
                    reader.Fault("MAP-0005", node, $"'{name}' stands twice in this group. Keep one, marked {name}* where there may be several.");
                }
                else
                {
                    groups.Add(new RecordGroup(name, text.EndsWith('*'), Members(within, depth + 1), text.EndsWith('*') ? nests.GetValueOrDefault(name) : null));
                }
            }

            return groups;
        }
    }

    private static bool Used(IEnumerable<RecordGroup> groups, string name) =>
        groups.Any(group => (group.Name == name && group.Many) || Used(group.Members, name));
}
