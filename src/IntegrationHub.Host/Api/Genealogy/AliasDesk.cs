using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Messaging;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Genealogy.Aliases;

namespace IntegrationHub.Host.Api.Genealogy;

/// <summary>What people state about names: that two are one thing, that it is so, that it never was. For the API and the page.</summary>
internal sealed class AliasDesk(IHubDatabase database, TimeProvider time, HubChanges changes)
{
    private long Now => HubInstant.ToMicroseconds(time.GetUtcNow());

    /// <summary>Lists aliases, the newest first.</summary>
    /// <param name="text">Only those of what the text names; null: all.</param>
    /// <param name="all">Also those that were rejected or taken back.</param>
    /// <param name="offset">How many to pass over.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Page<Alias>> ListAsync(string? text, bool all, int offset, int limit, CancellationToken cancellationToken) => database.ReadAsync(async (context, cancel) =>
    {
        if (text is null)
        {
            return await new AliasStore(context).ListAsync(null, all, offset, limit, cancel);
        }

        var found = await new AliasStore(context).AroundAsync(await Query(context).RecordedAsync(text, cancel), cancel);
        Alias[] shown = [.. found.Where(alias => all || alias.State is not (AliasState.Rejected or AliasState.Withdrawn)).OrderByDescending(alias => alias.Number)];
        return new Page<Alias>([.. shown.Skip(offset).Take(limit)], shown.Length, offset);
    }, cancellationToken);

    /// <summary>Reads all versions of an alias, the first one first; empty where there is none.</summary>
    public Task<IReadOnlyList<Alias>> HistoryAsync(long number, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => new AliasStore(context).HistoryAsync(number, cancel), cancellationToken);

    /// <summary>Proposes an alias; it joins nothing until somebody else agrees.</summary>
    public async Task<Outcome<Alias>> ProposeAsync(AliasRequest request, CancellationToken cancellationToken)
    {
        var now = Now;
        var proposed = await database.WriteAsync(async (context, cancel) =>
        {
            var (facts, query, store) = (new GenealogyStore(context).Facts, Query(context), new AliasStore(context));
            var (of, names) = (await query.ResolveAsync(request.Of ?? "", cancel), await query.RecordedAsync(request.Name ?? "", cancel));
            Problem?[] faults = [Fault(request.Of, of, "/of", mayBeNew: false), Fault(request.Name, names, "/name", mayBeNew: true)];
            if (faults.OfType<Problem>().ToArray() is { Length: > 0 } wrong)
            {
                return Outcome<Alias>.Failed(wrong);
            }

            var lasting = (await facts.NodesAsync(of, cancel))[0];
            var name = names.Count == 1 ? (await facts.NodesAsync(names, cancel))[0] : Unseen(lasting, request.Name!.Trim());
            if (name is null)
            {
                return Outcome<Alias>.Failed(new Problem("GEN-0036", $"Nothing is recorded under '{request.Name}', and {lasting.Key} names no item within which the number would be unique. Give the full key, or wait for its first event.", "/name", RawValue: request.Name));
            }

            var wish = AliasRules.Propose(request, lasting, name, await store.AroundAsync([lasting.Key, name.Key], cancel), now);
            return wish.Succeeded ? Outcome<Alias>.Of(await store.AddAsync(wish.Value, cancel)) : wish;
        }, cancellationToken);
        changes.Notify();
        return proposed;
    }

    /// <summary>Agrees to an alias or to taking it back, or does not.</summary>
    /// <returns>The next version, or why not; null where there is none of this number.</returns>
    public Task<Outcome<Alias>?> DecideAsync(long number, bool agrees, string? by, CancellationToken cancellationToken)
    {
        var now = Now;
        return NextAsync(number, async (alias, store, cancel) => AliasRules.Decide(alias, agrees, by, await store.AroundAsync([alias.Of, alias.Name.Key], cancel), now), cancellationToken);
    }

    /// <summary>Asks that an alias be taken back.</summary>
    /// <returns>The next version, or why not; null where there is none of this number.</returns>
    public Task<Outcome<Alias>?> WithdrawAsync(long number, string? by, string? reason, CancellationToken cancellationToken)
    {
        var now = Now;
        return NextAsync(number, (alias, _, _) => Task.FromResult(AliasRules.Withdraw(alias, by, reason, now)), cancellationToken);
    }

    private async Task<Outcome<Alias>?> NextAsync(long number, Func<Alias, AliasStore, CancellationToken, Task<Outcome<Alias>>> decide, CancellationToken cancellationToken)
    {
        var decided = await database.WriteAsync(async (context, cancel) =>
        {
            var store = new AliasStore(context);
            if (await store.HistoryAsync(number, cancel) is not [.., var newest])
            {
                return null;
            }

            var next = await decide(newest, store, cancel);
            return next.Succeeded ? Outcome<Alias>.Of(await store.AddAsync(next.Value, cancel)) : next;
        }, cancellationToken);
        changes.Notify();
        return decided;
    }

    private static Problem? Fault(string? text, IReadOnlyList<string> keys, string place, bool mayBeNew) =>
        string.IsNullOrWhiteSpace(text) ? new Problem("GEN-0030", $"'{place[1..]}' is missing. Name the thing by what its label says.", place)
        : keys.Count > 1 ? GenealogyQuery.Several(text, keys) with { Place = place }
        : keys.Count == 0 && !mayBeNew ? GenealogyQuery.Unknown(text) with { Place = place }
        : null;

    // A number may be given before the first event uses it; then it is a number of the same kind within the same item.
    private static NodeFact? Unseen(NodeFact lasting, string number) => (lasting.Kind, lasting.Item) switch
    {
        (NodeKind.Unit, { } item) => new NodeFact(NodeIdentity.Derive("serial", item, number), NodeKind.Unit, item, Serial: number),
        (NodeKind.Lot, { } item) => new NodeFact(NodeIdentity.Derive("lot", item, number), NodeKind.Lot, item, Lot: number),
        (NodeKind.Container, _) => new NodeFact(NodeIdentity.Derive("container", number), NodeKind.Container, Container: number),
        _ => null,
    };

    private static GenealogyQuery Query(HubContext context) => new(new GenealogyStore(context), new QuerySurroundings
    {
        Readings = text => [.. IdentifierReader.Read(text).Readings.Select(reading => reading.Canonical)],
    });
}
