using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy.Aliases;

/// <summary>The stored facts by the nodes that they are about: what is recorded under a name is given under the node that the name stood for when it happened.</summary>
/// <param name="facts">The facts as recorded.</param>
public sealed class AliasedFacts(IGenealogyFacts facts) : IGenealogyFacts
{
    private readonly AliasNames _names = new([]);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Finds the nodes behind keys as recorded: the lasting one for a name, and the name itself where something is recorded under it while no alias held.</summary>
    public async Task<IReadOnlyList<string>> NodesBehindAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        await LearnAsync(keys, cancel);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            found.UnionWith(_names.NodesOf(key));
            if (_names.IsName(key) && (await facts.AttachmentsOfNodesAsync([key], cancel)).Select(a => a.At)
                .Concat((await facts.ObservationsAsync([key], cancel)).Select(o => o.At)).Any(at => _names.Lasting(key, at) == key))
            {
                found.Add(key);
            }
        }

        return [.. found];
    }

    /// <summary>Lists all keys under which facts about the nodes may be recorded, at whatever time.</summary>
    public async Task<IReadOnlyCollection<string>> NamesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        await LearnAsync(nodes, cancel);
        return nodes.Any(_names.Touches) ? Set(nodes.SelectMany(_names.NamesOf)) : nodes;
    }

    /// <summary>Finds the node behind each key as recorded at a time.</summary>
    public async Task<Func<string, long?, string>> BehindAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        await LearnAsync(keys, cancel);
        return _names.Lasting;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Attachment>> AttachmentsOfNodesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var (names, asked) = (await NamesAsync(nodes, cancel), Set(nodes));
        return [.. (await facts.AttachmentsOfNodesAsync(names, cancel)).Select(Behind).Where(a => asked.Contains(a.Node))];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Attachment>> AttachmentsOfGroupsAsync(IReadOnlyCollection<string> groups, CancellationToken cancel) =>
        await BehindAsync(await facts.AttachmentsOfGroupsAsync(groups, cancel), cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Attachment>> AttachmentsOfEventAsync(string id, CancellationToken cancel) =>
        await BehindAsync(await facts.AttachmentsOfEventAsync(id, cancel), cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<MembershipFact>> MembershipsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var (names, asked) = (await NamesAsync(nodes, cancel), Set(nodes));
        var found = await facts.MembershipsAsync(names, cancel);
        string[] both = [.. found.SelectMany(m => new[] { m.Unit, m.Lot }).Distinct(StringComparer.Ordinal)];
        await LearnAsync(both, cancel);
        if (!both.Any(_names.IsName))
        {
            return found;
        }

        var times = await TimesAsync([.. both.Where(_names.IsName)], cancel);
        return [.. found.Select(m => (Fact: m, At: times.GetValueOrDefault(m.Because))).Select(m => m.Fact with { Unit = _names.Lasting(m.Fact.Unit, m.At), Lot = _names.Lasting(m.Fact.Lot, m.At) })
            .Where(m => m.Unit != m.Lot && (asked.Contains(m.Unit) || asked.Contains(m.Lot))).Distinct()];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<NodeFact>> NodesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var known = (await facts.NodesAsync(await NamesAsync([.. nodes.Distinct(StringComparer.Ordinal)], cancel), cancel)).ToDictionary(n => n.Key, StringComparer.Ordinal);
        return [.. nodes.Distinct(StringComparer.Ordinal).Select(key => Completed(key, known)).OfType<NodeFact>()];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Observation>> ObservationsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var (names, asked) = (await NamesAsync(nodes, cancel), Set(nodes));
        return [.. (await facts.ObservationsAsync(names, cancel)).Select(Behind).Where(o => asked.Contains(o.Node))];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Observation>> StepsAsync(long? from, long? to, CancellationToken cancel)
    {
        var steps = await facts.StepsAsync(from, to, cancel);
        await LearnAsync([.. steps.Select(s => s.Node)], cancel);
        return [.. steps.Select(Behind)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<SharedName>> SharedNamesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var shared = await facts.SharedNamesAsync(await NamesAsync(nodes, cancel), cancel);
        await LearnAsync([.. shared.SelectMany(s => s.Nodes)], cancel);

        // A name that is shared only by other names of one node is no question any more.
        return [.. shared.Select(s => s with { Nodes = [.. s.Nodes.Select(n => _names.Lasting(n, null)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] }).Where(s => s.Nodes.Count > 1)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<NameFact>> NumbersAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var found = await facts.NumbersAsync(await NamesAsync(nodes, cancel), cancel);
        await LearnAsync([.. found.Select(n => n.Node)], cancel);

        // A number that an alias explains is neither a second number of its node nor anybody else's.
        return [.. found.Where(n => _names.Lasting(n.Node, null) == n.Node)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<AliasFact>> AliasesAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        await LearnAsync(nodes, cancel);
        var asked = Set(nodes);
        return [.. _names.All.SelectMany(a => _names.NodesOf(a).Where(asked.Contains).Select(node => a with { Of = node }))];
    }

    private NodeFact? Completed(string key, Dictionary<string, NodeFact> known)
    {
        // What the lasting node says of itself stands; its other names only fill what it leaves open.
        NodeFact[] others = [.. _names.NamesOf(key).Where(name => name != key).Order(StringComparer.Ordinal).Select(known.GetValueOrDefault).OfType<NodeFact>()];
        return others.Length == 0 ? known.GetValueOrDefault(key) : others.Aggregate(known.GetValueOrDefault(key) ?? others[0] with { Key = key }, (own, other) => own with
        {
            Kind = own.Kind > other.Kind ? own.Kind : other.Kind,
            Item = own.Item ?? other.Item,
            Serial = own.Serial ?? other.Serial,
            Lot = own.Lot ?? other.Lot,
            Container = own.Container ?? other.Container,
        });
    }

    private Attachment Behind(Attachment a) => _names.Lasting(a.Node, a.At) is var node && node == a.Node ? a : a with { Node = node, RecordedAs = a.Node };

    private Observation Behind(Observation o) => _names.Lasting(o.Node, o.At) is var node && node == o.Node ? o : o with { Node = node };

    private async Task<IReadOnlyList<Attachment>> BehindAsync(IReadOnlyList<Attachment> found, CancellationToken cancel)
    {
        await LearnAsync([.. found.Select(a => a.Node)], cancel);
        return [.. found.Select(Behind)];
    }

    // A membership has no time of its own: that of the message which states it counts.
    private async Task<Dictionary<string, long?>> TimesAsync(string[] names, CancellationToken cancel)
    {
        var times = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var (message, at) in (await facts.AttachmentsOfNodesAsync(names, cancel)).Select(a => (a.MessageId, a.At))
            .Concat((await facts.ObservationsAsync(names, cancel)).Select(o => (o.MessageId, o.At))))
        {
            times[message] = at;
        }

        return times;
    }

    // Asks once for each key, and for what the answers lead to: a name of a name.
    private async Task LearnAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        for (string[] open = [.. keys.Where(_asked.Add)]; open.Length > 0;)
        {
            var found = await facts.AliasesAsync(open, cancel);
            _names.Add(found);
            open = [.. found.SelectMany(a => new[] { a.Of, a.Name }).Where(_asked.Add)];
        }
    }

    private static HashSet<string> Set(IEnumerable<string> keys) => keys.ToHashSet(StringComparer.Ordinal);
}
