using System.ComponentModel.DataAnnotations;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy;

/// <summary>How much of the genealogy an instance keeps in memory. Section <c>Genealogy</c>, environment <c>HUB_GENEALOGY__…</c>.</summary>
public sealed class GenealogyOptions
{
    /// <summary>Gets or sets how many entries (sides of events, and memberships) the index in memory may hold; beyond that the database answers.</summary>
    /// <value>Entries of about 24 bytes, 1 to 100,000,000. The default is 20,000,000.</value>
    [Range(1, 100_000_000)]
    public int MaxIndexEntries { get; set; } = 20_000_000;
}

/// <summary>
/// Keeps the genealogy of the database in memory: built in the background when the hub starts, else at the first question, and brought up
/// to the snapshot of every later one, so that what any instance committed before the question is in the answer.
/// </summary>
public sealed class GenealogyFollower(IHubDatabase database, GenealogyOptions options) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile FollowingIndex? _growing;
    private volatile FollowingIndex? _index;
    private volatile bool _isTooSmall;
    private long _expected;

    /// <summary>Gets how far the index is.</summary>
    public IndexStanding Standing => (_isTooSmall, _index, _growing) switch
    {
        (true, _, _) => new IndexStanding(IndexState.TooSmall, 0, null),
        (_, { } index, _) => new IndexStanding(IndexState.Ready, index.Entries, index.Entries),
        (_, _, { } growing) => new IndexStanding(IndexState.Building, growing.Entries, Interlocked.Read(ref _expected)),
        _ => new IndexStanding(_one.CurrentCount == 0 ? IndexState.Building : IndexState.NotBuilt, 0, null),
    };

    /// <summary>Builds the index, so that no question waits for it.</summary>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await database.ReadAsync(AdvancedAsync, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Finds what a node reaches; while the index is being built the answer waits, and says so.</summary>
    /// <param name="key">The node key.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="asOf">What happened later does not count, microseconds since the epoch; null: everything counts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer; null where no node has the key.</returns>
    public async Task<StoredReach?> ReachAsync(string key, TraceDirection direction, long? asOf, CancellationToken cancellationToken)
    {
        var before = Standing;

        // The snapshot is taken after the wait: held open for minutes, it would keep the database from tidying up.
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await database.ReadAsync(async (context, cancel) =>
            {
                var start = await context.Set<NodeRow>().Where(row => row.Key == key).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel);
                if (start is null)
                {
                    return null;
                }

                var index = await AdvancedAsync(context, cancel);
                var found = index is null
                    ? new StoredReach(await RecursiveReach.FindAsync(context, start.Value, direction, asOf, cancel), await GenealogyFeed.PositionAsync(context, cancel), InMemory: false)
                    : new StoredReach(index.Reach(start.Value, direction, asOf ?? long.MaxValue), index.Position, InMemory: true);
                return found with { WaitedFor = before.State == IndexState.Building ? before : null };
            }, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task<FollowingIndex?> AdvancedAsync(HubContext context, CancellationToken cancel)
    {
        if (_isTooSmall)
        {
            return null;
        }

        // A snapshot that is older than the index has nothing to add to it.
        var to = await GenealogyFeed.PositionAsync(context, cancel);
        var index = _index ?? new FollowingIndex(options.MaxIndexEntries);
        if (_index is not null && to <= index.Position)
        {
            return index;
        }

        if (_index is null)
        {
            Interlocked.Exchange(ref _expected, await context.Set<AttachmentRow>().LongCountAsync(cancel) + await context.Set<MembershipRow>().LongCountAsync(cancel));
        }

        // Half an update is no index: it is kept only once it is whole.
        (_growing, _index) = (index, null);
        try
        {
            _isTooSmall = !await GenealogyFeed.AdvanceAsync(context, index, to, cancel);
        }
        finally
        {
            _growing = null;
        }

        return _index = _isTooSmall ? null : index;
    }
}

/// <summary>Where the index in memory stands.</summary>
public enum IndexState
{
    /// <summary>Nobody asked for it yet.</summary>
    NotBuilt,

    /// <summary>It is being read from the database; questions wait.</summary>
    Building,

    /// <summary>It answers.</summary>
    Ready,

    /// <summary>The genealogy does not fit into memory: the database answers.</summary>
    TooSmall,
}

/// <summary>How far the index is.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Entries">How many entries it holds.</param>
/// <param name="Of">How many it is to hold; null where that is not counted.</param>
public sealed record IndexStanding(IndexState State, long Entries, long? Of);

/// <summary>What a node reaches.</summary>
/// <param name="Nodes">The nodes by the store's numbers, in the order of the shortest ways; the first is the start.</param>
/// <param name="Position">The feed position up to which everything is in the answer.</param>
/// <param name="InMemory">Whether the index in memory answered.</param>
public sealed record StoredReach(IReadOnlyList<ReachedNode> Nodes, long Position, bool InMemory)
{
    /// <summary>Gets how far the index was when the question came and had to wait for it; null where it did not wait.</summary>
    public IndexStanding? WaitedFor { get; init; }
}
