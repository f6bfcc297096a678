namespace IntegrationHub.Core.Versioning;

/// <summary>What happened to a part of an item between two versions.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It says the same at another place.</summary>
    Moved,
}

/// <summary>One difference between two versions of an item.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="What">To what: a rule, an output, a code, a cell.</param>
/// <param name="Class">What it can do.</param>
/// <param name="Text">The difference in plain words.</param>
/// <param name="Why">Why it has its class.</param>
/// <param name="OldPlace"><c>file:line</c> in the old version; null where it is not there.</param>
/// <param name="NewPlace"><c>file:line</c> in the new version; null where it is not there.</param>
public sealed record ItemChange(ChangeKind Kind, string What, ChangeClass Class, string Text, string Why, string? OldPlace, string? NewPlace)
{
    /// <summary>Gets where it stands: in the new version, or where it stood in the old one.</summary>
    public string? Place => NewPlace ?? OldPlace;
}

/// <summary>Two versions of an item, compared by meaning.</summary>
/// <param name="OldHash">The semantic hash of the old version.</param>
/// <param name="NewHash">The semantic hash of the new version.</param>
/// <param name="Changes">The differences in the order of the file; none where the hashes are equal.</param>
public sealed record ItemComparison(string OldHash, string NewHash, IReadOnlyList<ItemChange> Changes)
{
    /// <summary>Gets the gravest class of the changes. Where only the hashes differ, something changed that no comparison names: at least lossless.</summary>
    public ChangeClass Class => OldHash == NewHash ? ChangeClass.Cosmetic
        : Changes.Aggregate(Changes.Count == 0 ? ChangeClass.Lossless : ChangeClass.Cosmetic, (worst, change) => worst.Or(change.Class));

    /// <summary>Compares two documents: without a difference in meaning there are no changes to look for.</summary>
    /// <param name="before">The old version.</param>
    /// <param name="after">The new version.</param>
    /// <param name="changes">Finds the differences.</param>
    public static ItemComparison Of(YamlNode before, YamlNode after, Func<IEnumerable<ItemChange>> changes)
    {
        var (old, @new) = (SemanticHash.Of(before), SemanticHash.Of(after));
        return new ItemComparison(old, @new, old == @new ? [] : [.. changes()]);
    }
}
