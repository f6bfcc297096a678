using IntegrationHub.Core.Canonical.Identifiers;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Genealogy.Conservation;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Genealogy;
using IntegrationHub.Storage.Genealogy.Conservation;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.Host.Api.Genealogy;

/// <summary>Answers where all of a lot went, and which lots do not add up, on a snapshot of what is committed.</summary>
internal sealed class BalanceQuestions(IHubDatabase database, IServiceProvider services)
{
    /// <summary>How many lots one look for alarms goes through.</summary>
    public const int LotsPerLook = 500;

    /// <summary>Gives the accounts of every lot that a text names, or of the piece where it belongs to none; empty where it names neither.</summary>
    public Task<IReadOnlyList<LotAccount>> OfAsync(string text, CancellationToken cancellationToken) => database.ReadAsync(async (context, cancel) =>
    {
        var store = new GenealogyStore(context);
        var facts = new AliasedFacts(store.Facts);
        var named = await new GenealogyQuery(store, new QuerySurroundings { Readings = scanned => [.. IdentifierReader.Read(scanned).Readings.Select(reading => reading.Canonical)] }).ResolveAsync(text, cancel);
        var nodes = await facts.NodesAsync(named, cancel);
        var pieces = await facts.MembershipsAsync([.. nodes.Where(n => n.Kind == NodeKind.Unit).Select(n => n.Key)], cancel);
        string[] own = [.. nodes.Where(n => n.Kind is NodeKind.Lot or NodeKind.Unit).Select(n => n.Key).Concat(pieces.Select(p => p.Lot)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return await Reader(context).ReadAsync(own, cancel);
    }, cancellationToken);

    /// <summary>Goes through lots and single pieces after a given one and gives the accounts with alarms.</summary>
    public Task<BalanceAlarms> AlarmedAsync(string? after, CancellationToken cancellationToken) => database.ReadAsync(async (context, cancel) =>
    {
        var (accounts, last) = await Reader(context).AlarmedAsync(after, LotsPerLook, cancel);
        return new BalanceAlarms(accounts, last);
    }, cancellationToken);

    private AccountReader Reader(Storage.HubContext context)
    {
        var configuration = services.GetService<IFlowCatalog>()?.Current;
        var facts = new AliasedFacts(new GenealogyStore(context).Facts);
        return new AccountReader(new AliasedAccounts(new StockAccounts(context), facts), facts, configuration?.Policies.Items.Factors ?? [],
            system => configuration?.Systems.GetValueOrDefault(system)?.Uniqueness ?? NumberUniqueness.Undeclared);
    }
}

/// <summary>Accounts that do not add up.</summary>
/// <param name="Accounts">The accounts with their alarms.</param>
/// <param name="Next">Pass it as <c>after</c> to look further; absent when all lots were looked at.</param>
public sealed record BalanceAlarms(IReadOnlyList<LotAccount> Accounts, string? Next);
