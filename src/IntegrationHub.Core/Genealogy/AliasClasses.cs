namespace IntegrationHub.Core.Genealogy;

/// <summary>The classes of node keys that name one physical set at a time. Edges stay between the keys as received.</summary>
public static class AliasClasses
{
    /// <summary>Finds the representative of every key that an alias speaks of: the ordinally smallest key of its class.</summary>
    /// <param name="aliases">The alias facts.</param>
    /// <param name="at">The time, microseconds since the epoch.</param>
    public static IReadOnlyDictionary<string, string> At(IEnumerable<AliasFact> aliases, long at)
    {
        var parent = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var alias in aliases.Where(a => (a.From is not { } from || from <= at) && (a.To is not { } to || at < to)))
        {
            var (a, b) = (Root(parent, alias.One), Root(parent, alias.Other));
            var (low, high) = string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
            parent[high] = low;
        }

        return parent.Keys.ToDictionary(k => k, k => Root(parent, k), StringComparer.Ordinal);
    }

    private static string Root(Dictionary<string, string> parent, string key)
    {
        parent.TryAdd(key, key);
        while (parent[key] != key)
        {
            key = parent[key];
        }

        return key;
    }
}
