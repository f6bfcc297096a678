using IntegrationHub.Core.Genealogy.Conservation;

namespace IntegrationHub.Core.Genealogy.Aliases;

/// <summary>The movements of stock by the nodes that they are about: one lot under two names has one account.</summary>
/// <param name="stock">The movements as recorded.</param>
/// <param name="facts">Which names stand for which nodes.</param>
public sealed class AliasedAccounts(IStockAccounts stock, AliasedFacts facts) : IStockAccounts
{
    /// <inheritdoc />
    public Task AddAsync(IReadOnlyList<StockMovement> movements, CancellationToken cancel) => stock.AddAsync(movements, cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<StockMovement>> MovementsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel)
    {
        var found = await stock.MovementsAsync(await facts.NamesAsync(nodes, cancel), cancel);
        var behind = await facts.BehindAsync([.. found.SelectMany(m => new[] { m.Node, m.Lot }).OfType<string>().Distinct(StringComparer.Ordinal)], cancel);
        return [.. found.Select(m => m with { Node = behind(m.Node, m.At), Lot = m.Lot is null ? null : behind(m.Lot, m.At) })];
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> NodesAsync(string? after, int limit, CancellationToken cancel) => stock.NodesAsync(after, limit, cancel);
}
