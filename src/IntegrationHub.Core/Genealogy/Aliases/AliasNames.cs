namespace IntegrationHub.Core.Genealogy.Aliases;

/// <summary>Which node a name stands for at a time. Edges stay between the names as received.</summary>
public sealed class AliasNames
{
    private readonly Dictionary<string, List<AliasFact>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AliasFact>> _byNode = new(StringComparer.Ordinal);
    private readonly HashSet<AliasFact> _all = [];

    /// <summary>Makes the names of some aliases.</summary>
    public AliasNames(IEnumerable<AliasFact> aliases) => Add(aliases);

    /// <summary>Gets all aliases.</summary>
    public IReadOnlyCollection<AliasFact> All => _all;

    /// <summary>Finds the node that a name stands for: itself where no alias holds then.</summary>
    /// <param name="key">The node key as recorded.</param>
    /// <param name="at">When, microseconds since the epoch; null where no time is on record: any alias counts.</param>
    public string Lasting(string key, long? at)
    {
        // No name is in a chain of its own (AliasRules); the count is for facts that were never checked.
        for (var steps = 0; steps <= _all.Count && _byName.TryGetValue(key, out var aliases) && aliases.Find(a => a.HoldsAt(at)) is { } alias; steps++)
        {
            key = alias.Of;
        }

        return key;
    }

    /// <summary>Lists a key with all names under which facts about it may be recorded, at whatever time.</summary>
    public IReadOnlyCollection<string> NamesOf(string key)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { key };
        var open = new Stack<string>([key]);
        while (open.TryPop(out var next))
        {
            foreach (var alias in _byNode.GetValueOrDefault(next) ?? [])
            {
                if (names.Add(alias.Name))
                {
                    open.Push(alias.Name);
                }
            }
        }

        return names;
    }

    /// <summary>Lists the nodes that a name stands for, one after the other, without what is recorded under it outside its aliases.</summary>
    public IReadOnlyCollection<string> NodesOf(string name) =>
        _byName.TryGetValue(name, out var aliases) ? [.. aliases.SelectMany(NodesOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [name];

    /// <summary>Lists the nodes that a name stands for by one alias: what that is a name of may change while the alias holds.</summary>
    public IReadOnlyCollection<string> NodesOf(AliasFact alias) =>
        [.. _all.Append(alias).Select(a => a.From ?? long.MinValue).Distinct().Where(at => alias.HoldsAt(at)).Select(at => Lasting(alias.Name, at)).Distinct(StringComparer.Ordinal)];

    /// <summary>Says whether anything is known of other names of the key, or of other nodes behind it.</summary>
    public bool Touches(string key) => _byName.ContainsKey(key) || _byNode.ContainsKey(key);

    /// <summary>Says whether the key stands for another node at some time.</summary>
    public bool IsName(string key) => _byName.ContainsKey(key);

    /// <summary>Adds aliases; those that are there already add nothing.</summary>
    internal void Add(IEnumerable<AliasFact> aliases)
    {
        foreach (var alias in aliases.Where(_all.Add))
        {
            Sorted(_byName, alias.Name, alias);
            Sorted(_byNode, alias.Of, alias);
        }
    }

    private static void Sorted(Dictionary<string, List<AliasFact>> lists, string key, AliasFact alias)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(alias);
        list.Sort((one, other) => (one.From ?? long.MinValue).CompareTo(other.From ?? long.MinValue) is var order and not 0 ? order : string.CompareOrdinal(one.Because, other.Because));
    }
}
