using IntegrationHub.Core.Reconciliation.Identity;

namespace IntegrationHub.Core.Reconciliation;

/// <summary>Keeps snapshots and findings. Every call takes part in the caller's transaction.</summary>
public interface IReconciliationStore
{
    /// <summary>Appends a snapshot unless it repeats the newest one. Guarded by the source's sequence or change time.</summary>
    /// <returns>What the snapshot is to the ones before it; only <see cref="SnapshotDecision.Repeated"/> stores nothing.</returns>
    Task<SnapshotDecision> AppendAsync(MasterSnapshot snapshot, CancellationToken cancellationToken);

    /// <summary>Reads the newest snapshots (up to three) of each system and site whose number meets the given one.</summary>
    /// <param name="item">Any spelling of the number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<MasterSnapshot>> RecentAsync(string item, CancellationToken cancellationToken);

    /// <summary>Replaces the open findings of an item: what is no longer found is closed, what is found again keeps its first time. Equal ones are not kept.</summary>
    /// <param name="item">Any spelling of the number.</param>
    /// <param name="findings">All findings of the item.</param>
    /// <param name="at">Microseconds UTC.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task SaveFindingsAsync(string item, IReadOnlyList<Finding> findings, long at, CancellationToken cancellationToken);

    /// <summary>Reads an open finding; null where there is none or it was closed.</summary>
    Task<StoredFinding?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Reads all open findings of an item.</summary>
    /// <param name="item">Any spelling of the number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<Finding>> OpenAsync(string item, CancellationToken cancellationToken);

    /// <summary>Lists items with a finding that a decision covered until now or earlier: they must be compared again.</summary>
    /// <param name="now">Microseconds UTC.</param>
    /// <param name="most">How many findings to look at, 1 or more.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<string>> DueAsync(long now, int most, CancellationToken cancellationToken);

    /// <summary>Lists items with a finding of an attribute in a system, closed ones included, the newest first: what an alias of a supplier may change.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="system">The system.</param>
    /// <param name="most">How many, 1 or more.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<string>> WithFindingAsync(string attribute, string system, int most, CancellationToken cancellationToken);

    /// <summary>Lists the item numbers that a system has sent, in their order.</summary>
    Task<IReadOnlyList<NamedNumber>> NumbersAsync(string system, CancellationToken cancellationToken);

    /// <summary>Lists the item numbers of a system that a full load once lacked, in their order; they may have come back.</summary>
    Task<IReadOnlyList<string>> OnceAbsentAsync(string system, CancellationToken cancellationToken);

    /// <summary>Lists open findings, most severe first, then oldest first.</summary>
    Task<FindingPage> ListAsync(FindingFilter filter, CancellationToken cancellationToken);

    /// <summary>Counts open findings.</summary>
    Task<FindingCounts> CountAsync(CancellationToken cancellationToken);
}

/// <summary>Which open findings to list; what is null does not filter.</summary>
public sealed record FindingFilter
{
    /// <summary>The word for findings that are nobody's.</summary>
    public const string Nobody = "nobody";

    /// <summary>Gets a part of the item's number, compared without case.</summary>
    public string? ItemContains { get; init; }

    /// <summary>Gets the site.</summary>
    public string? Site { get; init; }

    /// <summary>Gets the system that was compared.</summary>
    public string? System { get; init; }

    /// <summary>Gets the attribute: <c>tracking</c>, <c>data</c>, <c>item</c>, <c>usage</c>, or that of a master; one that has parts finds all of them.</summary>
    public string? Attribute { get; init; }

    /// <summary>Gets the gate.</summary>
    public Gate? Gate { get; init; }

    /// <summary>Gets the relation.</summary>
    public Relation? Relation { get; init; }

    /// <summary>Gets the cause.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Gets the least severity.</summary>
    public Severity? AtLeast { get; init; }

    /// <summary>Gets whose they are, exactly as assigned; <see cref="Nobody"/> finds those that are nobody's.</summary>
    public string? Assignee { get; init; }

    /// <summary>Gets whether only those that need a person are listed. The default is true.</summary>
    public bool OnlyMismatches { get; init; } = true;

    /// <summary>Gets how many to skip, 0 or more.</summary>
    public int Skip { get; init; }

    /// <summary>Gets how many to return, 1 to 1,000. The default is 50.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>An open finding with its history.</summary>
/// <param name="Id">The row.</param>
/// <param name="Finding">The finding.</param>
/// <param name="FirstSeenAt">Since when it has been open, microseconds UTC.</param>
/// <param name="LastSeenAt">When it was last found, microseconds UTC.</param>
public sealed record StoredFinding(long Id, Finding Finding, long FirstSeenAt, long LastSeenAt)
{
    /// <summary>Gets whose it is; null is nobody's. Only lists tell it.</summary>
    public string? Assignee { get; init; }
}

/// <summary>A page of findings and how many the filter finds in all.</summary>
public sealed record FindingPage(IReadOnlyList<StoredFinding> Findings, int Total);

/// <summary>How many findings are open.</summary>
/// <param name="Open">All that are not equal.</param>
/// <param name="Mismatches">Those that need a person.</param>
/// <param name="BySeverity">Mismatches by severity.</param>
/// <param name="ByGate">Open ones by gate.</param>
/// <param name="ByCause">Open ones by cause.</param>
public sealed record FindingCounts(
    int Open, int Mismatches,
    IReadOnlyDictionary<Severity, int> BySeverity, IReadOnlyDictionary<Gate, int> ByGate, IReadOnlyDictionary<Cause, int> ByCause);
