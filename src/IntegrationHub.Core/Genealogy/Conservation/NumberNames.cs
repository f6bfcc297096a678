using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>Guards identities by the names on record: one number for two items, one thing under two numbers. Nothing is merged or divided by the hub.</summary>
/// <param name="numbers">The serial and lot numbers of the nodes, and who else goes by them; what an alias explains is left out.</param>
/// <param name="shared">Names that several nodes go by.</param>
/// <param name="nodes">What is known of the nodes in <paramref name="shared"/>.</param>
internal sealed class NumberNames(IReadOnlyList<NameFact> numbers, IReadOnlyList<SharedName> shared, IReadOnlyList<NodeFact> nodes)
{
    private const string Remedy = "State an alias if they are one (hub alias propose), or correct the number at its source.";
    private readonly ILookup<string, NameFact> _ofNode = numbers.ToLookup(n => n.Node, StringComparer.Ordinal);
    private readonly ILookup<(string, string), NameFact> _ofNumber = numbers.ToLookup(n => (n.Scheme, n.Value));
    private readonly ILookup<string, SharedName> _shared = shared.SelectMany(s => s.Nodes.Select(n => (Node: n, Name: s))).ToLookup(p => p.Node, p => p.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, NodeFact> _nodes = nodes.ToDictionary(n => n.Key, StringComparer.Ordinal);

    /// <summary>Finds what is wrong with the numbers of a lot and its pieces.</summary>
    /// <param name="moves">Their movements, the earliest first.</param>
    /// <param name="uniqueness">How far the numbers of a system are unique.</param>
    public IEnumerable<ConservationAlarm> Wrong(IReadOnlyList<StockMovement> moves, Func<string, NumberUniqueness> uniqueness) =>
        moves.GroupBy(m => m.Node, StringComparer.Ordinal).SelectMany(one => SeveralItems(one.Key, [.. one], uniqueness).Concat(Renumbered(one.Key, [.. one])));

    private IEnumerable<ConservationAlarm> SeveralItems(string node, StockMovement[] moves, Func<string, NumberUniqueness> uniqueness)
    {
        var clientWide = moves.FirstOrDefault(m => (m.IsPiece ? uniqueness(m.System).Serial : uniqueness(m.System).Lot) == NumberScope.Client);
        if (clientWide is null)
        {
            yield break;
        }

        // A number that somebody else issued is unique within that issuer only.
        foreach (var name in _ofNode[node].Where(n => n.Issuer is null && n.Item is not null))
        {
            string[] others = [.. _ofNumber[(name.Scheme, name.Value)].Where(n => n.Node != node && n.Issuer is null && n.Item is not null && n.Item != name.Item).Select(n => $"{n.Item} ({n.Node})").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (others.Length > 0)
            {
                yield return new ConservationAlarm(ConservationAlarms.SeveralItems, node,
                    $"{clientWide.System} numbers within the client, and {name.Scheme} {name.Value} of item {name.Item} also stands for {string.Join(" and ", others)}. {Remedy}", Events(moves));
            }
        }
    }

    private IEnumerable<ConservationAlarm> Renumbered(string node, StockMovement[] moves)
    {
        foreach (var same in _ofNode[node].GroupBy(n => (n.Scheme, n.Issuer, n.Item)).Where(g => g.Select(n => n.Value).Distinct(StringComparer.Ordinal).Skip(1).Any()))
        {
            yield return Alarm($"{node} was reported under several {same.Key.Scheme} numbers: {string.Join(", ", same.Select(n => n.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}.");
        }

        foreach (var name in _shared[node])
        {
            NodeFact[] alike = [.. name.Nodes.Select(_nodes.GetValueOrDefault).OfType<NodeFact>().Where(n => n.Item is not null && n.Item == _nodes.GetValueOrDefault(node)?.Item)];
            if (alike.Select(n => n.Serial ?? n.Lot).OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any())
            {
                yield return Alarm($"{name.Scheme} {name.Value} names {string.Join(" and ", alike.Select(n => n.Key).Order(StringComparer.Ordinal))}: one thing seems to have got another number.");
            }
        }

        ConservationAlarm Alarm(string what) => new(ConservationAlarms.Renumbered, node, $"{what} {Remedy}", Events(moves));
    }

    private static string[] Events(StockMovement[] moves) => [.. moves.Select(m => m.Event).Distinct(StringComparer.Ordinal)];
}
