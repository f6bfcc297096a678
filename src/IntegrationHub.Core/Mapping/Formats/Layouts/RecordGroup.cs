namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>A record in a structure, with the records that may follow within it. In the tree it is a member of its parent under its name.</summary>
/// <param name="Name">The name of the record.</param>
/// <param name="Many">Whether there may be several: then it is a list, also where there is one.</param>
/// <param name="Members">What may stand within it; in this order it is written.</param>
/// <param name="Nest">The fields that hold its id and its parent's, where records of this name form a hierarchy among themselves (HL of X12).</param>
internal sealed record RecordGroup(string Name, bool Many, IReadOnlyList<RecordGroup> Members, RecordNest? Nest = null)
{
    public RecordGroup? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
            {
                return member;
            }
        }

        return null;
    }
}

/// <summary>The fields by which records of one name form a hierarchy.</summary>
internal sealed record RecordNest(string Id, string Parent);
