using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Decisions;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Reconciliation;

/// <summary>Decisions in the caller's transaction.</summary>
public sealed class DecisionStore(HubContext context) : IDecisionStore
{
    private const long NumberLock = 0x6465636973696F6E;

    private IQueryable<DecisionRow> Newest => context.Set<DecisionRow>().AsNoTracking()
        .Where(row => !context.Set<DecisionRow>().Any(later => later.Number == row.Number && later.Version > row.Version));

    /// <inheritdoc />
    public async Task<IReadOnlyList<Decision>> OfItemAsync(string item, CancellationToken cancellationToken)
    {
        var key = ItemNumber.MatchKey(item);
        var rows = await Newest.Where(row => row.MatchKey == key || row.AliasKey == key).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToDecision())];
    }

    /// <summary>Reads the newest versions of decisions about items, or aliases of items, behind one match key and up to another.</summary>
    internal async Task<IReadOnlyList<Decision>> OfRangeAsync(string from, string to, CancellationToken cancellationToken)
    {
        var rows = await Newest.Where(row => row.Kind != DecisionKind.SupplierAlias).Where(row => (string.Compare(row.MatchKey, from) > 0 && string.Compare(row.MatchKey, to) <= 0)
                || (row.AliasKey != null && string.Compare(row.AliasKey, from) > 0 && string.Compare(row.AliasKey, to) <= 0))
            .OrderBy(row => row.Number).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToDecision())];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Decision>> SupplierAliasesAsync(CancellationToken cancellationToken)
    {
        var rows = await Newest.Where(row => row.Kind == DecisionKind.SupplierAlias && (row.State == DecisionState.InForce || row.State == DecisionState.AwaitsApproval))
            .OrderBy(row => row.Number).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToDecision())];
    }

    /// <inheritdoc />
    public async Task<Decision> AddAsync(Decision decision, CancellationToken cancellationToken)
    {
        // Two stewards in two transactions would take one number; SQLite has one writer anyway.
        if (context is PostgreSqlHubContext)
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({NumberLock})", cancellationToken);
        }

        var stored = decision.Number > 0 ? decision : decision with { Number = (await context.Set<DecisionRow>().MaxAsync(row => (long?)row.Number, cancellationToken) ?? 0) + 1 };
        var added = context.Add(DecisionRow.From(stored));
        await context.SaveChangesAsync(cancellationToken);
        added.State = EntityState.Detached;
        return stored;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Decision>> HistoryAsync(long number, CancellationToken cancellationToken)
    {
        var rows = await context.Set<DecisionRow>().AsNoTracking().Where(row => row.Number == number).OrderBy(row => row.Version).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToDecision())];
    }

    /// <inheritdoc />
    public async Task<DecisionPage> ListAsync(DecisionFilter filter, CancellationToken cancellationToken)
    {
        var rows = Newest;
        rows = filter.State is null ? rows : rows.Where(row => row.State == filter.State);
        rows = filter.Kind is null ? rows : rows.Where(row => row.Kind == filter.Kind);
        if (filter.ItemContains is { Length: > 0 } text)
        {
            var key = ItemNumber.MatchKey(text);
            rows = rows.Where(row => row.MatchKey.Contains(key) || (row.AliasKey != null && row.AliasKey.Contains(key)));
        }

        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderByDescending(row => row.Number).Skip(Math.Max(0, filter.Skip)).Take(Math.Clamp(filter.Take, 1, 1_000)).ToListAsync(cancellationToken);
        return new([.. page.Select(row => row.ToDecision())], total);
    }
}
