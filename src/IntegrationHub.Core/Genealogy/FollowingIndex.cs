namespace IntegrationHub.Core.Genealogy;

/// <summary>
/// The stored genealogy in memory, by the numbers that the store gives nodes and groups, and growing with it: it answers how far material
/// may have got, or where it may have come from, by the record of edges alone and as of any time.
/// </summary>
/// <remarks>An upper bound of every trace and recall; times count to the second. About 24 bytes an entry, none an object. Not safe for several threads.</remarks>
public sealed class FollowingIndex
{
    private readonly int _most;
    private readonly PagedArray<Side> _sides = new();
    private readonly PagedArray<Pair> _pairs = new();
    private readonly PagedArray<int> _sidesOfNode = new();
    private readonly PagedArray<int> _sidesOfGroup = new();
    private readonly PagedArray<int> _pairsOfUnit = new();
    private readonly PagedArray<int> _pairsOfLot = new();
    private ILookup<int, (int Other, uint Second)> _aliases = Array.Empty<int>().ToLookup(n => n, _ => (0, 0u));
    private int _sideCount;
    private int _pairCount;
    private int _largestNode;
    private int _largestGroup;

    /// <summary>Makes an empty index.</summary>
    /// <param name="most">How many entries (sides of groups, and memberships) it may hold, above 0.</param>
    public FollowingIndex(int most) => _most = most > 0 ? most : throw new ArgumentOutOfRangeException(nameof(most), most, "An index holds at least one entry.");

    /// <summary>Gets or sets the feed position up to which it holds everything; -1 while it is empty.</summary>
    public long Position { get; set; } = -1;

    /// <summary>Gets how many entries it holds.</summary>
    public int Entries => _sideCount + _pairCount;

    /// <summary>Adds one side of a group.</summary>
    /// <returns>False, and nothing added, where it is full.</returns>
    public bool Add(FollowedSide side)
    {
        if (Entries >= _most || side.Node > int.MaxValue || side.Group > int.MaxValue)
        {
            return false;
        }

        var (node, group, at) = ((int)side.Node, (int)side.Group, ++_sideCount);
        (_largestNode, _largestGroup) = (Math.Max(_largestNode, node), Math.Max(_largestGroup, group));
        _sides[at] = new Side(node, group, _sidesOfNode[node], _sidesOfGroup[group], Second(side.At), side.IsInput, side.IsRetracted);
        (_sidesOfNode[node], _sidesOfGroup[group]) = (at, at);
        return true;
    }

    /// <summary>Adds that a piece belongs to a lot.</summary>
    /// <returns>False, and nothing added, where it is full.</returns>
    public bool AddMembership(long unit, long lot)
    {
        if (Entries >= _most || unit > int.MaxValue || lot > int.MaxValue)
        {
            return false;
        }

        var at = ++_pairCount;
        _largestNode = Math.Max(_largestNode, (int)Math.Max(unit, lot));
        _pairs[at] = new Pair((int)unit, (int)lot, _pairsOfUnit[(int)unit], _pairsOfLot[(int)lot]);
        (_pairsOfUnit[(int)unit], _pairsOfLot[(int)lot]) = (at, at);
        return true;
    }

    /// <summary>Gets how many versions of aliases were recorded when <see cref="SetAliases"/> was called last; -1 before.</summary>
    public long AliasVersion { get; private set; } = -1;

    /// <summary>Sets which nodes are two names of one thing: both are reached where one is, and no further away.</summary>
    /// <param name="pairs">The two nodes, and from when, microseconds since the epoch; null: always. An end does not count: the index bounds from above.</param>
    /// <param name="version">How many versions of aliases are recorded.</param>
    public void SetAliases(IEnumerable<(long One, long Other, long? From)> pairs, long version)
    {
        _aliases = pairs.Where(p => p.One <= int.MaxValue && p.Other <= int.MaxValue).SelectMany(p => new[] { ((int)p.One, (int)p.Other, p.From), ((int)p.Other, (int)p.One, p.From) })
            .ToLookup(p => p.Item1, p => (p.Item2, p.From is null ? 0 : Second(p.From)));
        _largestNode = Math.Max(_largestNode, _aliases.Select(p => p.Key).DefaultIfEmpty(0).Max());
        AliasVersion = version;
    }

    /// <summary>Takes a side back, as a correction did with its event. Of several that say the same one goes: what is left reaches the same.</summary>
    public void Retract(FollowedSide side)
    {
        for (var at = _sidesOfNode[(int)side.Node]; at != 0; at = _sides[at].NextOfNode)
        {
            ref var found = ref _sides[at];
            if (found.Group == side.Group && found.IsInput == side.IsInput && found.Second == Second(side.At) && !found.IsRetracted)
            {
                found.Retract();
                return;
            }
        }
    }

