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
/// Keeps the genealogy of the database in memory: built at the first question after a start, brought up to the snapshot of every later
/// one, so that what any instance committed before the question is in the answer.
/// </summary>
public sealed class GenealogyFollower(IHubDatabase database, GenealogyOptions options) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private FollowingIndex? _index;
    private bool _isTooSmall;

    /// <summary>Finds what a node reaches.</summary>
    /// <param name="key">The node key.</param>
    /// <param name="direction">Which way.</param>
    /// <param name="asOf">What happened later does not count, microseconds since the epoch; null: everything counts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer; null where no node has the key.</returns>
    public Task<StoredReach?> ReachAsync(string key, TraceDirection direction, long? asOf, CancellationToken cancellationToken) =>
        database.ReadAsync(async (context, cancel) =>
        {
            var start = await context.Set<NodeRow>().Where(row => row.Key == key).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancel);
            if (start is null)
            {
                return null;
            }

            await _one.WaitAsync(cancel);
            try
            {
                var index = await AdvancedAsync(context, cancel);
                return index is null
                    ? new StoredReach(await RecursiveReach.FindAsync(context, start.Value, direction, asOf, cancel), await GenealogyFeed.PositionAsync(context, cancel), InMemory: false)
                    : new StoredReach(index.Reach(start.Value, direction, asOf ?? long.MaxValue), index.Position, InMemory: true);
            }
            finally
            {
                _one.Release();
            }
        }, cancellationToken);

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

        // Half an update is no index: it is kept only once it is whole.
        _index = null;
        _isTooSmall = !await GenealogyFeed.AdvanceAsync(context, index, to, cancel);
        return _index = _isTooSmall ? null : index;
    }
}

/// <summary>What a node reaches.</summary>
/// <param name="Nodes">The nodes by the store's numbers, in the order of the shortest ways; the first is the start.</param>
/// <param name="Position">The feed position up to which everything is in the answer.</param>
/// <param name="InMemory">Whether the index in memory answered.</param>
public sealed record StoredReach(IReadOnlyList<ReachedNode> Nodes, long Position, bool InMemory);
