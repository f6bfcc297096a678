using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Quality.Nonconformance;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Genealogy.Conservation;
using IntegrationHub.Storage.Quality;
using IntegrationHub.Storage.Reconciliation;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>The stores of one unit of work.</summary>
public sealed class HubStores(HubContext context, TimeProvider time, PublicIds ids) : IHubStores
{
    /// <inheritdoc />
    public long Now { get; } = HubInstant.ToMicroseconds(time.GetUtcNow());

    /// <inheritdoc />
    public IMessageKeys Keys { get; } = new MessageKeyStore(context);

    /// <inheritdoc />
    public IOutbox Outbox { get; } = new OutboxStore(context, time, ids);

    /// <inheritdoc />
    public IGenealogyStore Genealogy { get; } = new GenealogyStore(context);

    /// <inheritdoc />
    public IStockAccounts StockAccounts { get; } = new StockAccounts(context);

    /// <inheritdoc />
    public IReconciliationStore Reconciliation { get; } = new ReconciliationStore(context);

    /// <inheritdoc />
    public IDecisionStore Decisions { get; } = new DecisionStore(context);

    /// <inheritdoc />
    public IItemFacts ItemFacts { get; } = new ItemFacts(context);

    /// <inheritdoc />
    public IQualityStore Quality { get; } = new QualityStore(context);
}