    /// <summary>Finds what a node reaches, itself included, in the order of the shortest ways.</summary>
    /// <param name="start">The node.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="asOf">What happened in a later second does not count, microseconds since the epoch; what has no time always counts.</param>
    public IReadOnlyList<ReachedNode> Reach(long start, TraceDirection direction, long asOf = long.MaxValue)
    {
        var found = new List<ReachedNode> { new(start, 0) };
        if (start > _largestNode)
        {
            return found;
        }

        var until = asOf == long.MaxValue ? uint.MaxValue : Second(asOf);
        var (nodes, groups) = (new ulong[(_largestNode >> 6) + 1], new ulong[(_largestGroup >> 6) + 1]);
        Take(nodes, (int)start);
        AddOtherNames((int)start, 0);
        for (var i = 0; i < found.Count; i++)
        {
            var (node, level) = ((int)found[i].Node, found[i].Level + 1);
            for (var at = _sidesOfNode[node]; at != 0; at = _sides[at].NextOfNode)
            {
                ref var side = ref _sides[at];
                if (side.IsInput == (direction == TraceDirection.Forward) && !side.IsRetracted && side.Second <= until && Take(groups, side.Group))
                {
                    AddFarSide(side.Group);
                }
            }

            for (var at = _pairsOfUnit[node]; at != 0; at = _pairs[at].NextOfUnit)
            {
                Enter(_pairs[at].Lot);
            }

            for (var at = _pairsOfLot[node]; at != 0; at = _pairs[at].NextOfLot)
            {
                Enter(_pairs[at].Unit);
            }

            void AddFarSide(int group)
            {
                for (var at = _sidesOfGroup[group]; at != 0; at = _sides[at].NextOfGroup)
                {
                    ref var side = ref _sides[at];
                    if (side.IsInput != (direction == TraceDirection.Forward) && !side.IsRetracted && side.Second <= until)
                    {
                        Enter(side.Node);
                    }
                }
            }

            void Enter(int other)
            {
                if (Take(nodes, other))
                {
                    found.Add(new ReachedNode(other, level));
                    AddOtherNames(other, level);
                }
            }
        }

        return found;

        void AddOtherNames(int node, int level)
        {
            foreach (var (other, second) in _aliases[node])
            {
                if (second <= until && Take(nodes, other))
                {
                    found.Add(new ReachedNode(other, level));
                    AddOtherNames(other, level);
                }
            }
        }
    }

    private static bool Take(ulong[] seen, int number)
    {
        var bit = 1UL << number;
        if ((seen[number >> 6] & bit) != 0)
        {
            return false;
        }

        seen[number >> 6] |= bit;
        return true;
    }

    // Seconds since 1970, from 1 on; 0 where no time is on record, so that it always counts.
    private static uint Second(long? at) => at is { } known ? (uint)Math.Clamp((known / 1_000_000) + 1, 1, uint.MaxValue - 1) : 0;

    // The number of the next side leaves two bits for what the side is.
    private struct Side(int node, int group, int nextOfNode, int nextOfGroup, uint second, bool isInput, bool isRetracted)
    {
        private const int Input = 1 << 30;
        private const int Retracted = int.MinValue;
        private int _next = nextOfNode | (isInput ? Input : 0) | (isRetracted ? Retracted : 0);

        public readonly int Node => node;

        public readonly int Group => group;

        public readonly int NextOfNode => _next & (Input - 1);

        public readonly int NextOfGroup => nextOfGroup;

        public readonly uint Second => second;

        public readonly bool IsInput => (_next & Input) != 0;

        public readonly bool IsRetracted => (_next & Retracted) != 0;

        public void Retract() => _next |= Retracted;
    }

    private readonly record struct Pair(int Unit, int Lot, int NextOfUnit, int NextOfLot);
}

/// <summary>One side of a group, by the store's numbers.</summary>
/// <param name="Group">The number of the group.</param>
/// <param name="Node">The number of the node.</param>
/// <param name="IsInput">Whether it went in.</param>
/// <param name="At">When, microseconds since the epoch; null where it is not on record.</param>
/// <param name="IsRetracted">Whether its event was taken back.</param>
public sealed record FollowedSide(long Group, long Node, bool IsInput, long? At, bool IsRetracted);

/// <summary>A node that is reached.</summary>
/// <param name="Node">The store's number of the node.</param>
/// <param name="Level">How many edges the shortest way has.</param>
public readonly record struct ReachedNode(long Node, int Level);
