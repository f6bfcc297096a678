using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Versioning;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Genealogy.Aliases;

/// <summary>Aliases in the caller's transaction. Each version is a row of the audit trail.</summary>
public sealed class AliasStore(HubContext context) : IAliasStore
{
    private const long NumberLock = 0x616C696173;

    internal static IQueryable<AliasRow> Newest(HubContext context) => context.Set<AliasRow>().AsNoTracking()
        .Where(row => !context.Set<AliasRow>().Any(later => later.Number == row.Number && later.Version > row.Version));

    /// <inheritdoc />
    public async Task<Alias> AddAsync(Alias alias, CancellationToken cancel)
    {
        // Two people in two transactions would take one number, or join one name twice; SQLite has one writer anyway.
        if (context is PostgreSqlHubContext)
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({NumberLock})", cancel);
        }

        var stored = alias.Number > 0 ? alias : alias with { Number = (await context.Set<AliasRow>().MaxAsync(row => (long?)row.Number, cancel) ?? 0) + 1 };
        context.Add(AliasRow.From(stored));
        var (at, who, action) = Step(stored);
        await new AuditTrail(context).AddAsync(at, who, action, stored, cancel);
        await context.SaveChangesAsync(cancel);
        if (stored.State is AliasState.InForce or AliasState.Withdrawn)
        {
            await TellAsync(stored, cancel);
        }

        return stored;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Alias>> HistoryAsync(long number, CancellationToken cancel) =>
        [.. (await context.Set<AliasRow>().AsNoTracking().Where(row => row.Number == number).OrderBy(row => row.Version).ToListAsync(cancel)).Select(row => row.ToAlias())];

    /// <inheritdoc />
    public async Task<IReadOnlyList<Alias>> AroundAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var (found, seen) = (new Dictionary<long, Alias>(), new HashSet<string>(StringComparer.Ordinal));
        for (string[] open = [.. keys.Where(seen.Add)]; open.Length > 0;)
        {
            var rows = await Newest(context).Where(row => open.Contains(row.OfKey) || open.Contains(row.NameKey)).ToListAsync(cancel);
            rows.ForEach(row => found.TryAdd(row.Number, row.ToAlias()));
            open = [.. rows.SelectMany(row => new[] { row.OfKey, row.NameKey }).Where(seen.Add)];
        }

        return [.. found.Values.OrderBy(alias => alias.Number)];
    }

    /// <summary>Lists newest versions, the newest alias first.</summary>
    /// <param name="key">Only those that speak of this node key; null: all.</param>
    /// <param name="all">Also those that were rejected or taken back.</param>
    /// <param name="offset">How many to pass over.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Page<Alias>> ListAsync(string? key, bool all, int offset, int limit, CancellationToken cancel)
    {
        var rows = Newest(context).Where(row => (key == null || row.OfKey == key || row.NameKey == key)
            && (all || (row.State != AliasState.Rejected && row.State != AliasState.Withdrawn)));
        var page = await rows.OrderByDescending(row => row.Number).Skip(offset).Take(limit).ToListAsync(cancel);
        return new Page<Alias>([.. page.Select(row => row.ToAlias())], await rows.LongCountAsync(cancel), offset);
    }

    // Those who follow the genealogy learn of it as of a message; a name that no event used yet can be searched from now on.
    private Task TellAsync(Alias alias, CancellationToken cancel)
    {
        var name = alias.Name;
        var (scheme, number) = name.Serial is not null ? ("serial", name.Serial) : name.Lot is not null ? ("lot", name.Lot) : ("container", name.Container);
        return new GenealogyWriter(context).ApplyAsync([new GenealogyChange(FormattableString.Invariant($"{alias.Rule}@{alias.Version}"))
        {
            Nodes = alias.Joins ? [name] : [],
            Names = alias.Joins && number is not null ? [new NameFact(name.Key, scheme, number, Item: scheme == "container" ? null : name.Item)] : [],
        }], cancel);
    }

    private static (long At, string Who, string Action) Step(Alias alias) => alias.State switch
    {
        AliasState.Proposed => (alias.At, alias.Author, "alias-proposed"),
        AliasState.InForce when alias.Version == 2 => (alias.DecidedAt!.Value, alias.DecidedBy!, "alias-agreed"),
        AliasState.InForce => (alias.At, alias.DecidedBy!, "alias-kept"),
        AliasState.Rejected => (alias.DecidedAt!.Value, alias.DecidedBy!, "alias-rejected"),
        AliasState.WithdrawalProposed => (alias.At, alias.WithdrawnBy!, "alias-withdrawal-proposed"),
        _ => (alias.At, alias.WithdrawalAgreedBy ?? alias.WithdrawnBy!, "alias-withdrawn"),
    };
}
