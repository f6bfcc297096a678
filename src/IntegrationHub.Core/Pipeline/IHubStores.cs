using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Core.Quality.Nonconformance;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using IntegrationHub.Core.Reconciliation.Decisions;

namespace IntegrationHub.Core.Pipeline;

/// <summary>The stores of one transaction, one for each capability.</summary>
public interface IHubStores
{
    /// <summary>Gets when the transaction began, microseconds UTC.</summary>
    long Now { get; }

    /// <summary>Gets the idempotency keys.</summary>
    IMessageKeys Keys { get; }

    /// <summary>Gets the outbox.</summary>
    IOutbox Outbox { get; }

    /// <summary>Gets the genealogy.</summary>
    IGenealogyStore Genealogy { get; }

    /// <summary>Gets the movements of stock.</summary>
    IStockAccounts StockAccounts { get; }

    /// <summary>Gets the master snapshots and findings.</summary>
    IReconciliationStore Reconciliation { get; }

    /// <summary>Gets the decisions about findings.</summary>
    IDecisionStore Decisions { get; }

    /// <summary>Gets what was seen of items.</summary>
    IItemFacts ItemFacts { get; }

    /// <summary>Gets the quality records.</summary>
    IQualityStore Quality { get; }
}
