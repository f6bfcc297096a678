using IntegrationHub.Core.Reconciliation.Identity;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>The snapshots that are compared as one item, and the systems in which another spelling stands in the way.</summary>
/// <param name="Item">The number that findings name.</param>
/// <param name="Snapshots">The snapshots.</param>
/// <param name="UnresolvedIn">Systems that hold only other spellings.</param>
internal sealed record ItemGroup(string Item, IReadOnlyList<MasterSnapshot> Snapshots, IReadOnlySet<string> UnresolvedIn)
{
    /// <summary>
    /// Groups snapshots that meet under one match key or a confirmed alias. Spellings are joined only where every system has exactly one;
    /// otherwise each spelling stays an item of its own and the other systems are unresolved, since nothing says which is which.
    /// </summary>
    public static IReadOnlyList<ItemGroup> Of(IReadOnlyList<MasterSnapshot> snapshots, string? authority, IReadOnlyList<ItemAlias> aliases)
    {
        if (aliases.Count == 0)
        {
            return BySpelling(snapshots, authority);
        }

        var known = aliases.GroupBy(a => (a.System, a.Number)).ToDictionary(g => g.Key, g => g.First().Item);
        var byItem = snapshots.ToLookup(s => known.GetValueOrDefault((s.System, s.Item)));
        var joined = byItem.Where(g => g.Key is not null).Select(g => g.Key!).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. BySpelling([.. byItem[null].Where(s => !joined.Contains(s.Item))], authority),
            .. joined.Order(StringComparer.Ordinal).Select(item => OneNumberEach(item, [.. byItem[null].Where(s => s.Item == item), .. byItem[item]])),
        ];
    }

    // Two numbers of one system under one alias are a collision: taking both would mix two records into one history.
    private static ItemGroup OneNumberEach(string item, IReadOnlyList<MasterSnapshot> snapshots)
    {
        var collided = snapshots.GroupBy(s => s.System).Where(g => g.Select(s => s.Item).Distinct(StringComparer.Ordinal).Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return new(item, [.. snapshots.Where(s => !collided.Contains(s.System))], collided);
    }

    private static IReadOnlyList<ItemGroup> BySpelling(IReadOnlyList<MasterSnapshot> snapshots, string? authority)
    {
        var numbers = snapshots.Select(s => s.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var systems = snapshots.Select(s => s.System).Distinct(StringComparer.Ordinal).ToList();
        var spellings = snapshots.Select(s => (s.System, s.Item)).Distinct().Count();
        if (numbers.Count <= 1 || spellings == systems.Count)
        {
            var name = snapshots.FirstOrDefault(s => string.Equals(s.System, authority, StringComparison.Ordinal))?.Item
                ?? numbers.MaxBy(n => n.Length);
            return name is null ? [] : [new(name, snapshots, new HashSet<string>())];
        }

        return [.. numbers.Select(number =>
        {
            var exact = snapshots.Where(s => string.Equals(s.Item, number, StringComparison.Ordinal)).ToList();
            return new ItemGroup(number, exact, systems.Except(exact.Select(s => s.System), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal));
        })];
    }
}
