using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Data;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Core.Reconciliation.Identity;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>
/// What is known about the items of a step, read with a few questions for all of them: asked one by one, the questions would cost more than the
/// comparison. Findings are kept in the unit of work, which the step saves at its end. What lies outside of the step (the other side of an alias) is
/// asked and saved one by one.
/// </summary>
internal sealed class StepKnowledge
{
    private readonly string _from, _to;
    private readonly ILookup<string, MasterSnapshot> _snapshots;
    private readonly ILookup<string, Decision> _decisions;
    private readonly HashSet<string> _contradicted;
    private readonly Dictionary<string, Dictionary<string, FindingRow>> _open;
    private readonly HubContext _context;

    private StepKnowledge(
        HubContext context, string from, string to, ILookup<string, MasterSnapshot> snapshots, ILookup<string, Decision> decisions, HashSet<string> contradicted, Dictionary<string, Dictionary<string, FindingRow>> open)
    {
        (_context, _from, _to, _snapshots, _decisions, _contradicted, _open) = (context, from, to, snapshots, decisions, contradicted, open);
        (Store, Decisions, Facts) = (new Snapshots(this, new(context)), new DecisionsHere(this, new(context)), new FactsHere(this, new(context)));
    }

    public IReconciliationStore Store { get; }

    public IDecisionStore Decisions { get; }

    public IItemFacts Facts { get; }

    /// <summary>Reads what is known about items behind one key and up to another.</summary>
    public static async Task<StepKnowledge> ReadAsync(HubContext context, string from, string to, CancellationToken cancellationToken)
    {
        var rows = await context.Set<MasterSnapshotRow>().FromSqlRaw(ReconciliationStore.RecentOf("\"MatchKey\" > {0} AND \"MatchKey\" <= {1}"), from, to).AsNoTracking().ToListAsync(cancellationToken);
        var decisions = await new DecisionStore(context).OfRangeAsync(from, to, cancellationToken);
        var contradicted = await context.Set<ContradictionRow>().Where(row => string.Compare(row.MatchKey, from) > 0 && string.Compare(row.MatchKey, to) <= 0).Select(row => row.MatchKey).Distinct().ToListAsync(cancellationToken);
        var open = await context.Set<FindingRow>().AsTracking().Where(row => row.ClosedAt == null && string.Compare(row.MatchKey, from) > 0 && string.Compare(row.MatchKey, to) <= 0).ToListAsync(cancellationToken);
        return new(context, from, to,
            rows.OrderBy(row => row.Id).ToLookup(row => row.MatchKey, row => row.ToSnapshot(), StringComparer.Ordinal),
            decisions.SelectMany(one => new[] { one.Item, one.Alias }.OfType<string>().Select(ItemNumber.MatchKey).Distinct(StringComparer.Ordinal).Select(key => (key, one))).ToLookup(pair => pair.key, pair => pair.one, StringComparer.Ordinal),
            contradicted.ToHashSet(StringComparer.Ordinal),
            open.GroupBy(row => row.MatchKey, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToDictionary(row => row.Identity, StringComparer.Ordinal), StringComparer.Ordinal));
    }

    private bool Holds(string key) => string.CompareOrdinal(key, _from) > 0 && string.CompareOrdinal(key, _to) <= 0;

    private sealed class Snapshots(StepKnowledge step, ReconciliationStore inner) : IReconciliationStore
    {
        public Task<IReadOnlyList<MasterSnapshot>> RecentAsync(string item, CancellationToken cancellationToken) =>
            ItemNumber.MatchKey(item) is var key && step.Holds(key) ? Task.FromResult<IReadOnlyList<MasterSnapshot>>([.. step._snapshots[key]]) : inner.RecentAsync(item, cancellationToken);

