namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>
/// Builds the tree of a flat sequence of records: a record belongs to the innermost open one that the structure lists it under.
/// The order among the members of one group is free on reading, since senders differ in it; it is fixed on writing.
/// </summary>
internal sealed class RecordNesting
{
    /// <summary>How deep records of one name may stand in one another: a shipment has some six levels.</summary>
    private const int MaxNest = 16;

    private readonly List<(Record Record, RecordGroup Group, Dictionary<string, (Record Record, int Depth)> Ids)> _open = [];

    public RecordNesting(Record root, RecordGroup structure) => Open(root, structure);

    /// <summary>Gets the outermost open record that may repeat: what a fault within it spoils.</summary>
    public Record? Repeating => _open.Count > 1 && _open[1].Group.Many ? _open[1].Record : null;

    /// <summary>Gets the group of the record that was added last.</summary>
    public RecordGroup Innermost => _open[^1].Group;

    /// <summary>Adds the next record.</summary>
    /// <returns>Why it has no place, or null.</returns>
    public string? Add(Record record)
    {
        for (var at = _open.Count - 1; at >= 0; at--)
        {
            if (_open[at].Group.Find(record.Name) is not { } group)
            {
                continue;
            }

            var parent = _open[at];
            _open.RemoveRange(at + 1, _open.Count - at - 1);
            return group.Nest is { } nest ? Nest(record, group, nest, parent.Record, parent.Ids)
                : !group.Many && parent.Record.Has(record.Name) ? $"{record.Name} stands here for the second time, and the layout takes one. Correct the document, or mark it {record.Name}* in the layout."
                : Place(record, group, parent.Record);
        }

        return $"{record.Name} has no place here: the layout lists it under none of {string.Join(", ", _open.Select(open => open.Record.Name))}. Correct the document, or add it to the layout.";
    }

    /// <summary>Adds a record under a parent that the document itself names.</summary>
    public string? Add(Record record, RecordGroup group, Record parent) =>
        !group.Many && parent.Has(record.Name)
            ? $"{record.Name} stands here for the second time, and the layout takes one. Correct the document, or mark it {record.Name}* in the layout."
            : Place(record, group, parent);

    private string? Nest(Record record, RecordGroup group, RecordNest nest, Record top, Dictionary<string, (Record Record, int Depth)> ids)
    {
        var (id, parentId) = (record[nest.Id], record[nest.Parent]);
        (Record Record, int Depth) parent = (top, 0);
        if (parentId.Length > 0 && !ids.TryGetValue(parentId, out parent))
        {
            return $"{record.Name} {id} names {parentId} as its parent ({nest.Parent}), which does not stand before it. Correct the document.";
        }

        if (parent.Depth >= MaxNest)
        {
            return $"{record.Name} {id} nests deeper than {MaxNest}. Correct the document.";
        }

        return id.Length == 0 || !ids.TryAdd(id, (record, parent.Depth + 1))
            ? $"{record.Name} has no {nest.Id} of its own ('{id}'). Number these segments from 1 upward in the document."
            : Place(record, group, parent.Record);
    }

    private string? Place(Record record, RecordGroup group, Record parent)
    {
        parent.Add(record);
        Open(record, group);
        return null;
    }

    private void Open(Record record, RecordGroup group) => _open.Add((record, group, new(StringComparer.Ordinal)));
}
