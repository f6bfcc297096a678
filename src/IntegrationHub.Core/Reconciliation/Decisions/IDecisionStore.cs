namespace IntegrationHub.Core.Reconciliation.Decisions;

/// <summary>Keeps decisions. Every call takes part in the caller's transaction; a version is added and never changed.</summary>
public interface IDecisionStore
{
    /// <summary>Reads the newest version of each decision that concerns a number, as item or as alias.</summary>
    /// <param name="item">Any spelling of the number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IReadOnlyList<Decision>> OfItemAsync(string item, CancellationToken cancellationToken);

    /// <summary>Adds a decision (number 0, which gets one) or the next version of one.</summary>
    /// <returns>What was stored.</returns>
    Task<Decision> AddAsync(Decision decision, CancellationToken cancellationToken);

    /// <summary>Reads the newest versions of the supplier aliases that are in force or wait for a second person.</summary>
    Task<IReadOnlyList<Decision>> SupplierAliasesAsync(CancellationToken cancellationToken);

    /// <summary>Reads all versions of a decision, the first one first; empty where there is none.</summary>
    Task<IReadOnlyList<Decision>> HistoryAsync(long number, CancellationToken cancellationToken);

    /// <summary>Lists the newest versions, the newest decision first.</summary>
    Task<DecisionPage> ListAsync(DecisionFilter filter, CancellationToken cancellationToken);
}

/// <summary>Which decisions to list; what is null does not filter.</summary>
public sealed record DecisionFilter
{
    /// <summary>Gets a part of the item's number or of the alias, compared without case.</summary>
    public string? ItemContains { get; init; }

    /// <summary>Gets the kind.</summary>
    public DecisionKind? Kind { get; init; }

    /// <summary>Gets the state.</summary>
    public DecisionState? State { get; init; }

    /// <summary>Gets how many to skip, 0 or more.</summary>
    public int Skip { get; init; }

    /// <summary>Gets how many to return, 1 to 1,000. The default is 50.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A page of decisions and how many the filter finds in all.</summary>
public sealed record DecisionPage(IReadOnlyList<Decision> Decisions, int Total);
