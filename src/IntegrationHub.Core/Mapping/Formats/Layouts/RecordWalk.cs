using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>A record of a tree that is written: what it is, where its object stands, how deep, and under which of the records before it.</summary>
internal sealed record WalkedRecord(RecordGroup Group, int Node, int Level, int Parent);

/// <summary>Walks a tree in the order of a layout: the way back of <see cref="RecordNesting"/>.</summary>
internal sealed class RecordWalk(TokenTape tape)
{
    private readonly List<WalkedRecord> _records = [];
    private readonly List<Problem> _problems = [];

    /// <summary>Lists the records below an object.</summary>
    /// <param name="node">The object.</param>
    /// <param name="structure">What may stand in it.</param>
    /// <param name="known">Members of the object that are written otherwise.</param>
    public Outcome<IReadOnlyList<WalkedRecord>> Below(int node, RecordGroup structure, params ReadOnlySpan<string> known)
    {
        Members(node, structure, 0, -1, known);
        return _problems.Count > 0 ? Outcome<IReadOnlyList<WalkedRecord>>.Failed(_problems) : Outcome<IReadOnlyList<WalkedRecord>>.Of(_records);
    }

    private void Members(int node, RecordGroup group, int level, int parent, ReadOnlySpan<string> known)
    {
        foreach (var child in tape.Children(node))
        {
            var name = tape.NameText(child);
            if (tape.Kind(child) >= JsonKind.Array && !known.Contains(name) && group.Find(name) is null && !(group.Nest is not null && name == group.Name))
            {
                Fault(child, $"'{name}' has no place under {group.Name} in the layout. Correct the mapping's targets, or add it to the layout.");
            }
        }

        foreach (var member in group.Nest is null ? group.Members : [.. group.Members, group])
        {
            if (!tape.TryGetMember(node, Encoding.UTF8.GetBytes(member.Name), out var value) || tape.Kind(value) == JsonKind.Null)
            {
                continue;
            }

            if (tape.Kind(value) != JsonKind.Array)
            {
                Record(value, member, level, parent);
                continue;
            }

            if (!member.Many && tape.Count(value) > 1)
            {
                Fault(value, $"The layout takes one {member.Name}, here are {tape.Count(value)}. Set one in the mapping, or mark it {member.Name}* in the layout.");
            }

            foreach (var item in tape.Children(value))
            {
                Record(item, member, level, parent);
            }
        }
    }

    private void Record(int node, RecordGroup group, int level, int parent)
    {
        if (tape.Kind(node) != JsonKind.Object)
        {
            Fault(node, $"{group.Name} is an object with fields. Set its members in the mapping.");
            return;
        }

        _records.Add(new WalkedRecord(group, node, level, parent));
        Members(node, group, level + 1, _records.Count - 1, []);
    }

    private void Fault(int node, string message) => _problems.Add(new Problem("FMT-0006", message, tape.Pointer(node)));
}
