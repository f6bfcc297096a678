using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Genealogy.Conservation;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>What the hub has seen of items: contradictions of a flag, and what the genealogy holds. In the caller's transaction.</summary>
public sealed class ItemFacts(HubContext context) : IItemFacts
{
    private const int LotsForStock = 50;

    /// <inheritdoc />
    public async Task ObserveAsync(IReadOnlyList<DataObservation> observations, CancellationToken cancellationToken)
    {
        context.AddRange(observations.Select(one => new ContradictionRow
        {
            MatchKey = ItemNumber.MatchKey(one.Item),
            Item = one.Item,
            System = one.System,
            Site = one.Site,
            Point = one.Point,
            Contradiction = one.Contradiction,
            Raw = one.Raw,
            Message = one.Message,
            At = one.LastAt,
        }));
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<DataObservation>> ObservationsAsync(string item, CancellationToken cancellationToken)
    {
        var key = ItemNumber.MatchKey(item);
        var rows = context.Set<ContradictionRow>().AsNoTracking().Where(row => row.MatchKey == key);
        var groups = await rows.GroupBy(row => new { row.Item, row.System, row.Site, row.Point, row.Contradiction })
            .Select(group => new { Newest = group.Max(row => row.Id), Count = group.Count() }).ToListAsync(cancellationToken);
        if (groups.Count == 0)
        {
            return [];
        }

        var newest = groups.Select(group => group.Newest).ToList();
        var samples = (await rows.Where(row => newest.Contains(row.Id)).ToListAsync(cancellationToken)).ToDictionary(row => row.Id);
        return [.. groups.OrderBy(group => group.Newest).Select(group =>
        {
            var row = samples[group.Newest];
            return new DataObservation(row.System, row.Item, row.Site, row.Point, row.Contradiction, row.Raw, row.Message, row.At, group.Count);
        })];
    }

    /// <inheritdoc />
    public Task<bool> IsSerialAsync(string item, string text, CancellationToken cancellationToken) => IsKnownAsync("serial", item, text, cancellationToken);

    /// <inheritdoc />
    public Task<bool> IsKnownAsync(string kind, string item, string number, CancellationToken cancellationToken)
    {
        var key = NodeIdentity.Derive(kind, item, number);
        return context.Set<NodeRow>().AnyAsync(row => row.Key == key, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<ItemKnowledge> KnowledgeAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        var (serials, lots, movements, open, backflushed, largest) = (0, 0, 0, 0, false, (decimal?)null);
        foreach (var number in numbers.Distinct(StringComparer.Ordinal))
        {
            var (units, ofLots) = (Nodes("serial", number), Nodes("lot", number));

            // Most items of a master were never moved yet, and then the other questions have one answer.
            if (!await units.AnyAsync(cancellationToken) && !await ofLots.AnyAsync(cancellationToken))
            {
                continue;
            }

            serials += await units.CountAsync(cancellationToken);
            lots += await ofLots.CountAsync(cancellationToken);
            var attached = context.Set<AttachmentRow>().Where(row => units.Concat(ofLots).Any(node => node.Id == row.NodeId));
            movements += await attached.CountAsync(row => row.Role != AttachmentRole.OutputElsewhere, cancellationToken);
            backflushed |= await attached.AnyAsync(row => row.Operation == Operation.Backflush, cancellationToken);

            open += await OpenGroups(attached).CountAsync(cancellationToken);
            var members = await context.Set<MembershipRow>().Where(row => ofLots.Any(node => node.Id == row.LotId)).GroupBy(row => row.LotId)
                .Select(group => group.Count()).OrderByDescending(count => count).FirstOrDefaultAsync(cancellationToken);
            var stated = (await attached.Where(row => row.Role == AttachmentRole.Output && row.Quantity != null && ofLots.Any(node => node.Id == row.NodeId))
                .Select(row => row.Quantity!.Value).ToListAsync(cancellationToken)).DefaultIfEmpty().Max();
            largest = Math.Max(largest ?? 0, Math.Max(members, stated));
        }

        return new()
        {
            HasStock = lots > 0 && await HasStockAsync(numbers, cancellationToken) ? true : null,
            SerialNumbers = serials,
            Lots = lots,
            Movements = movements,
            OpenOrders = open,
            Backflushed = backflushed ? true : null,
            LargestLot = largest > 0 ? largest : null,
        };
    }

    /// <summary>Lists the lots of items, by node key, in their order.</summary>
    /// <param name="numbers">The numbers of the item.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<string>> LotsAsync(IReadOnlyCollection<string> numbers, int most, CancellationToken cancellationToken)
    {
        var lots = new List<string>();
        foreach (var number in numbers.Distinct(StringComparer.Ordinal))
        {
            lots.AddRange(await Nodes("lot", number).OrderBy(row => row.Key).Select(row => row.Key).Take(most - lots.Count).ToListAsync(cancellationToken));
        }

        return lots;
    }

    /// <summary>Lists the numbers of the orders (transformations) with an item that are open, in their order.</summary>
    /// <param name="numbers">The numbers of the item.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<string>> OpenOrdersAsync(IReadOnlyCollection<string> numbers, int most, CancellationToken cancellationToken)
    {
        var orders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var number in numbers.Distinct(StringComparer.Ordinal))
        {
            var open = OpenGroups(context.Set<AttachmentRow>().Where(row => Nodes("serial", number).Concat(Nodes("lot", number)).Any(node => node.Id == row.NodeId)));
            orders.UnionWith(await context.Set<GroupRow>().Where(group => open.Contains(group.Id)).Select(group => group.Key).OrderBy(key => key).Take(most).ToListAsync(cancellationToken));
        }

        return [.. orders.Select(key => key[(key.LastIndexOf(':') + 1)..].Replace("%3A", ":", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Take(most)];
    }

    // What is left of some lots is enough to know; that nothing is left of them proves nothing, since not every movement passes the hub.
    private async Task<bool> HasStockAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        var accounts = new AccountReader(new StockAccounts(context), new GenealogyStore(context).Facts, []);
        return (await accounts.ReadAsync(await LotsAsync(numbers, LotsForStock, cancellationToken), cancellationToken)).Any(account => account.OnHand > 0);
    }

    // An event that names both sides is a group of its own and done; only those of a transformation stay open.
    private IQueryable<long> OpenGroups(IQueryable<AttachmentRow> attached) => attached
        .Where(row => context.Set<GroupRow>().Any(group => group.Id == row.GroupId && group.Key.StartsWith("t:")) && !context.Set<AttachmentRow>().Any(closing => closing.GroupId == row.GroupId && closing.Closes))
        .Select(row => row.GroupId).Distinct();

    // Nodes of an item lie together in the index on their key.
    private IQueryable<NodeRow> Nodes(string kind, string number)
    {
        var from = NodeIdentity.Derive(kind, number) + ":";
        var to = from[..^1] + ";";
        return context.Set<NodeRow>().AsNoTracking().Where(row => string.Compare(row.Key, from) >= 0 && string.Compare(row.Key, to) < 0);
    }
}
