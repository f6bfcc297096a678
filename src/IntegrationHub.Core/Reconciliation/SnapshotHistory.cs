using System.Globalization;
using IntegrationHub.Core.Reconciliation.Attributes;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>What a new snapshot is to the ones that are already there.</summary>
public enum SnapshotDecision
{
    /// <summary>It is the newest: append it and compare again.</summary>
    Newest,

    /// <summary>It arrived late: append it as history; the current value stays.</summary>
    History,

    /// <summary>It says again what the newest says, at the same order: nothing to append.</summary>
    Repeated,

    /// <summary>It contradicts the newest at the same order: append it; neither wins until a person or a newer message decides.</summary>
    Contradicts,
}

/// <summary>The order of snapshots of one (system, item, site). An older one never overwrites a newer one, whatever order they arrive in.</summary>
public static class SnapshotHistory
{
    /// <summary>Decides what an incoming snapshot is to the newest one that is stored.</summary>
    public static SnapshotDecision Decide(MasterSnapshot? newest, MasterSnapshot incoming)
    {
        if (newest is null)
        {
            return SnapshotDecision.Newest;
        }

        return BySource(newest, incoming) switch
        {
            < 0 => SnapshotDecision.Newest,
            > 0 => SnapshotDecision.History,
            _ when SaysTheSame(newest, incoming) => SnapshotDecision.Repeated,
            _ when Contradict(newest, incoming) => SnapshotDecision.Contradicts,
            _ => SnapshotDecision.Newest,
        };
    }

    /// <summary>Splits a history (of one system, item and site, any order) at a time.</summary>
    /// <returns>What holds, what held before it, what holds later, and whether the holder is contradicted at its own order.</returns>
    public static (MasterSnapshot? Current, MasterSnapshot? Previous, MasterSnapshot? Pending, bool Contradicted) At(IEnumerable<MasterSnapshot> history, long now)
    {
        var ordered = history.ToList();
        ordered.Sort(Compare);
        var pending = ordered.Find(s => s.ValidFrom > now);
        var held = ordered.Where(s => s.ValidFrom <= now).ToList();
        var current = held.Count > 0 ? held[^1] : null;
        var previous = held.Count > 1 ? held[^2] : null;
        var contradicted = current is not null && previous is not null
            && BySource(previous, current) == 0 && !SaysTheSame(previous, current) && Contradict(previous, current);
        return (current, previous, pending, contradicted);
    }

    /// <summary>Concludes that a system no longer has what it said, because a full load does not hold it.</summary>
    /// <param name="newest">What it said last.</param>
    /// <param name="load">The id of the load.</param>
    /// <param name="at">When that was concluded, microseconds UTC.</param>
    public static MasterSnapshot Absent(MasterSnapshot newest, string load, long at) => newest with
    {
        Deleted = true,
        ValidFrom = Math.Max(at, newest.ValidFrom),
        ValidFromStated = false,
        RecordedAt = at,
        Message = load,
        MappingVersion = MasterSnapshot.AbsentFromLoad,
    };

    /// <summary>Places what a full load says after the conclusion that the item was gone: the record came back with its old change time.</summary>
    public static MasterSnapshot Placed(MasterSnapshot? newest, MasterSnapshot incoming) =>
        newest is { Absent: true } && incoming is { OfFullLoad: true, Absent: false } && incoming.RecordedAt > newest.RecordedAt
            ? incoming with { ValidFrom = Math.Max(incoming.ValidFrom, incoming.RecordedAt), ValidFromStated = false }
            : incoming;

    /// <summary>Orders snapshots: by the source's own order, then by when the hub recorded them.</summary>
    public static int Compare(MasterSnapshot left, MasterSnapshot right) =>
        BySource(left, right) is var order and not 0 ? order : left.RecordedAt.CompareTo(right.RecordedAt);

    private static int BySource(MasterSnapshot left, MasterSnapshot right) =>
        Number(left.Sequence) is { } a && Number(right.Sequence) is { } b ? a.CompareTo(b)
        : OfOneLoad(left, right) && !left.ValidFromStated && !right.ValidFromStated ? 0
        : left.ValidFrom.CompareTo(right.ValidFrom);

    // Two records for one key in one load, without times of their own: their order in the file says nothing about which is right.
    private static bool OfOneLoad(MasterSnapshot left, MasterSnapshot right) =>
        left.Message.LastIndexOf('/') is > 0 and var at && right.Message.StartsWith(left.Message[..(at + 1)], StringComparison.Ordinal) && left.Message != right.Message;

    private static ulong? Number(string? sequence) =>
        ulong.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A replay under a new mapping says something else at the same source order; that is a correction of our reading, not a contradiction.
    // Nor is what stands in records of its own: a supplier is added to a Tryton product, an effectivity to a Windchill part, and its change time stays.
    private static bool Contradict(MasterSnapshot left, MasterSnapshot right) =>
        (((left.ValidFromStated || left.Sequence is not null) && !SaysTheSame(left with { Facts = right.Facts }, right)) || OfOneLoad(left, right))
        && string.Equals(left.MappingVersion, right.MappingVersion, StringComparison.Ordinal);

    private static bool SaysTheSame(MasterSnapshot left, MasterSnapshot right) =>
        left.Deleted == right.Deleted
        && left.Phantom == right.Phantom
        && string.Equals(left.BaseUnit, right.BaseUnit, StringComparison.Ordinal)
        && (left.Revision is null || right.Revision is null || string.Equals(left.Revision, right.Revision, StringComparison.Ordinal))
        && (left.Usages is null || right.Usages is null || left.Usages.SequenceEqual(right.Usages))
        && MasterFacts.Same(left.Facts, right.Facts)
        && string.Equals(left.ItemClass, right.ItemClass, StringComparison.Ordinal)
        && string.Equals(left.MappingVersion, right.MappingVersion, StringComparison.Ordinal)
        && (left.Sites ?? []).SequenceEqual(right.Sites ?? [], StringComparer.Ordinal)
        && (left.Tracking ?? []).SequenceEqual(right.Tracking ?? []);
}
