using System.Collections;

namespace IntegrationHub.Core.Reconciliation.Spreadsheets;

/// <summary>The findings of a comparison, in their order. What one costs while nobody reads it is its place in that order; its words are made when it is read.</summary>
/// <param name="make">Makes the finding of an entry.</param>
internal sealed class FindingList(Func<FindingEntry, Finding> make) : IReadOnlyList<Finding>
{
    private readonly List<FindingEntry> _entries = [];

    /// <inheritdoc />
    public int Count => _entries.Count;

    /// <inheritdoc />
    public Finding this[int index] => Read(_entries[index]);

    public void Add(FindingEntry entry) => _entries.Add(entry);

    /// <summary>Adds a finding that has its words already.</summary>
    public void Add(Finding finding) => _entries.Add(new FindingEntry(finding.Item, finding.Site, finding.Attribute, finding.System, null, 0, 0) { Made = finding });

    /// <summary>Puts the findings in order of item, site, attribute and system.</summary>
    public void Sort() => _entries.Sort((a, b) =>
        string.CompareOrdinal(a.Item, b.Item) is var i and not 0 ? i
        : string.CompareOrdinal(a.Site, b.Site) is var s and not 0 ? s
        : string.CompareOrdinal(a.Attribute, b.Attribute) is var t and not 0 ? t
        : string.CompareOrdinal(a.System, b.System));

    public IEnumerator<Finding> GetEnumerator() => _entries.Select(Read).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Finding Read(FindingEntry entry) => entry.Made ?? make(entry);
}

/// <summary>Where a finding stands in the order, and how it is found again.</summary>
/// <param name="Item">The item.</param>
/// <param name="Site">The site.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="System">The system.</param>
/// <param name="Joined">The item over all files.</param>
/// <param name="SiteId">The site's id; -1 speaks of the number itself.</param>
/// <param name="Ordinal">Which of the findings of that item and site, from 0.</param>
internal readonly record struct FindingEntry(string Item, string? Site, string Attribute, string? System, JoinedItem? Joined, int SiteId, int Ordinal)
{
    /// <summary>Gets the finding where it was made at once.</summary>
    public Finding? Made { get; init; }
}
