using System.Collections;
using IntegrationHub.Core.Reconciliation.Attributes;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>The findings of a comparison, in their order. What one costs while nobody reads it is its place in that order; its words are made when it is read.</summary>
/// <param name="word">Words an entry.</param>
internal sealed class FindingList(Func<FindingEntry, Finding> word) : IReadOnlyList<Finding>
{
    private readonly List<FindingEntry> _entries = [];

    /// <inheritdoc />
    public int Count => _entries.Count;

    /// <inheritdoc />
    public Finding this[int index] => word(_entries[index]);

    public void Add(FindingEntry entry) => _entries.Add(entry);

    /// <summary>Puts the findings in order of item, site, attribute and system.</summary>
    public void Sort() => _entries.Sort((a, b) =>
        string.CompareOrdinal(a.Item, b.Item) is var i and not 0 ? i
        : string.CompareOrdinal(a.Site, b.Site) is var s and not 0 ? s
        : string.CompareOrdinal(a.Attribute, b.Attribute) is var t and not 0 ? t
        : string.CompareOrdinal(a.System, b.System));

    public IEnumerator<Finding> GetEnumerator() => _entries.Select(word).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Where a finding stands in the order, and what it says without the words.</summary>
/// <param name="Item">The item.</param>
/// <param name="Site">The site.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="System">The system.</param>
/// <param name="Joined">The item over all files.</param>
/// <param name="SiteId">The site's id.</param>
/// <param name="Found">What is wrong; null says that the files write the item's number differently.</param>
internal readonly record struct FindingEntry(string Item, string? Site, string Attribute, string? System, JoinedItem Joined, int SiteId, Judgement? Found);

/// <summary>What is wrong with an item at a site, without the words.</summary>
/// <param name="File">The file that is judged; -1 where all are compared with each other.</param>
/// <param name="Gate">What stands before the comparison.</param>
/// <param name="Relation">How the values compare; null where they do not, or are equal.</param>
/// <param name="Column">The column that was compared besides; -1 is the flag.</param>
/// <param name="Attribute">The attribute that was compared besides; null is the flag or a column.</param>
internal readonly record struct Judgement(int File, Gate Gate, Relation? Relation, int Column = -1, MasterAttribute? Attribute = null);
