using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy.Conservation;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy.Conservation;

/// <summary>The movements of stock as rows. Lives as long as one unit of work.</summary>
public sealed class StockAccounts(HubContext context) : IStockAccounts
{
    private static readonly Operation[] Dividing = [Operation.Split, Operation.Merge, Operation.Repack, Operation.Relabel, Operation.Transfer];

    /// <inheritdoc />
    public async Task AddAsync(IReadOnlyList<StockMovement> movements, CancellationToken cancel)
    {
        if (movements.Count == 0 || await context.Set<StockMovementRow>().AnyAsync(row => row.Message == movements[0].MessageId, cancel))
        {
            return;
        }

        context.AddRange(movements.Select(Row));
        await context.SaveChangesAsync(cancel);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<StockMovement>> MovementsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var found = new List<StockMovement>();
        foreach (var keys in nodes.Chunk(GenealogyFacts.ChunkSize))
        {
            found.AddRange(await ReadAsync(context.Set<StockMovementRow>().Where(row => keys.Contains(row.Node) || (row.Lot != null && keys.Contains(row.Lot))), cancel));
        }

        string[] divided = [.. found.Where(m => Dividing.Contains(m.Operation)).Select(m => m.MessageId).Distinct(StringComparer.Ordinal)];
        foreach (var messages in divided.Chunk(GenealogyFacts.ChunkSize))
        {
            found.AddRange(await ReadAsync(context.Set<StockMovementRow>().Where(row => messages.Contains(row.Message)), cancel));
        }

        return [.. found.DistinctBy(m => (m.MessageId, m.Ordinal))];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> NodesAsync(string? after, int limit, CancellationToken cancel)
    {
        // Two questions, each along its index, and not one that sorts all movements.
        var rows = context.Set<StockMovementRow>();
        var lots = await PageAsync(rows.Where(row => row.Lot != null).Select(row => row.Lot!));
        var pieces = await PageAsync(rows.Where(row => row.Lot == null).Select(row => row.Node));
        return [.. lots.Union(pieces, StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(limit)];

        Task<List<string>> PageAsync(IQueryable<string> keys) =>
            (after is null ? keys : keys.Where(key => string.Compare(key, after) > 0)).Distinct().OrderBy(key => key).Take(limit).ToListAsync(cancel);
    }

    private async Task<IEnumerable<StockMovement>> ReadAsync(IQueryable<StockMovementRow> rows, CancellationToken cancel) => (await rows.AsNoTracking()
        .Select(row => new { row, Retracted = row.EventKey != null && context.Set<RetractionRow>().Any(r => r.EventKey == row.EventKey) }).ToListAsync(cancel))
        .Select(pair => Movement(pair.row, pair.Retracted));

    private static StockMovementRow Row(StockMovement m) => new()
    {
        Message = m.MessageId,
        Ordinal = m.Ordinal,
        Kind = m.Kind,
        Node = m.Node,
        Lot = m.Lot,
        Item = m.Item,
        LotNumber = m.LotNumber,
        Segment = m.Segment is null ? null : Encoding.UTF8.GetString(CanonicalJson.Write(m.Segment)),
        Quantity = m.Quantity,
        Unit = m.Unit,
        Evidence = m.Evidence,
        Operation = m.Operation,
        Transformation = m.Transformation,
        Into = m.Into,
        System = m.System,
        Partner = m.Partner,
        EventKey = m.EventKey,
        At = m.At,
    };

    private static StockMovement Movement(StockMovementRow row, bool retracted) => new()
    {
        MessageId = row.Message,
        Ordinal = row.Ordinal,
        Kind = row.Kind,
        Node = row.Node,
        Lot = row.Lot,
        Item = row.Item,
        LotNumber = row.LotNumber,
        Segment = row.Segment is null ? null : CanonicalJson.Read<StockSegment>(Encoding.UTF8.GetBytes(row.Segment)),
        Quantity = row.Quantity,
        Unit = row.Unit,
        Evidence = row.Evidence,
        Operation = row.Operation,
        Transformation = row.Transformation,
        Into = row.Into,
        System = row.System,
        Partner = row.Partner,
        EventKey = row.EventKey,
        At = row.At,
        Retracted = retracted,
    };
}
