namespace IntegrationHub.Core.Genealogy.Conservation;

/// <summary>Where the movements of stock are kept.</summary>
public interface IStockAccounts
{
    /// <summary>Adds the movements of one message. Adding them again changes nothing.</summary>
    Task AddAsync(IReadOnlyList<StockMovement> movements, CancellationToken cancel);

    /// <summary>Gets the movements of the nodes (lots and pieces), and the other side of every event that divides one of them, with what was taken back marked.</summary>
    Task<IReadOnlyList<StockMovement>> MovementsAsync(IReadOnlyCollection<string> nodes, CancellationToken cancel);

    /// <summary>Lists lots that have movements, and pieces that moved without a word of their lot, ordinally sorted, after a given one.</summary>
    Task<IReadOnlyList<string>> NodesAsync(string? after, int limit, CancellationToken cancel);
}