        public Task SaveFindingsAsync(string item, IReadOnlyList<Finding> findings, long at, CancellationToken cancellationToken)
        {
            var key = ItemNumber.MatchKey(item);
            if (!step.Holds(key))
            {
                return inner.SaveFindingsAsync(item, findings, at, cancellationToken);
            }

            var open = step._open.TryGetValue(key, out var known) ? known : step._open[key] = new(StringComparer.Ordinal);
            step._context.AddRange(FindingRow.Merge(open, key, findings, at));
            return Task.CompletedTask;
        }

        public Task<SnapshotDecision> AppendAsync(MasterSnapshot snapshot, CancellationToken cancellationToken) => inner.AppendAsync(snapshot, cancellationToken);

        public Task<StoredFinding?> FindAsync(long id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

        public Task<IReadOnlyList<Finding>> OpenAsync(string item, CancellationToken cancellationToken) => inner.OpenAsync(item, cancellationToken);

        public Task<IReadOnlyList<string>> DueAsync(long now, int most, CancellationToken cancellationToken) => inner.DueAsync(now, most, cancellationToken);

        public Task<IReadOnlyList<string>> WithFindingAsync(string attribute, string system, int most, CancellationToken cancellationToken) => inner.WithFindingAsync(attribute, system, most, cancellationToken);

        public Task<IReadOnlyList<NamedNumber>> NumbersAsync(string system, CancellationToken cancellationToken) => inner.NumbersAsync(system, cancellationToken);

        public Task<IReadOnlyList<string>> OnceAbsentAsync(string system, CancellationToken cancellationToken) => inner.OnceAbsentAsync(system, cancellationToken);

        public Task<FindingPage> ListAsync(FindingFilter filter, CancellationToken cancellationToken) => inner.ListAsync(filter, cancellationToken);

        public Task<FindingCounts> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);
    }

    private sealed class DecisionsHere(StepKnowledge step, DecisionStore inner) : IDecisionStore
    {
        private Task<IReadOnlyList<Decision>>? _suppliers;

        public Task<IReadOnlyList<Decision>> OfItemAsync(string item, CancellationToken cancellationToken) =>
            ItemNumber.MatchKey(item) is var key && step.Holds(key) ? Task.FromResult<IReadOnlyList<Decision>>([.. step._decisions[key].OrderBy(one => one.Number)]) : inner.OfItemAsync(item, cancellationToken);

        // The same for all items of the step, and few.
        public Task<IReadOnlyList<Decision>> SupplierAliasesAsync(CancellationToken cancellationToken) => _suppliers ??= inner.SupplierAliasesAsync(cancellationToken);

        public Task<Decision> AddAsync(Decision decision, CancellationToken cancellationToken) => inner.AddAsync(decision, cancellationToken);

        public Task<IReadOnlyList<Decision>> HistoryAsync(long number, CancellationToken cancellationToken) => inner.HistoryAsync(number, cancellationToken);

        public Task<DecisionPage> ListAsync(DecisionFilter filter, CancellationToken cancellationToken) => inner.ListAsync(filter, cancellationToken);
    }

    private sealed class FactsHere(StepKnowledge step, ItemFacts inner) : IItemFacts
    {
        public Task<IReadOnlyList<DataObservation>> ObservationsAsync(string item, CancellationToken cancellationToken) =>
            ItemNumber.MatchKey(item) is var key && step.Holds(key) && !step._contradicted.Contains(key) ? Task.FromResult<IReadOnlyList<DataObservation>>([]) : inner.ObservationsAsync(item, cancellationToken);

        public Task ObserveAsync(IReadOnlyList<DataObservation> observations, CancellationToken cancellationToken) => inner.ObserveAsync(observations, cancellationToken);

        public Task<bool> IsSerialAsync(string item, string text, CancellationToken cancellationToken) => inner.IsSerialAsync(item, text, cancellationToken);

        public Task<bool> IsKnownAsync(string kind, string item, string number, CancellationToken cancellationToken) => inner.IsKnownAsync(kind, item, number, cancellationToken);

        public Task<ItemKnowledge> KnowledgeAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellationToken) => inner.KnowledgeAsync(numbers, cancellationToken);
    }
}
